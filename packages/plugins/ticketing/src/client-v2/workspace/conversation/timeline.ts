import { PUBLIC_COMMENT_KINDS, type CommentKind, type DeliveryState, type Direction } from '../../../shared/comments';
import type { FieldChange, TicketEventType } from '../../../shared/ticketEvents';
import { idOf, nameOfContact, nameOfPerson, type Contact, type Id, type Person } from '../tickets';
import type { Attachment } from './attachments';

/** What somebody wrote. */
export interface MessageEntry {
  entry: 'comment';
  id: Id;
  kind: CommentKind;
  body: string;
  bodyText?: string;
  channel?: string | null;
  deliveryState?: DeliveryState | null;
  author?: Person | null;
  contact?: Contact | null;
  attachments?: readonly Attachment[];
  to?: readonly string[] | null;
  cc?: readonly string[] | null;
  bcc?: readonly string[] | null;
  direction?: Direction | null;
  minutes?: number | null;
  parentId?: Id | null;
  pinnedAt?: string | null;
  hasOriginal?: boolean;
  remoteImages?: number;
  createdAt: string;
}

/** A reply that was sent and can still be taken back. */
export interface PendingMessage {
  id: Id;
  sendAt: string;
  /** Why it could not be sent: a code with a sentence of its own. */
  failure: string | null;
  body: string;
  cc?: readonly string[] | null;
  bcc?: readonly string[] | null;
  statusKey?: string | null;
  attachments: readonly Attachment[];
  isMine: boolean;
  author: Person | null;
  createdAt: string;
}

/** A change of one field, with the names of the people and teams that it speaks of. */
export interface NamedChange extends FieldChange {
  /** What the field is called, in the reader's language. */
  fieldLabel?: string;
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

/** Calls stand in the note, pins on the message. */
const isToldElsewhere = ({ type, changes }: EventEntry): boolean =>
  type === 'mentioned' || changes.every(({ field }) => field === 'pinned');

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
    if (entry.type === 'created' || isToldElsewhere(entry)) continue;
    if (events.length === 0) items.push({ kind: 'events', events });
    events.push(entry);
  }
  return items;
}

const EXCERPT = 120;

/** The messages in short, for choosing among them. */
export function messagesOf(timeline: readonly TimelineEntry[]) {
  return timeline.flatMap((entry) => {
    if (entry.entry !== 'comment') return [];
    const { id, kind, bodyText = '', author, contact } = entry;
    const text = bodyText.length > EXCERPT ? `${bodyText.slice(0, EXCERPT)}…` : bodyText;
    const isInternal = kind === 'note' || kind === 'system';
    return [{ id, text, isInternal, author: nameOfPerson(author) || nameOfContact(contact) }];
  });
}

const isMessage = (entry: TimelineEntry): entry is MessageEntry => entry.entry === 'comment';

/** Messages that the customer sees or wrote, oldest first. */
export const publicMessages = (timeline: readonly TimelineEntry[]): MessageEntry[] =>
  timeline.filter(isMessage).filter(({ kind }) => PUBLIC_COMMENT_KINDS.includes(kind));

export const pinnedMessages = (timeline: readonly TimelineEntry[]): MessageEntry[] =>
  timeline.filter(isMessage).filter(({ pinnedAt }) => Boolean(pinnedAt));

export const messageById = (timeline: readonly TimelineEntry[], id: Id | null | undefined): MessageEntry | undefined =>
  id == null ? undefined : timeline.filter(isMessage).find((entry) => idOf(entry.id) === idOf(id));

/** What a reader sees of a message's HTML, without what it quotes. */
export function textOfMessage(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  body.querySelectorAll('[data-quote]').forEach((quote) => quote.remove());
  body.querySelectorAll('br').forEach((line) => line.replaceWith('\n'));
  body.querySelectorAll('p, div, li, tr').forEach((block) => block.append('\n'));
  return (body.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim();
}
