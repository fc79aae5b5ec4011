import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { z } from 'zod';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { MOST_MENTIONS } from '../../../shared/comments';
import type { ChangeContext } from '../../kernel/cause';
import { fieldInvalid, TicketingError } from '../../kernel/errors';
import { idInput, type Id } from '../../kernel/parseInput';
import { followTicket, record, type TicketRecord } from '../../tickets';
import { readersAmong } from './readers';

const mention = z.union([
  idInput.transform((id) => ({ type: 'user' as const, id })),
  z.strictObject({ type: z.enum(['user', 'team']), id: idInput }),
]);

/** People and teams to call: `{type: 'user' | 'team', id}`, or the plain id of a person. */
export const mentionsInput = z.array(mention).max(MOST_MENTIONS).optional();

export type Mention = z.output<typeof mention>;

/** Who is called, as the ids of people. A team stands for its members, but for those who may not read the ticket. */
export async function resolveMentions(
  db: Database,
  ticketId: Id,
  mentions: readonly Mention[],
  transaction: Transaction,
): Promise<Id[]> {
  if (mentions.length === 0) return [];
  const idsOf = (type: Mention['type']) => mentions.filter((one) => one.type === type).map(({ id }) => id);
  const [people, teams] = [idsOf('user'), idsOf('team')];
  await mustExist(db, 'users', people, transaction);
  await mustExist(db, COLLECTIONS.teams, teams, transaction);
  const members =
    teams.length === 0
      ? []
      : await db.getModel<Model>(COLLECTIONS.teamMembers).findAll({ where: { teamId: teams }, transaction });
  const called = [...new Set([...people, ...members.map((row) => Number(row.get('userId')))].map(Number))];
  const readers = await readersAmong(db, ticketId, called, transaction);
  const stranger = people.find((id) => !readers.has(String(id)));
  if (stranger !== undefined) throw new TicketingError('MENTION_NO_ACCESS', 422, { field: 'mentions' });
  return called.filter((id) => readers.has(String(id)));
}

async function mustExist(db: Database, collection: string, ids: readonly number[], transaction: Transaction) {
  if (ids.length === 0) return;
  const known = await db.getModel<Model>(collection).count({ where: { id: [...ids] }, transaction });
  if (known !== new Set(ids).size) throw fieldInvalid('mentions');
}

/** Makes those who are called follow the ticket, and tells the rest of the desk. */
export async function mentionPeople(
  db: Database,
  ticket: TicketRecord,
  commentId: Id,
  userIds: readonly Id[],
  context: ChangeContext,
  transaction: Transaction,
): Promise<void> {
  if (userIds.length === 0) return;
  await followTicket(db, ticket.id, userIds, transaction);
  const rows = userIds.map((userId) => ({ commentId, userId, ticketId: ticket.id }));
  await db.getModel<Model>(COLLECTIONS.mentions).bulkCreate(rows, { transaction });
  const changes = [{ field: 'mentions', from: null, to: userIds.map(String) }];
  await record(db, ticket, [{ type: 'mentioned', changes, commentId }], context, transaction);
}
