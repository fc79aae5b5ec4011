import type { Context } from '@nocobase/actions';
import type { TicketingPlugin } from '../plugin';
import { guard } from './guard';
import { keepInputOfCreate } from './keepInput';
import { registerActions } from './registerActions';
import { seedRoles } from './seedRoles';
import { seedScopes } from './seedScopes';

export { grantedActionsOf } from './partsOfAction';
export { assertMay, commentFilter, parseScope, scopeFilter, ticketsWithin, type ScopedCaller } from './scope';
export { rightsOf, type Caller, type Rights } from './rights';
export { within, type Filter } from './filters';
export { grantAdded } from './grantAdded';
export { POLICY } from './policy';
export { addedSince, GRANTED_BY_0_1_0 } from './grantsOfReleases';
export { seedScopes } from './seedScopes';
export { visibleDirectly } from './visibility';
export { FIELD_ACTIONS } from './ticketActions';
export { collectionOf } from './guard';
export { addTicketPart, removeTicketPart } from './ticketParts';

/**
 * Roles, grants and the guard. Who may do what to a ticket is decided here before a handler runs: handlers need not ask,
 * except for tickets that they find in their input, with `assertMay`.
 */
export function initAccess(plugin: TicketingPlugin): void {
  registerActions(plugin);
  keepInputOfCreate(plugin);
  plugin.app.resourceManager.use((ctx, next) => guard(ctx as Context, next), {
    tag: 'ticketingGuard',
    after: 'setCurrentRole',
    before: 'acl',
  });
  plugin.onInstall(() => seedRoles(plugin.db));
  plugin.onInstall(() => seedScopes(plugin.db));
}
