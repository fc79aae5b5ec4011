import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { Id } from '../kernel/parseInput';

const followers = (db: Database) => db.getModel<Model>(COLLECTIONS.followers);

/** Makes colleagues hear of a ticket's changes; to follow twice is to follow once. */
export async function followTicket(
  db: Database,
  ticketId: Id,
  userIds: readonly Id[],
  transaction: Transaction,
): Promise<void> {
  const rows = userIds.map((userId) => ({ ticketId, userId }));
  await followers(db).bulkCreate(rows, { transaction, ignoreDuplicates: true });
}

export async function unfollowTicket(db: Database, ticketId: Id, userId: Id, transaction: Transaction): Promise<void> {
  await followers(db).destroy({ where: { ticketId, userId }, transaction });
}
