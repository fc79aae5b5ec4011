import { BorderOutlined, CheckSquareFilled, ClockCircleOutlined } from '@ant-design/icons';
import { cx } from '@emotion/css';
import { memo } from 'react';
import { useT } from '../../locale';
import { PersonAvatar } from '../../ui/PersonAvatar';
import { PriorityMark } from '../../ui/PriorityMark';
import { RelativeTime } from '../../ui/RelativeTime';
import { StatusTag } from '../../ui/StatusTag';
import { Marked } from '../search/Marked';
import { idOf, nameOfContact, nameOfPerson, type Priority, type Status, type TicketRow } from '../tickets';
import type { RowStyles } from './rowStyles';

interface Props {
  ticket: TicketRow;
  status: Status | undefined;
  priority: Priority | undefined;
  isSelected: boolean;
  hasCursor: boolean;
  isUnread: boolean;
  isChanged: boolean;
  /** Among those that are changed together. */
  isMarked: boolean;
  /** Some ticket is: all rows show whether they are. */
  isMarking: boolean;
  onMark: (ticketId: string, isRange: boolean) => void;
  styles: RowStyles;
  onOpen: (ticketId: string) => void;
}

/** One ticket, as a mail client lists a mail: who, what, the first words, and what state it is in. */
export const QueueRow = memo(function QueueRow(props: Props) {
  const { ticket, status, priority, isSelected, hasCursor, isUnread, isChanged, styles, onOpen } = props;
  const { isMarked, isMarking, onMark } = props;
  const t = useT();
  const id = idOf(ticket.id);
  const requester = nameOfContact(ticket.requester) || t('Unknown requester');
  const assignee = nameOfPerson(ticket.assignee);
  return (
    <li
      id={rowId(id)}
      role="option"
      aria-selected={isSelected}
      aria-checked={isMarking ? isMarked : undefined}
      data-testid="ticketing-queue-row"
      data-ticket={id}
      data-unread={isUnread || undefined}
      className={cx(
        styles.row,
        isUnread && styles.unread,
        hasCursor && styles.cursor,
        isSelected && styles.selected,
        isMarked && styles.marked,
        isChanged && styles.changed,
      )}
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => (event.shiftKey ? onMark(id, true) : onOpen(id))}
    >
      <span
        className={cx(styles.avatar, isMarking && styles.marking)}
        data-testid="ticketing-mark"
        title={isMarked ? t('Unmark') : t('Mark')}
        onClick={(event) => {
          event.stopPropagation();
          onMark(id, event.shiftKey);
        }}
      >
        <PersonAvatar name={requester} size={32} />
        <span className={styles.mark}>{isMarked ? <CheckSquareFilled /> : <BorderOutlined />}</span>
      </span>
      <span className={styles.who}>
        {isUnread ? <span className={styles.dot} role="img" aria-label={t('Unread')} /> : null}
        <span className={styles.clip}>{requester}</span>
        {(ticket.messageCount ?? 0) > 1 ? <span className={styles.messages}>{ticket.messageCount}</span> : null}
      </span>
      <span className={styles.when}>
        <RelativeTime value={ticket.lastMessageAt ?? ticket.updatedAt} />
      </span>
      <span className={styles.what}>
        <span className={styles.subject}>
          {ticket.subjectParts ? <Marked parts={ticket.subjectParts} /> : ticket.subject}
        </span>
        {ticket.excerpt ? (
          <span className={styles.excerpt} data-testid="ticketing-excerpt">
            <Marked parts={ticket.excerpt.parts} />
          </span>
        ) : (
          <span className={styles.preview}>{ticket.preview}</span>
        )}
      </span>
      <span className={styles.facts}>
        <StatusTag status={status ?? { label: ticket.statusKey }} />
        <PriorityMark priority={priority} />
        <span className={styles.number}>{ticket.number}</span>
        {ticket.waitingSince ? (
          <span className={styles.waiting} title={t('The customer has been waiting since')}>
            <ClockCircleOutlined aria-label={t('Waiting')} /> <RelativeTime value={ticket.waitingSince} as="span" />
          </span>
        ) : null}
        <span className={styles.assignee}>
          <PersonAvatar name={assignee} size={22} hint={assignee || t('Unassigned')} />
        </span>
      </span>
    </li>
  );
});

export const rowId = (ticketId: string): string => `ticketing-row-${ticketId}`;
