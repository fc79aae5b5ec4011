import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { ChangeContext } from '../kernel/cause';
import { now } from '../kernel/clock';
import { fieldInvalid, forbidden, notFound } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { deskWrite, withTicket, writeTicket, type ChangeOptions, type TicketRecord } from '../tickets';
import { entryModel, type TimeEntry } from './timeRecord';

/** What people write down. */
export interface TimeSpent {
  minutes: number;
  billable?: boolean;
  note?: string | null;
  /** A comment of the same ticket that took the time. */
  commentId?: Id | null;
  /** When; now if left out, never in the future. */
  spentAt?: Date;
}

/** A clock of a browser may be ahead. */
const TOLERANCE_MS = 5 * 60_000;

/** @throws TicketingError 404, 422 FIELD_INVALID */
export function logTime(
  db: Database,
  ticketId: Id,
  spent: TimeSpent,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  return withTicket(db, ticketId, {}, options, async (ticket, transaction) => {
    await check(db, ticket.id, spent, transaction);
    const values = { billable: false, spentAt: now(), ...spent, ticketId: ticket.id, userId: context.actor.userId };
    const entry = await entryModel(db).create(values, deskWrite(transaction));
    await tell(ticket, null, told(entry), context, transaction);
  });
}

interface Whose {
  /** Whether the caller may change what others wrote down. */
  ofOthers: boolean;
}

/** @throws TicketingError 403 for somebody else's entry, 404, 422 */
export function changeTime(
  db: Database,
  ticketId: Id,
  entryId: Id,
  change: Partial<TimeSpent>,
  whose: Whose,
  context: ChangeContext,
): Promise<TicketRecord> {
  return withTicket(db, ticketId, {}, {}, async (ticket, transaction) => {
    const entry = await entryFor(db, ticket.id, entryId, whose, context, transaction);
    await check(db, ticket.id, change, transaction);
    const before = told(entry);
    await entry.update({ ...change }, deskWrite(transaction));
    await tell(ticket, before, told(entry), context, transaction);
  });
}

/** @throws TicketingError 403 for somebody else's entry, 404 */
export function removeTime(
  db: Database,
  ticketId: Id,
  entryId: Id,
  whose: Whose,
  context: ChangeContext,
): Promise<TicketRecord> {
  return withTicket(db, ticketId, {}, {}, async (ticket, transaction) => {
    const entry = await entryFor(db, ticket.id, entryId, whose, context, transaction);
    await entry.destroy(deskWrite(transaction));
    await tell(ticket, told(entry), null, context, transaction);
  });
}

async function entryFor(
  db: Database,
  ticketId: Id,
  entryId: Id,
  { ofOthers }: Whose,
  { actor }: ChangeContext,
  transaction: Transaction,
): Promise<TimeEntry> {
  const entry = await entryModel(db).findOne({ where: { id: entryId, ticketId }, transaction });
  if (!entry) throw notFound('entryId');
  if (!ofOthers && String(entry.userId) !== String(actor.userId)) throw forbidden('entryId');
  return entry;
}

async function check(
  db: Database,
  ticketId: Id,
  { commentId, spentAt }: Partial<TimeSpent>,
  transaction: Transaction,
): Promise<void> {
  if (spentAt && spentAt.getTime() > Date.now() + TOLERANCE_MS) throw fieldInvalid('spentAt');
  if (commentId == null) return;
  const where = { id: commentId, ticketId };
  if ((await db.getModel<Model>(COLLECTIONS.comments).count({ where, transaction })) === 0) {
    throw fieldInvalid('commentId');
  }
}

type Told = ReturnType<typeof told> | null;

const told = ({ minutes, billable, note, userId }: TimeEntry) => ({
  minutes,
  billable: Boolean(billable),
  note: note ?? null,
  userId,
});

async function tell(
  ticket: TicketRecord,
  from: Told,
  to: Told,
  context: ChangeContext,
  transaction: Transaction,
): Promise<void> {
  if (JSON.stringify(from) === JSON.stringify(to)) return;
  await writeTicket(ticket, {}, context, transaction, { relationChanges: [{ field: 'timeEntries', from, to }] });
}
