import type { Database } from '@nocobase/database';
import { fieldInvalid } from '../kernel/errors';
import type { ChangeContext } from '../kernel/cause';
import type { Id } from '../kernel/parseInput';
import { assignTicket, ticketModel } from '../tickets';

/** As many as one call waits for; the caller goes on while some are left. */
export const BATCH = 200;

/**
 * Gives a team's tickets to another team, each with its history, the oldest first.
 * @returns how many moved, and how many are left
 * @throws TicketingError 422 FIELD_INVALID for the same team or none, TEAM_INACTIVE
 */
export async function moveTickets(db: Database, fromId: Id, toId: Id, context: ChangeContext) {
  if (String(fromId) === String(toId)) throw fieldInvalid('targetId');
  const tickets = await ticketModel(db).findAll({
    where: { teamId: fromId },
    attributes: ['id'],
    order: [['id', 'ASC']],
    limit: BATCH,
  });
  for (const { id } of tickets) await assignTicket(db, id, { teamId: toId }, context);
  return { moved: tickets.length, left: await ticketModel(db).count({ where: { teamId: fromId } }) };
}
