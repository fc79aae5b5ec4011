import type { Database } from '@nocobase/database';
import { Transaction } from 'sequelize';
import { staleTicket } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { lockTicket, ticketModel, type ChangeOptions, type TicketRecord } from '../tickets';

/** Somebody merged in between; after that many times something else is wrong. */
const MOST_TRIES = 5;

/** The tickets that a merge concerns, all of them locked. */
export class Family {
  constructor(private readonly tickets: ReadonlyMap<string, TicketRecord>) {}

  get(id: Id): TicketRecord {
    const ticket = this.tickets.get(String(id));
    if (!ticket) throw new FamilyGrew();
    return ticket;
  }

  has(id: Id): boolean {
    return this.tickets.has(String(id));
  }
}

/** While the tickets were being locked, others came to belong to them. */
class FamilyGrew extends Error {}

interface Work<T> {
  /** Which tickets it takes, as far as can be seen; asked again once they are locked. */
  members: (transaction: Transaction) => Promise<readonly Id[]>;
  run: (family: Family, transaction: Transaction) => Promise<T>;
}

/**
 * Locks tickets in the order of their ids, whoever asks for them in which order: two merges at once wait for each other and
 * never for ever. When more tickets turn out to be concerned, everything is let go and begun again.
 */
export async function withFamily<T>(db: Database, { transaction: given }: ChangeOptions, work: Work<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      // Reads what was committed before the locks were had, not what was there when the transaction began.
      const isolationLevel = Transaction.ISOLATION_LEVELS.READ_COMMITTED;
      return given
        ? await attempt(db, given, work)
        : await db.sequelize.transaction({ isolationLevel }, (transaction) => attempt(db, transaction, work));
    } catch (error) {
      if (!(error instanceof FamilyGrew)) throw error;
      if (given || tries === MOST_TRIES) throw staleTicket();
    }
  }
}

async function attempt<T>(db: Database, transaction: Transaction, { members, run }: Work<T>): Promise<T> {
  const ids = [...new Set((await members(transaction)).map(String))];
  const tickets = new Map<string, TicketRecord>();
  for (const id of ids.sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1))) {
    tickets.set(id, await lockTicket(db, id, transaction));
  }
  const family = new Family(tickets);
  if ((await members(transaction)).some((id) => !family.has(id))) throw new FamilyGrew();
  return run(family, transaction);
}

/** Tickets that were merged into this one. */
export async function mergedInto(db: Database, ticketId: Id, transaction: Transaction): Promise<Id[]> {
  const rows = await ticketModel(db).findAll({
    where: { mergedIntoId: ticketId },
    attributes: ['id'],
    transaction,
  });
  return rows.map(({ id }) => id);
}
