import type { Database } from '@nocobase/database';
import { TicketingError } from '../kernel/errors';
import { isDone, type StatusChange } from '../tickets';
import { itemModel } from './checklistRecord';

/**
 * Items that are marked as required are done before the ticket is. A customer may close a ticket regardless.
 * @throws TicketingError 422 CHECKLIST_OPEN with the first of them
 */
export async function refuseWhileItemsOpen(
  db: Database,
  { ticket, to, context, transaction }: StatusChange,
): Promise<void> {
  if (!isDone(to.category) || context.cause.kind === 'portal' || ticket.checklistTotal === ticket.checklistDone) return;
  const where = { ticketId: ticket.id, required: true, doneAt: null };
  const open = await itemModel(db).findAll({ where, order: [['position', 'ASC']], transaction });
  if (open.length === 0) return;
  const vars = { text: open[0].text, count: open.length };
  throw new TicketingError('CHECKLIST_OPEN', 422, { field: 'statusKey', vars });
}
