import type { Database, Model } from '@nocobase/database';
import { literal, Op, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { fieldInvalid, notFound } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';

/**
 * Makes two tags one: every ticket of the first has the second from now on, and the first is gone. Tickets do not tell it:
 * what they are about has not changed, and there may be a million of them.
 * @throws TicketingError 404, 422 FIELD_INVALID for a tag with itself
 */
export async function mergeTags(db: Database, sourceId: Id, targetId: Id): Promise<{ tickets: number }> {
  if (String(sourceId) === String(targetId)) throw fieldInvalid('targetId');
  return db.sequelize.transaction(async (transaction) => {
    const [source] = await lockBoth(db, sourceId, targetId, transaction);
    const links = db.getModel<Model>(COLLECTIONS.ticketTags);
    const common = { transaction, hooks: false };
    const [tickets] = await links.update(
      { tagId: targetId },
      { where: { tagId: sourceId, ticketId: { [Op.notIn]: literal(ticketsWith(db, targetId)) } }, ...common },
    );
    await links.destroy({ where: { tagId: sourceId }, ...common });
    await source.destroy({ transaction });
    return { tickets };
  });
}

/** In the order of their ids: two merges at once wait for each other. */
async function lockBoth(db: Database, sourceId: Id, targetId: Id, transaction: Transaction): Promise<[Model, Model]> {
  const rows = await db.getModel<Model>(COLLECTIONS.tags).findAll({
    where: { id: [sourceId, targetId] },
    order: [['id', 'ASC']],
    transaction,
    ...rowLock(db, transaction),
  });
  const of = (id: Id) => rows.find((row) => String(row.get('id')) === String(id));
  const [source, target] = [of(sourceId), of(targetId)];
  if (!source) throw notFound();
  if (!target) throw notFound('targetId');
  return [source, target];
}

/** Wrapped once more: MariaDB does not read from the table that it updates. */
function ticketsWith(db: Database, tagId: Id): string {
  const links = db.getCollection(COLLECTIONS.ticketTags);
  const column = (name: string) => db.quoteIdentifier(links.getField(name).columnName());
  const inner = `SELECT ${column('ticketId')} FROM ${links.quotedTableName()} WHERE ${column('tagId')} = ${Number(tagId)}`;
  return `(SELECT ${column('ticketId')} FROM (${inner}) AS tagged)`;
}
