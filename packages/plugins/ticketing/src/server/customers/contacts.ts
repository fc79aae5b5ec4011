import type { Database, Model } from '@nocobase/database';
import { UniqueConstraintError, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { ChangeContext } from '../kernel/cause';
import { fieldInvalid, TicketingError } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';
import { contactByAddress } from './addresses';
import { addressKey, isAddress } from './emailAddress';

export interface Requester {
  email: string;
  name?: string | null;
}

/**
 * The contact with this address, be it the first or another one of theirs; made known when it is new, also when two tickets
 * come in from it at the same moment.
 * @throws TicketingError 422 FIELD_INVALID when it is no address
 */
export async function contactFor(
  db: Database,
  { email, name }: Requester,
  { actor }: ChangeContext,
  transaction?: Transaction | null,
): Promise<Id> {
  const address = addressKey(email);
  if (!isAddress(address)) throw fieldInvalid('requester.email');
  const contacts = db.getModel<Model>(COLLECTIONS.contacts);
  const known = await contacts.findOne({ where: { email: address }, attributes: ['id'], transaction });
  if (known) return known.get('id');
  const owner = await contactByAddress(db, address, transaction);
  if (owner !== null) return owner;

  const context = { state: { currentUser: actor.userId === null ? undefined : { id: actor.userId } } };
  try {
    // Its own transaction or, inside another, a savepoint: losing the race must not spoil what is around.
    const made = await db.sequelize.transaction({ transaction: transaction ?? undefined }, (own) => {
      const options = { transaction: own, context };
      return contacts.create({ email: address, name: name?.trim().slice(0, 255) || address }, options);
    });
    return made.get('id');
  } catch (error) {
    const lostRace = error instanceof UniqueConstraintError || isTaken(error);
    if (!lostRace) throw error;
    // A locking read sees what was committed after this transaction began.
    const lock = transaction ? rowLock(db, transaction) : {};
    const other = await contacts.findOne({ where: { email: address }, attributes: ['id'], transaction, ...lock });
    const id: Id | null = other?.get('id') ?? (await contactByAddress(db, address, transaction, true));
    if (id === null) throw error;
    return id;
  }
}

const isTaken = (error: unknown) => error instanceof TicketingError && error.code === 'ADDRESS_TAKEN';

/** Addresses are stored in lower case, whichever form they came in by. */
export function initContacts(db: Database): void {
  db.on(`${COLLECTIONS.contacts}.beforeSave`, (contact: Model) => {
    const email: unknown = contact.get('email');
    if (typeof email === 'string') contact.set('email', addressKey(email) || null);
  });
}
