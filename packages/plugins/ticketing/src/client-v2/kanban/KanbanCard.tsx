import { ClockCircleOutlined, MoreOutlined } from '@ant-design/icons';
import { cx } from '@emotion/css';
import { Button, Dropdown, Spin, type MenuProps } from 'antd';
import { useState } from 'react';
import { useT } from '../locale';
import type { AllowedStep } from '../tickets';
import { PersonAvatar } from '../ui/PersonAvatar';
import { PriorityMark } from '../ui/PriorityMark';
import { RelativeTime } from '../ui/RelativeTime';
import { StatusDot } from '../ui/StatusDot';
import { useStatusLabel } from '../ui/useStatusLabel';
import { idOf, nameOfContact, nameOfPerson, type Priority, type TicketRow } from '../workspace';
import type { KanbanStyles } from './kanbanStyles';
import type { Moves } from './useMoves';

interface Props {
  ticket: TicketRow;
  priority: Priority | undefined;
  moves: Moves;
  mayMove: boolean;
  isSelected: boolean;
  styles: KanbanStyles;
  onOpen: (ticketId: string) => void;
}

/** One ticket: dragged with a mouse, moved by its menu with a finger or the keyboard. */
export function KanbanCard({ ticket, priority, moves, mayMove, isSelected, styles, onOpen }: Props) {
  const t = useT();
  const labelOf = useStatusLabel();
  const [steps, setSteps] = useState<readonly AllowedStep[]>();
  const id = idOf(ticket.id);
  const assignee = nameOfPerson(ticket.assignee);

  const load = async (isOpen: boolean) => {
    if (!isOpen) return moves.end();
    setSteps(undefined);
    setSteps(await moves.begin(ticket));
  };

  return (
    <li
      className={cx(styles.card, isSelected && styles.selected)}
      data-testid="ticketing-kanban-card"
      data-ticket={id}
      draggable={mayMove}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', ticket.number);
        void moves.begin(ticket);
      }}
      onDragEnd={moves.end}
    >
      <button type="button" className={styles.open} onClick={() => onOpen(id)}>
        <span className={styles.subject}>{ticket.subject}</span>
        <span className={styles.requester}>{nameOfContact(ticket.requester) || t('Unknown requester')}</span>
      </button>
      <div className={styles.facts}>
        <PriorityMark priority={priority} />
        <span>{ticket.number}</span>
        {ticket.waitingSince ? (
          <span className={styles.waiting} title={t('The customer has been waiting since')}>
            <ClockCircleOutlined aria-label={t('Waiting')} /> <RelativeTime value={ticket.waitingSince} as="span" />
          </span>
        ) : null}
        <span className={styles.end}>
          <PersonAvatar name={assignee} size={22} hint={assignee || t('Unassigned')} />
          {mayMove ? (
            <Dropdown
              trigger={['click']}
              onOpenChange={(isOpen) => void load(isOpen)}
              menu={{
                items: itemsOf(steps, t, labelOf),
                onClick: ({ key }) => void moves.drop(ticket, key),
              }}
            >
              <Button
                type="text"
                size="small"
                icon={<MoreOutlined />}
                aria-label={t('Move {{number}}', { number: ticket.number })}
                aria-haspopup="menu"
                data-testid="ticketing-kanban-move"
              />
            </Dropdown>
          ) : null}
        </span>
      </div>
    </li>
  );
}

function itemsOf(
  steps: readonly AllowedStep[] | undefined,
  t: ReturnType<typeof useT>,
  labelOf: ReturnType<typeof useStatusLabel>,
): MenuProps['items'] {
  if (!steps) return [{ key: '…', disabled: true, label: <Spin size="small" /> }];
  if (steps.length === 0) return [{ key: '…', disabled: true, label: t('No other status is possible now') }];
  return steps.map(({ toKey, status }) => ({
    key: toKey,
    label: labelOf(status),
    icon: <StatusDot status={status} />,
  }));
}
