import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { Id } from '../kernel/parseInput';
import { withTicket, type ChangeOptions, type Versioned } from './changeTicket';
import { ticketModel, type TicketRecord } from './ticketRecord';

/** Merging keeps every ticket one step from where it leads; more is somebody merging right now. */
const MOST_STEPS = 10;

/** The ticket that a merged one leads to; any other leads to itself. For links, mails and whoever knows an old number. */
export async function resolveMerged(db: Database, ticketId: Id, transaction?: Transaction | null): Promise<Id> {
  let id = ticketId;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const ticket = await ticketModel(db).findByPk(id, { attributes: ['id', 'mergedIntoId'], transaction });
    if (ticket?.mergedIntoId == null) break;
    id = ticket.mergedIntoId;
  }
  return id;
}

class LeadsOn extends Error {
  constructor(readonly targetId: Id) {
    super();
  }
}

/**
 * As `withTicket`, for what must not end in a ticket that nobody reads any more, such as a message: one that was merged
 * passes it on, also when that happens at the same moment. The version that was seen is the merged ticket's own.
 */
export async function withLiveTicket(
  db: Database,
  ticketId: Id,
  versioned: Versioned,
  options: ChangeOptions,
  change: (ticket: TicketRecord, transaction: Transaction) => Promise<void>,
): Promise<TicketRecord> {
  let id = ticketId;
  for (let step = 0; ; step += 1) {
    try {
      return await withTicket(db, id, id === ticketId ? versioned : {}, options, (ticket, transaction) => {
        if (ticket.mergedIntoId != null && step < MOST_STEPS) throw new LeadsOn(ticket.mergedIntoId);
        return change(ticket, transaction);
      });
    } catch (error) {
      // The lock is let go first: whoever merges holds several and waits for this one.
      if (!(error instanceof LeadsOn)) throw error;
      id = error.targetId;
    }
  }
}
