import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { ChangeContext } from '../kernel/cause';
import { fieldInvalid, notFound, TicketingError } from '../kernel/errors';
import { isRecord, type Id } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';
import { ticketModel, updateTicket } from '../tickets';

/** What the target takes over where it has nothing itself. */
const FILLED = ['phone', 'organizationId', 'userId', 'email'] as const;

/**
 * Makes two contacts one: tickets, messages, addresses, organization and account of the first are the second's from now on,
 * and the first is gone. Tickets tell it in their history.
 * @throws TicketingError 404, 409 CONTACTS_WITH_ACCOUNTS when both sign in, 422 FIELD_INVALID for a contact with itself
 */
export async function mergeContacts(
  db: Database,
  { sourceId, targetId }: { sourceId: Id; targetId: Id },
  context: ChangeContext,
): Promise<Model> {
  if (String(sourceId) === String(targetId)) throw fieldInvalid('targetId');
  return db.sequelize.transaction(async (transaction) => {
    const [source, target] = await lockBoth(db, sourceId, targetId, transaction);
    const accounts = [source, target].map((contact) => contact.get('userId'));
    if (accounts.every((id) => id != null) && String(accounts[0]) !== String(accounts[1])) {
      throw new TicketingError('CONTACTS_WITH_ACCOUNTS', 409);
    }
    const tickets = await ticketModel(db).findAll({
      where: { requesterId: sourceId },
      attributes: ['id'],
      order: [['id', 'ASC']],
      transaction,
    });
    for (const { id } of tickets) await updateTicket(db, id, { requesterId: targetId }, {}, context, { transaction });
    for (const reference of referencesTo(db)) {
      const where = { [reference.column]: sourceId };
      // The same person under another id: nothing of what happened is told otherwise.
      await db
        .getModel<Model>(reference.collection)
        .update({ [reference.column]: targetId }, { where, transaction, hooks: false, silent: true });
    }
    const taken = Object.fromEntries(
      FILLED.filter((column) => target.get(column) == null).map((column) => [column, source.get(column)]),
    );
    const joins = taken.organizationId != null && String(taken.organizationId) === String(source.get('organizationId'));
    await source.update({ email: null, userId: null }, { transaction, hooks: false });
    await source.destroy({ transaction });
    return target.update({ ...taken, ...(joins ? { isManager: source.get('isManager') } : {}) }, { transaction });
  });
}

/** In the order of their ids: two merges at once wait for each other. */
async function lockBoth(db: Database, sourceId: Id, targetId: Id, transaction: Transaction): Promise<[Model, Model]> {
  const rows = await db.getModel<Model>(COLLECTIONS.contacts).findAll({
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

/** Columns of any collection that name a contact, those of builders included; but not the tickets', which tell it. */
function referencesTo(db: Database): { collection: string; column: string }[] {
  const found = new Map<string, { collection: string; column: string }>();
  const add = (collection: unknown, column: unknown) => {
    if (typeof collection !== 'string' || typeof column !== 'string' || !db.hasCollection(collection)) return;
    if (collection === COLLECTIONS.tickets && column === 'requesterId') return;
    found.set(`${collection}.${column}`, { collection, column });
  };
  for (const [name, collection] of db.collections) {
    for (const { options } of collection.fields.values()) {
      if (!isRecord(options)) continue;
      if (options.type === 'belongsTo' && options.target === COLLECTIONS.contacts) add(name, options.foreignKey);
      if (name !== COLLECTIONS.contacts) continue;
      if (options.type === 'hasMany' || options.type === 'hasOne') add(options.target, options.foreignKey);
      if (options.type === 'belongsToMany') add(options.through, options.foreignKey);
    }
  }
  return [...found.values()];
}
