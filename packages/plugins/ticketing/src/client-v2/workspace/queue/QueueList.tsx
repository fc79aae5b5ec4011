import { observer } from '@nocobase/flow-engine';
import { useEffect } from 'react';
import { useT } from '../../locale';
import { useLookups } from '../lookups';
import { idOf, type TicketRow } from '../tickets';
import { QueueRow, rowId } from './QueueRow';
import { useRowStyles } from './rowStyles';
import { isUnread } from './seenTickets';

interface Props {
  tickets: readonly TicketRow[];
  selected: string | null;
  cursor: string | null;
  changed: ReadonlySet<string>;
  marked: ReadonlySet<string>;
  onMark: (ticketId: string, isRange: boolean) => void;
  onOpen: (ticketId: string) => void;
}

export const QueueList = observer(function QueueList({
  tickets,
  selected,
  cursor,
  changed,
  marked,
  onMark,
  onOpen,
}: Props) {
  const t = useT();
  const styles = useRowStyles();
  const { statuses, priorities } = useLookups();

  useEffect(() => {
    if (cursor) document.getElementById(rowId(cursor))?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);

  return (
    <ul
      role="listbox"
      tabIndex={0}
      aria-label={t('Tickets')}
      aria-multiselectable={marked.size > 0 || undefined}
      aria-activedescendant={cursor ? rowId(cursor) : undefined}
      className={styles.list}
    >
      {tickets.map((ticket) => {
        const id = idOf(ticket.id);
        return (
          <QueueRow
            key={id}
            ticket={ticket}
            status={statuses.find(({ key }) => key === ticket.statusKey)}
            priority={priorities.find(({ key }) => key === ticket.priorityKey)}
            isSelected={id === selected}
            hasCursor={id === cursor}
            isUnread={isUnread(ticket)}
            isChanged={changed.has(id)}
            isMarked={marked.has(id)}
            isMarking={marked.size > 0}
            onMark={onMark}
            styles={styles}
            onOpen={onOpen}
          />
        );
      })}
    </ul>
  );
});
