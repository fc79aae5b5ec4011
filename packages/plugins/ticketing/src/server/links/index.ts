import { COLLECTIONS } from '../../shared/collectionNames';
import type { TicketingPlugin } from '../plugin';
import { guardBelongings, guardTransitions } from '../tickets';
import { refuseWhileLinkedOpen } from './closingGuard';
import { initLinkActions } from './linkActions';

export { linkTickets, unlinkTickets } from './linkTickets';
export { moveLinks, restoreLinks, type MovedLinks } from './moveLinks';

/** How tickets relate to each other: relates, duplicates, blocks, parent and child. */
export function initLinks(plugin: TicketingPlugin): void {
  const { db } = plugin;
  guardBelongings(db, COLLECTIONS.links, ['sourceId', 'targetId']);
  guardTransitions(db, (change) => refuseWhileLinkedOpen(db, change));
  initLinkActions(plugin);
}
