import type { Database, Model } from '@nocobase/database';
import { Op, type Transaction } from 'sequelize';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { Id } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { ticketModel } from '../tickets';
import type { PendingChanges } from './pendingChanges';

const JOB = 'search-renamed';
/** So many tickets follow in the transaction of the renaming itself, the rest right after it. */
const AT_ONCE = 100;
const BATCH = 500;

interface Source {
  collection: string;
  /** Columns whose words tickets are found by. */
  columns: readonly string[];
  /** Ids of the tickets that carry them, from the newest on. */
  ticketsOf: (
    db: Database,
    id: Id,
    page: { below?: string; limit: number },
    transaction?: Transaction,
  ) => Promise<string[]>;
}

const byColumn =
  (column: string): Source['ticketsOf'] =>
  async (db, id, { below, limit }, transaction) => {
    const where = { [column]: id, ...(below ? { id: { [Op.lt]: below } } : {}) };
    const found = await ticketModel(db).findAll({
      attributes: ['id'],
      where,
      order: [['id', 'DESC']],
      limit,
      transaction,
    });
    return found.map((ticket) => String(ticket.id));
  };

const SOURCES: readonly Source[] = [
  { collection: COLLECTIONS.contacts, columns: ['name', 'email', 'phone'], ticketsOf: byColumn('requesterId') },
  { collection: COLLECTIONS.organizations, columns: ['name'], ticketsOf: byColumn('organizationId') },
  {
    collection: COLLECTIONS.tags,
    columns: ['name'],
    async ticketsOf(db, id, { below, limit }, transaction) {
      const links = await db.getModel<Model>(COLLECTIONS.ticketTags).findAll({
        attributes: ['ticketId'],
        where: { tagId: id, ...(below ? { ticketId: { [Op.lt]: below } } : {}) },
        order: [['ticketId', 'DESC']],
        limit,
        transaction,
      });
      return links.map((link) => String(link.get('ticketId')));
    },
  },
];

const payloadInput = z.object({ collection: z.string(), id: z.string(), below: z.string() });

/** The tickets of people, organizations and tags are found by their new names. */
export function watchRenames({ db, jobs }: TicketingPlugin, changes: PendingChanges): void {
  const noteAll = async (ticketIds: readonly string[], transaction: Transaction | null | undefined) => {
    for (const id of ticketIds) {
      await changes.note(id, transaction, (pending) => {
        pending.facts = true;
        pending.hasTags = true;
      });
    }
  };

  jobs.register(JOB, async (payload) => {
    const { collection, id, below } = payloadInput.parse(payload);
    const source = SOURCES.find((one) => one.collection === collection);
    let reached: string | undefined = below;
    while (source && reached) {
      const page = { below: reached, limit: BATCH };
      reached = await db.sequelize.transaction(async (transaction) => {
        const ids = await source.ticketsOf(db, id, page, transaction);
        await noteAll(ids, transaction);
        return ids.length < BATCH ? undefined : ids[ids.length - 1];
      });
    }
  });

  const address = (event: string) => `${COLLECTIONS.contactAddresses}.${event}`;
  for (const { collection, columns, ticketsOf } of SOURCES) {
    const renamed = async (of: unknown, transaction: Transaction | null | undefined) => {
      const id = String(of);
      const ids = await ticketsOf(db, id, { limit: AT_ONCE }, transaction ?? undefined);
      await noteAll(ids, transaction);
      if (ids.length < AT_ONCE) return;
      const job = { name: JOB, payload: { collection, id, below: ids[ids.length - 1] } };
      if (transaction) await jobs.enqueue(job, transaction);
      else await db.sequelize.transaction((own) => jobs.enqueue(job, own));
    };
    db.on(`${collection}.afterUpdate`, async (record: Model, { transaction, fields = [] }: Written) => {
      if (fields.some((field) => columns.includes(field))) await renamed(record.get('id'), transaction);
    });
    // Before: its tickets lose it with its deletion.
    db.on(`${collection}.beforeDestroy`, (record: Model, { transaction }: Written) =>
      renamed(record.get('id'), transaction),
    );
    if (collection !== COLLECTIONS.contacts) continue;
    for (const event of ['afterCreate', 'afterUpdate', 'afterDestroy']) {
      db.on(address(event), (row: Model, { transaction }: Written) => renamed(row.get('contactId'), transaction));
    }
  }
}

interface Written {
  transaction?: Transaction | null;
  fields?: readonly string[];
}
