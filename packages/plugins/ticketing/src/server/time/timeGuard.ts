import type { Database } from '@nocobase/database';
import { TicketingError } from '../kernel/errors';
import { catalogOf, isDone, type StatusChange } from '../tickets';
import { entryModel } from './timeRecord';

/**
 * Where the type asks for it, a colleague who resolves a ticket has to say how long it took; nobody else could.
 * @throws TicketingError 422 TIME_REQUIRED
 */
export async function askForTime(
  db: Database,
  { ticket, to, context: { actor, cause }, transaction }: StatusChange,
): Promise<void> {
  if (!isDone(to.category) || actor.userId === null || cause.kind !== 'user') return;
  const { types } = await catalogOf(db, transaction);
  if (!types.find(({ key }) => key === ticket.typeKey)?.timeRequired) return;
  if ((await entryModel(db).count({ where: { ticketId: ticket.id }, transaction })) === 0) {
    throw new TicketingError('TIME_REQUIRED', 422, { field: 'timeEntries' });
  }
}
