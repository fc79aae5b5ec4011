import { UNTOLD_FIELDS } from '../../shared/ticketFields';
import type { FieldChange } from '../../shared/ticketEvents';
import { ticketModel, type TicketRecord } from './ticketRecord';

const LONGEST_TOLD_TEXT = 1_000;

/** Whether two values of a column mean the same: ids come as digits or numbers, moments as dates or text. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b || (a ?? null) === (b ?? null)) return true;
  if (a == null || b == null) return false;
  if (a instanceof Date || b instanceof Date) return momentOf(a) === momentOf(b);
  if (typeof a === 'object' || typeof b === 'object') return JSON.stringify(a) === JSON.stringify(b);
  return String(a) === String(b);
}

const momentOf = (value: unknown) => (value instanceof Date ? value : new Date(String(value))).getTime();

/** Columns that a ticket in memory is about to write, and that differ from what is stored. */
export function changedColumns(ticket: TicketRecord, stored: TicketRecord): string[] {
  const changed = ticket.changed() || [];
  const columns = ticketModel(ticket.db).getAttributes();
  // Relations that were loaded or set are no columns.
  return changed.filter(
    (column) => column in columns && !sameValue(ticket.get(column), storedValue(ticket, stored, column)),
  );
}

/** The part of a change that the history tells. */
export function toldChanges(ticket: TicketRecord, stored: TicketRecord, columns: readonly string[]): FieldChange[] {
  return columns
    .filter((column) => !UNTOLD_FIELDS.includes(column))
    .map((field) => ({ field, from: told(storedValue(ticket, stored, field)), to: told(ticket.get(field)) }));
}

/** Everything that a new ticket was given. */
export function givenValues(ticket: TicketRecord): FieldChange[] {
  return Object.entries(ticket.get())
    .filter(([field, value]) => !UNTOLD_FIELDS.includes(field) && value != null && typeof value !== 'object')
    .map(([field, value]) => ({ field, from: null, to: told(value) }));
}

const storedValue = (ticket: TicketRecord, stored: TicketRecord, column: string): unknown =>
  stored === ticket ? ticket.previous(column) : stored.get(column);

function told(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > LONGEST_TOLD_TEXT ? `${value.slice(0, LONGEST_TOLD_TEXT)}…` : value;
  if (value instanceof Date) return value.toISOString();
  return value ?? null;
}
