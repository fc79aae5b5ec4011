import type { TicketingPlugin } from '../plugin';
import { initTicketActions } from './actions';
import { initCatalog } from './catalog';
import { initHistory } from './history';
import { initTicketHooks } from './hooks';
import { forgetOldKeys } from './idempotency';
import { initIdempotentRequests } from './idempotentRequests';
import { initListIndexes } from './listIndexes';
import { seedDesk } from './seeds';

export { onTicket, mustBeInScope, ticketIdOf } from './actions/onTicket';
export { columnsOf } from './actions/ticketColumns';
export { prefillNewTickets } from './actions/prefill';
export { assignTicket, updateTicket, type Assignment } from './assignTicket';
export { namesOfRelated } from './changeLabels';
export { asTransition, catalogOf, type Catalog, type StatusRow, type TypeRow } from './catalog';
export { withTicket, writeTicket, type ChangeOptions, type Versioned } from './changeTicket';
export { createTicket, type NewTicket } from './createTicket';
export { flowRoles } from './flow';
export { deskWrite, guardBelongings } from './hooks/guardBelongings';
export { countUp } from './numbering/counter';
export { followTicket, unfollowTicket } from './followers';
export { record } from './history';
export { IdempotentCreation } from './idempotency';
export { isTicketLeaving } from './hooks/guardHistory';
export { resolveMerged, withLiveTicket } from './mergedTicket';
export { idsGiven } from './tagInput';
export { tagTicket, type TagChange } from './tagTicket';
export { recordStoppedAutomation } from './stoppedAutomation';
export { lockTicket, sameId, ticketModel, type TicketRecord } from './ticketRecord';
export { TYPES } from './seeds/kinds';
export { writeOptions, type TicketHookOptions, type TicketWrite } from './ticketWrite';
export {
  listAllowedTransitions,
  statusAfterCustomerMessage,
  transitionTicket,
  type AllowedTransition,
  type Transition,
} from './transitionTicket';
export { guardTransitions, isDone, type StatusChange } from './transitionGuards';
export { changeContextOf } from '../kernel/changeContext';

/** Tickets: their life from creation to the end, by one way in. */
export function initTickets(plugin: TicketingPlugin): void {
  const { app, db } = plugin;
  initCatalog(db);
  initHistory(db, plugin.ticketEvents);
  initTicketHooks(db);
  initListIndexes(plugin);
  initTicketActions(plugin);
  initIdempotentRequests(plugin);
  plugin.onInstall(() => seedDesk(db));
  app.cronJobManager.addJob({ cronTime: '0 17 * * * *', onTick: () => forgetOldKeys(db) });
}
