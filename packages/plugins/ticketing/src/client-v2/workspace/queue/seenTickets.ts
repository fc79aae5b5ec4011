import { observable } from '@formily/reactive';
import { idOf, type TicketRow } from '../tickets';

const STORE = 'ticketing.seen';
const REMEMBERED = 500;

/** Ticket id -> time of the newest message that was on screen here. A convenience of this browser, nothing more. */
const seen = observable.shallow<Record<string, string>>(read());

function read(): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(window.localStorage.getItem(STORE) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** The customer waits for an answer to something that was not looked at yet. */
export function isUnread({ id, waitingSince, lastMessageAt }: TicketRow): boolean {
  if (!waitingSince) return false;
  const last = seen[idOf(id)];
  return !last || Boolean(lastMessageAt && lastMessageAt > last);
}

export function markSeen(ticketId: string, lastMessageAt: string | null | undefined): void {
  const at = lastMessageAt ?? new Date().toISOString();
  if (seen[ticketId] && seen[ticketId] >= at) return;
  seen[ticketId] = at;
  const newest = Object.entries(seen)
    .sort(([, a], [, b]) => (a < b ? 1 : -1))
    .slice(0, REMEMBERED);
  try {
    window.localStorage.setItem(STORE, JSON.stringify(Object.fromEntries(newest)));
  } catch {
    // A full or forbidden store costs a bold line, no more.
  }
}
