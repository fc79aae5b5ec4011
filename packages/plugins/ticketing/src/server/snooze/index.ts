import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { BY_SYSTEM, type ChangeContext } from '../kernel/cause';
import { now } from '../kernel/clock';
import { registerActions } from '../kernel/deskActions';
import { fieldInvalid, TicketingError } from '../kernel/errors';
import { idInput, parseInput, type Id } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { onTicket, withTicket, writeTicket, type ChangeOptions, type TicketRecord, type Versioned } from '../tickets';
import type { Database } from '@nocobase/database';

const JOB = 'snooze.wake';
/** Later than that is a slip of the keyboard. */
const LONGEST_MS = 5 * 366 * 24 * 60 * 60 * 1000;

const snoozeInput = z.strictObject({
  until: z.union([z.iso.datetime({ offset: true }), z.iso.datetime()]).nullable(),
  version: z.coerce.number().int().optional(),
});

const wakeInput = z.object({ ticketId: idInput });

/** Tickets that are out of sight until a time, or until the customer answers (behaviours, section 3). */
export function initSnooze({ app, db, jobs, ticketEvents }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.tickets, {
    snooze: onTicket(snoozeInput, ({ ticketId, input: { until, version }, context }) =>
      snoozeTicket(db, ticketId, { until: until === null ? null : new Date(until), version }, context),
    ),
  });
  jobs.register(JOB, (payload) => wake(db, parseInput(wakeInput, payload).ticketId));
  // Whichever way a ticket was put to sleep, it wakes.
  ticketEvents.onRecorded(async ({ type, ticketId, changes }, transaction) => {
    if (type !== 'snoozed') return;
    const until = changes.find(({ field }) => field === 'snoozedUntil')?.to;
    if (typeof until === 'string') {
      await jobs.enqueue({ name: JOB, payload: { ticketId: Number(ticketId) }, runAt: new Date(until) }, transaction);
    }
  });
}

/**
 * Puts a ticket out of sight until then; null wakes it.
 * @throws TicketingError 404, 409 TICKET_STALE, 422 SNOOZE_IN_PAST, FIELD_INVALID beyond five years
 */
export function snoozeTicket(
  db: Database,
  ticketId: Id,
  { until, version }: { until: Date | null } & Versioned,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  if (until) {
    const distance = until.getTime() - now().getTime();
    if (distance <= 0) throw new TicketingError('SNOOZE_IN_PAST', 422, { field: 'until' });
    if (distance > LONGEST_MS) throw fieldInvalid('until');
  }
  return withTicket(db, ticketId, { version }, options, (ticket, transaction) =>
    writeTicket(ticket, { snoozedUntil: until }, context, transaction),
  );
}

/** The time has come; unless the ticket was woken before, or put to sleep for longer: then another job is waiting. */
async function wake(db: Database, ticketId: Id): Promise<void> {
  try {
    await withTicket(db, ticketId, {}, {}, async (ticket, transaction) => {
      if (ticket.snoozedUntil === null || ticket.snoozedUntil > new Date()) return;
      await writeTicket(ticket, { snoozedUntil: null }, BY_SYSTEM, transaction);
    });
  } catch (error) {
    // Deleted meanwhile.
    if (!(error instanceof TicketingError) || error.status !== 404) throw error;
  }
}
