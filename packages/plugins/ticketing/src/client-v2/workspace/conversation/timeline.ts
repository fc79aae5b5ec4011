import type { CommentKind, DeliveryState } from '../../../shared/comments';
import type { FieldChange, TicketEventType } from '../../../shared/ticketEvents';
import type { Contact, Id, Person } from '../tickets';

/** What somebody wrote. */
export interface MessageEntry {
  entry: 'comment';
  id: Id;
  kind: CommentKind;
  body: string;
  channel?: string | null;
  deliveryState?: DeliveryState | null;
  author?: Person | null;
  contact?: Contact | null;
  createdAt: string;
}

/** A change of one field, with the names of the people and teams that it speaks of. */
export interface NamedChange extends FieldChange {
  fromLabel?: string | null;
  toLabel?: string | null;
}

/** What changed. */
export interface EventEntry {
  entry: 'event';
  id: Id;
  type: TicketEventType;
  changes: readonly NamedChange[];
  actor?: Person | null;
  contact?: Contact | null;
  causeKind?: string | null;
  causeLabel?: string | null;
  createdAt: string;
}

export type TimelineEntry = MessageEntry | EventEntry;

/** The thread as it is shown: messages, and between them the changes gathered to one foldable group. */
export type ThreadItem = { kind: 'message'; message: MessageEntry } | { kind: 'events'; events: readonly EventEntry[] };

export function threadOf(timeline: readonly TimelineEntry[]): ThreadItem[] {
  const items: ThreadItem[] = [];
  let events: EventEntry[] = [];
  for (const entry of timeline) {
    if (entry.entry === 'comment') {
      items.push({ kind: 'message', message: entry });
      events = [];
      continue;
    }
    // The first message says that the ticket was made.
    if (entry.type === 'created' || entry.changes.length === 0) continue;
    if (events.length === 0) items.push({ kind: 'events', events });
    events.push(entry);
  }
  return items;
}
