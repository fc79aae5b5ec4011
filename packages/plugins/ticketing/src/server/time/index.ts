import { COLLECTIONS } from '../../shared/collectionNames';
import type { TicketingPlugin } from '../plugin';
import { guardBelongings, guardTransitions } from '../tickets';
import { initTimeActions } from './timeActions';
import { askForTime } from './timeGuard';

export { logTime, type TimeSpent } from './logTime';

/** Who worked on a ticket for how long. */
export function initTime(plugin: TicketingPlugin): void {
  const { db } = plugin;
  guardBelongings(db, COLLECTIONS.timeEntries, ['ticketId']);
  guardTransitions(db, (change) => askForTime(db, change));
  initTimeActions(plugin);
}
