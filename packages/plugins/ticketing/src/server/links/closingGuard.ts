import type { Database } from '@nocobase/database';
import { Op } from 'sequelize';
import { ACTIVE_CATEGORIES } from '../../shared/statusCategories';
import { TicketingError } from '../kernel/errors';
import { catalogOf, isDone, ticketModel, type StatusChange } from '../tickets';
import { linkModel } from './linkRecord';

/** As many as a sentence holds. */
const NAMED = 5;

/**
 * Where the type says so, a ticket is not resolved or closed before its children and the tickets that block it are done.
 * @throws TicketingError 422 LINKED_TICKETS_OPEN with their numbers; a customer is not told those
 */
export async function refuseWhileLinkedOpen(db: Database, change: StatusChange): Promise<void> {
  const { ticket, to, context, transaction } = change;
  if (!isDone(to.category)) return;
  const catalog = await catalogOf(db, transaction);
  if (!catalog.types.find(({ key }) => key === ticket.typeKey)?.openLinksBlockClosing) return;
  const links = await linkModel(db).findAll({
    where: {
      [Op.or]: [
        { sourceId: ticket.id, kind: 'parent' },
        { targetId: ticket.id, kind: 'blocks' },
      ],
    },
    transaction,
  });
  if (links.length === 0) return;
  const ids = links.map(({ kind, sourceId, targetId }) => (kind === 'parent' ? targetId : sourceId));
  const active = catalog.statuses.filter(({ category }) => ACTIVE_CATEGORIES.includes(category));
  const open = await ticketModel(db).findAll({
    where: { id: ids, statusKey: active.map(({ key }) => key) },
    attributes: ['id', 'number'],
    order: [['id', 'ASC']],
    transaction,
  });
  if (open.length === 0) return;
  if (context.cause.kind === 'portal') {
    throw new TicketingError('LINKED_TICKETS_OPEN_CUSTOMER', 422, { field: 'statusKey' });
  }
  const named = open.slice(0, NAMED).map(({ number }) => number);
  const tickets = [...named, ...(open.length > NAMED ? ['…'] : [])].join(', ');
  throw new TicketingError('LINKED_TICKETS_OPEN', 422, { field: 'statusKey', vars: { tickets } });
}
