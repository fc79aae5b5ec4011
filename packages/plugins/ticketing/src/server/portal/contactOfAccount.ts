import type { Context } from '@nocobase/actions';
import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { addressKey, contactByAddress } from '../customers';
import { forbidden } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';

const contactsOf = (db: Database) => db.getModel<Model>(COLLECTIONS.contacts);

/** The contact that the signed-in account stands for; made on first use. */
export async function contactOfAccount(ctx: Context): Promise<Id> {
  const userId: number | undefined = ctx.state.currentUser?.id;
  if (userId === undefined) throw forbidden();
  const known = await contactOf(ctx.db, userId);
  if (known) return known.get('id');
  return ctx.db.sequelize.transaction((transaction: Transaction) => tie(ctx.db, userId, transaction));
}

function contactOf(db: Database, userId: number, transaction?: Transaction): Promise<Model | null> {
  return contactsOf(db).findOne({ where: { userId }, order: [['id', 'ASC']], attributes: ['id'], transaction });
}

/** Two first requests at once wait for each other at the account's row. */
async function tie(db: Database, userId: number, transaction: Transaction): Promise<Id> {
  const account = await db.getModel<Model>('users').findByPk(userId, { transaction, ...rowLock(db, transaction) });
  const known = await contactOf(db, userId, transaction);
  if (known) return known.get('id');
  const email = account ? trustedAddress(account) : null;
  const namesakeId = email ? await contactByAddress(db, email, transaction) : null;
  const namesake = namesakeId === null ? null : await contactsOf(db).findByPk(namesakeId, { transaction });
  if (namesake && namesake.get('userId') === null) {
    await namesake.update({ userId }, { transaction });
    return namesake.get('id');
  }
  const name = String(account?.get('nickname') || account?.get('username') || email || userId);
  const contact = { name, userId, email: namesake ? null : email };
  return (await contactsOf(db).create(contact, { transaction })).get('id');
}

/**
 * An account's address, if it says who somebody is. The platform verifies none: whoever signs up or edits a profile may
 * type in another person's, and would read that person's tickets. So it counts only while the account has been written by
 * others alone: made by an administrator and never changed by its owner. In any other case an administrator ties account
 * and contact, in the contact's field "Account".
 */
function trustedAddress(account: Model): string | null {
  const { id, email, createdById, updatedById } = account.get();
  const byOthers = createdById != null && String(createdById) !== String(id) && String(updatedById) !== String(id);
  return byOthers && typeof email === 'string' && email ? addressKey(email) : null;
}

interface WriteOptions {
  transaction?: Transaction;
  context?: { state?: { currentUser?: { id?: unknown } } };
}

/**
 * Who changes an address by their own hand gets a contact of their own at once: a later change by an administrator would
 * make the account look as if it had been written by others alone.
 */
export function tieWhoChangesAddress(db: Database): void {
  db.on('users.afterUpdate', async (account: Model, { context, transaction }: WriteOptions) => {
    const userId = account.get('id');
    if (!account.changed('email') || String(context?.state?.currentUser?.id) !== String(userId)) return;
    if (await contactOf(db, userId, transaction)) return;
    const name = String(account.get('nickname') || account.get('username') || userId);
    await contactsOf(db).create({ name, userId, email: null }, { transaction });
  });
}
