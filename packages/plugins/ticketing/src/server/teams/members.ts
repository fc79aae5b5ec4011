import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { fieldInvalid, notFound, TicketingError } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { inTransaction, rowLock } from '../kernel/transactions';

export interface Member {
  userId: Id;
  isLead: boolean;
}

const membership = (db: Database) => db.getModel<Model>(COLLECTIONS.teamMembers);
const teams = (db: Database) => db.getModel<Model>(COLLECTIONS.teams);

/** Who is in a team, leads first. */
export async function membersOf(db: Database, teamId: Id) {
  const rows = await membership(db).findAll({ where: { teamId } });
  const leads = new Map(rows.map((row) => [String(row.get('userId')), Boolean(row.get('isLead'))]));
  const people = await db.getModel<Model>('users').findAll({
    where: { id: [...leads.keys()] },
    attributes: ['id', 'nickname', 'username'],
    order: [['nickname', 'ASC']],
  });
  return people
    .map((person) => ({
      userId: person.get('id'),
      name: String(person.get('nickname') || person.get('username') || person.get('id')),
      isLead: leads.get(String(person.get('id'))) ?? false,
    }))
    .sort((a, b) => Number(b.isLead) - Number(a.isLead));
}

/**
 * Makes these people, and no others, the members of a team. Whoever stays keeps the place in the round robin.
 * @throws TicketingError 404, 422 FIELD_INVALID for nobody's id, TEAM_FOLLOWS_DEPARTMENT
 */
export async function setMembers(db: Database, teamId: Id, members: readonly Member[]): Promise<void> {
  await db.sequelize.transaction(async (transaction) => {
    const team = await lockTeam(db, teamId, transaction);
    const ids = [...new Set(members.map(({ userId }) => String(userId)))];
    const known = await db.getModel<Model>('users').count({ where: { id: ids }, transaction });
    if (ids.length !== known) throw fieldInvalid('members');
    if (team.get('departmentId') != null) {
      const now = await idsOf(db, teamId, transaction);
      if (now.length !== ids.length || !now.every((id) => ids.includes(id))) {
        throw new TicketingError('TEAM_FOLLOWS_DEPARTMENT', 422, { field: 'members' });
      }
    }
    await writeMembers(db, teamId, ids, transaction);
    for (const { userId, isLead } of members) {
      await membership(db).update({ isLead }, { where: { teamId, userId }, transaction });
    }
  });
}

async function lockTeam(db: Database, teamId: Id, transaction: Transaction): Promise<Model> {
  const team = await teams(db).findByPk(teamId, { transaction, ...rowLock(db, transaction) });
  if (!team) throw notFound();
  return team;
}

async function idsOf(db: Database, teamId: Id, transaction: Transaction): Promise<string[]> {
  const rows = await membership(db).findAll({ where: { teamId }, transaction });
  return rows.map((row) => String(row.get('userId')));
}

async function writeMembers(db: Database, teamId: Id, ids: readonly string[], transaction: Transaction): Promise<void> {
  const before = await idsOf(db, teamId, transaction);
  const gone = before.filter((id) => !ids.includes(id));
  const come = ids.filter((id) => !before.includes(id));
  if (gone.length > 0) await membership(db).destroy({ where: { teamId, userId: gone }, transaction });
  const rows = come.map((userId) => ({ teamId, userId, isLead: false }));
  if (rows.length > 0) await membership(db).bulkCreate(rows, { transaction, ignoreDuplicates: true });
}

/** Makes the members of a team those of its department, as that is now. */
export async function followDepartment(db: Database, teamId: Id, given?: Transaction | null): Promise<void> {
  const people = db.getCollection('departmentsUsers');
  if (!people) return;
  await inTransaction(db, given, async (transaction) => {
    const team = await teams(db).findByPk(teamId, { transaction, ...rowLock(db, transaction) });
    const departmentId: Id | null = team?.get('departmentId') ?? null;
    if (departmentId === null) return;
    const rows: Model[] = await people.model.findAll({ where: { departmentId }, transaction });
    await writeMembers(db, teamId, [...new Set(rows.map((row) => String(row.get('userId'))))], transaction);
  });
}
