import type { Database, Model } from '@nocobase/database';
import { UniqueConstraintError, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { fieldInvalid, fieldRequired, notFound, TicketingError } from '../kernel/errors';
import { fieldReadOnly, type Id } from '../kernel/parseInput';
import { inTransaction, rowLock } from '../kernel/transactions';
import { addressKey, isAddress } from './emailAddress';

interface Options {
  transaction?: Transaction | null;
}

const addresses = (db: Database) => db.getModel<Model>(COLLECTIONS.contactAddresses);

/**
 * The contact that any e-mail address belongs to, its first or another.
 * @param current sees what was committed after the transaction began
 */
export async function contactByAddress(
  db: Database,
  email: string,
  transaction?: Transaction | null,
  current = false,
): Promise<Id | null> {
  const lock = current && transaction ? rowLock(db, transaction) : {};
  const query = { attributes: ['contactId'], transaction, ...lock };
  const row = await addresses(db).findOne({ where: { uniqueKey: addressKey(email) }, ...query });
  return row?.get('contactId') ?? null;
}

/** All e-mail addresses of a contact. */
export async function emailsOf(db: Database, contactId: Id, transaction?: Transaction | null): Promise<string[]> {
  const where = { contactId, kind: 'email' };
  const rows = await addresses(db).findAll({ where, attributes: ['address'], transaction });
  return rows.map((row): string => row.get('address'));
}

/** Keeps a contact's own address among its addresses, and each address to one person. */
export function initAddresses(db: Database): void {
  const on = (event: string) => `${COLLECTIONS.contactAddresses}.${event}`;

  db.on(`${COLLECTIONS.contacts}.afterSave`, async (contact: Model, { transaction }: Options) => {
    const email: unknown = contact.get('email');
    if (typeof email !== 'string' || email === '' || !contact.changed('email')) return;
    await inTransaction(db, transaction, (own) => claim(db, contact.get('id'), email, own));
  });
  db.on(`${COLLECTIONS.contacts}.beforeBulkCreate`, (_: Model[], options: { individualHooks?: boolean }) => {
    options.individualHooks = true;
  });

  db.on(on('beforeSave'), async (row: Model, { transaction }: Options) => {
    const [kind, given]: unknown[] = [row.get('kind'), row.get('address')];
    if (kind !== 'email' && kind !== 'phone') throw fieldInvalid('kind');
    if (typeof given !== 'string' || given.trim() === '') throw fieldRequired('address');
    if (!row.isNewRecord && row.changed('contactId')) throw fieldReadOnly('contactId');
    if (row.isNewRecord) await mustExist(db, row.get('contactId'), transaction);
    if (kind === 'phone') {
      row.set({ address: given.trim(), uniqueKey: null });
      return;
    }
    if (!isAddress(given)) throw fieldInvalid('address');
    row.set({ address: addressKey(given), uniqueKey: addressKey(given) });
    const owner = await contactByAddress(db, given, transaction);
    if (owner !== null && String(owner) !== String(row.get('contactId'))) throw taken(given);
  });
  db.on(on('beforeUpdate'), async (row: Model, { transaction }: Options) => {
    if (row.changed('uniqueKey')) await mustNotBeFirst(db, row, String(row.previous('uniqueKey') ?? ''), transaction);
  });
  db.on(on('beforeDestroy'), (row: Model, { transaction }: Options) =>
    mustNotBeFirst(db, row, String(row.get('uniqueKey') ?? ''), transaction),
  );
}

const taken = (address: string) =>
  new TicketingError('ADDRESS_TAKEN', 422, { field: 'email', vars: { address: addressKey(address) } });

async function claim(db: Database, contactId: Id, email: string, transaction: Transaction): Promise<void> {
  const owner = await contactByAddress(db, email, transaction);
  if (owner !== null && String(owner) !== String(contactId)) throw taken(email);
  if (owner !== null) return;
  const row = { contactId, kind: 'email', address: email, uniqueKey: addressKey(email) };
  try {
    // A savepoint: losing the race must not spoil what is around.
    await db.sequelize.transaction({ transaction }, (own) => addresses(db).create(row, { transaction: own }));
  } catch (error) {
    if (error instanceof UniqueConstraintError) throw taken(email);
    throw error;
  }
}

async function mustExist(db: Database, contactId: unknown, transaction?: Transaction | null): Promise<void> {
  if (!/^\d{1,16}$/.test(String(contactId ?? ''))) throw fieldInvalid('contactId');
  const found = await db.getModel(COLLECTIONS.contacts).count({ where: { id: String(contactId) }, transaction });
  if (found === 0) throw notFound('contactId');
}

/** The address that the contact is known by is changed with the contact. */
async function mustNotBeFirst(db: Database, row: Model, key: string, transaction?: Transaction | null): Promise<void> {
  if (!key) return;
  const where = { id: row.get('contactId'), email: key };
  if ((await db.getModel(COLLECTIONS.contacts).count({ where, transaction })) > 0) {
    throw new TicketingError('ADDRESS_IS_FIRST', 422, { field: 'address', vars: { address: key } });
  }
}
