import { COLLECTIONS } from '../../shared/collectionNames';
import type { TicketingPlugin } from '../plugin';
import { guardBelongings, guardTransitions } from '../tickets';
import { initChecklistActions } from './checklistActions';
import { refuseWhileItemsOpen } from './checklistGuard';

export { addItems, changeItem, insertItems, removeItem } from './changeChecklist';

/** What is to be done about a ticket, point by point. */
export function initChecklists(plugin: TicketingPlugin): void {
  const { db } = plugin;
  guardBelongings(db, COLLECTIONS.checklistItems, ['ticketId']);
  guardTransitions(db, (change) => refuseWhileItemsOpen(db, change));
  initChecklistActions(plugin);
}
