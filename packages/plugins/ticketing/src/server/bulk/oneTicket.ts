import { UniqueConstraintError, type Transaction } from 'sequelize';
import type { TicketOutcome } from '../../shared/macros';
import type { BulkAction } from '../../shared/bulk';
import { notFound, TicketingError } from '../kernel/errors';
import { rehearse } from '../kernel/rehearsal';
import { outcomeOf } from '../macros';
import { lockTicket } from '../tickets';
import type { Desk, Prepared } from './operations';

export interface TicketResult {
  id: string;
  error?: TicketingError;
  /** Of a dry run. */
  outcome?: TicketOutcome;
}

export interface BulkCommand {
  action: BulkAction;
  prepared: Prepared;
  dryRun: boolean;
}

/** Somebody else wrote the result of this ticket first: another node, with the same run in hand. */
export class DoneElsewhere extends Error {}

/**
 * Does to one ticket what was asked, in a transaction of its own, or finds out what would happen.
 * @param within ids of the tickets on which the caller may do it
 * @param alongside runs first in the ticket's transaction
 */
export async function doOne(
  desk: Desk,
  { action, prepared, dryRun }: BulkCommand,
  id: string,
  within: ReadonlySet<string>,
  alongside?: (transaction: Transaction) => Promise<void>,
): Promise<TicketResult> {
  const { plugin } = desk;
  const { db } = plugin;
  if (!within.has(id)) return { id, error: notFound() };
  const carryOut = (transaction: Transaction) => prepared.carryOut({ ...desk, ticketId: id, transaction });
  try {
    if (dryRun) return { id, outcome: await rehearsed(desk, action, id, carryOut) };
    await db.sequelize.transaction(async (transaction) => {
      await alongside?.(transaction);
      await carryOut(transaction);
    });
    return { id };
  } catch (error) {
    if (error instanceof TicketingError) return { id, error };
    if (error instanceof DoneElsewhere) throw error;
    plugin.log.error(`bulk ${action} failed on ticket ${id}`, { error });
    return { id, error: new TicketingError('BULK_TICKET_FAILED', 500) };
  }
}

/** A deletion is only asked for: what else listens to it must not hear of one that does not happen. */
function rehearsed(
  { plugin: { db }, context }: Desk,
  action: BulkAction,
  id: string,
  carryOut: (transaction: Transaction) => Promise<unknown>,
): Promise<TicketOutcome> {
  return rehearse(db, async (transaction) => {
    if (action === 'destroy') {
      await lockTicket(db, id, transaction);
      return { changes: [], comments: [], follows: false, workflows: [], destroyed: true };
    }
    return outcomeOf(db, id, context.actor.userId, transaction, async () => void (await carryOut(transaction)));
  });
}

export const isTaken = (error: unknown): boolean => error instanceof UniqueConstraintError;
