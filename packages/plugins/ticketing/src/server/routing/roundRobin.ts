import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { rowLock } from '../kernel/transactions';
import type { AssignmentRequest, AssignmentStrategy, UserId } from './assignmentStrategy';

interface Member {
  userId: UserId;
  /** Milliseconds; 0 for somebody who was never chosen. */
  lastAssignedAt: number;
}

/**
 * Whoever of the team has waited longest. The members' rows are locked until the ticket is assigned, always in the same
 * order: two tickets at once get two people. A locking read also sees what was committed after the transaction began.
 */
export const roundRobin: AssignmentStrategy = {
  name: 'roundRobin',

  async choose({ db, teamId, transaction }: AssignmentRequest): Promise<UserId | null> {
    const members = await lockMembers(db, teamId, transaction);
    const present = await withAccount(db, members, transaction);
    if (present.length === 0) return null;
    const next = present.reduce((best, member) => (member.lastAssignedAt < best.lastAssignedAt ? member : best));
    const latest = Math.max(...present.map(({ lastAssignedAt }) => lastAssignedAt));
    // Clocks of nodes differ and a millisecond is long: the order counts, so a choice is always later than the last.
    const lastAssignedAt = new Date(Math.max(Date.now(), latest + 1));
    await membership(db).update({ lastAssignedAt }, { where: { teamId, userId: next.userId }, transaction });
    return next.userId;
  },
};

const membership = (db: Database) => db.getModel<Model>(COLLECTIONS.teamMembers);

async function lockMembers(db: Database, teamId: string | number, transaction: Transaction): Promise<Member[]> {
  const rows = await membership(db).findAll({
    where: { teamId },
    order: [['userId', 'ASC']],
    transaction,
    ...rowLock(db, transaction),
  });
  return rows.map((row) => ({ userId: row.get('userId'), lastAssignedAt: row.get('lastAssignedAt')?.getTime() ?? 0 }));
}

/** A membership may outlive its user's account, where the database keeps no foreign key. */
async function withAccount(db: Database, members: Member[], transaction: Transaction): Promise<Member[]> {
  const rows = await db.getModel<Model>('users').findAll({
    attributes: ['id'],
    where: { id: members.map(({ userId }) => userId) },
    transaction,
  });
  const accounts = new Set(rows.map((row) => String(row.get('id'))));
  return members.filter(({ userId }) => accounts.has(String(userId)));
}
