import { cx } from '@emotion/css';
import { Button } from 'antd';
import { useState } from 'react';
import { useT } from '../locale';
import { StatusDot } from '../ui/StatusDot';
import { useStatusLabel } from '../ui/useStatusLabel';
import { idOf, type Priority, type Status } from '../workspace';
import type { Column } from './columns';
import { KanbanCard } from './KanbanCard';
import type { KanbanStyles } from './kanbanStyles';
import type { Moves } from './useMoves';

interface Props {
  status: Status;
  column: Column;
  priorities: readonly Priority[];
  moves: Moves;
  mayMove: boolean;
  selected: string | null;
  styles: KanbanStyles;
  onOpen: (ticketId: string) => void;
  onMore: () => void;
}

/** A status: while a card is dragged it says whether the flow leads here. */
export function KanbanColumn(props: Props) {
  const { status, column, priorities, moves, mayMove, selected, styles, onOpen, onMore } = props;
  const t = useT();
  const [isOver, setOver] = useState(false);
  const { current } = moves;
  const label = useStatusLabel()(status);
  const isHome = current?.ticket.statusKey === status.key;
  const isAllowed = current?.steps?.some(({ toKey }) => toKey === status.key) ?? false;
  const isRefused = current?.steps !== undefined && !isHome && !isAllowed;
  const count = column.hasMore ? `${column.tickets.length}+` : String(column.tickets.length);

  return (
    <section
      aria-label={`${label}, ${count}`}
      data-testid="ticketing-kanban-column"
      data-status={status.key}
      className={cx(
        styles.column,
        isAllowed && styles.allowed,
        isRefused && styles.refused,
        isOver && isAllowed && styles.over,
      )}
      onDragOver={(event) => {
        if (!current) return;
        // A refused column takes the card as well, to say why it goes back.
        event.preventDefault();
        event.dataTransfer.dropEffect = isRefused ? 'none' : 'move';
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (current) void moves.drop(current.ticket, status.key);
      }}
    >
      <header className={styles.header}>
        <StatusDot status={status} />
        <span className={styles.label}>{label}</span>
        <span className={styles.count}>{count}</span>
      </header>
      {isRefused ? <p className={styles.reason}>{t('The status flow does not lead here from there')}</p> : null}
      <ul className={styles.cards}>
        {column.tickets.map((ticket) => (
          <KanbanCard
            key={idOf(ticket.id)}
            ticket={ticket}
            priority={priorities.find(({ key }) => key === ticket.priorityKey)}
            moves={moves}
            mayMove={mayMove}
            isSelected={idOf(ticket.id) === selected}
            styles={styles}
            onOpen={onOpen}
          />
        ))}
        {column.tickets.length === 0 ? <li className={styles.nothing}>{t('Nothing here')}</li> : null}
      </ul>
      {column.hasMore ? (
        <Button type="text" block size="small" onClick={onMore}>
          {t('Show more')}
        </Button>
      ) : null}
    </section>
  );
}
