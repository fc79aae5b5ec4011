import type { Context } from '@nocobase/actions';
import type { TicketingPlugin } from '../plugin';
import { guard } from './guard';
import { keepInputOfCreate } from './keepInput';
import { registerActions } from './registerActions';
import { seedRoles } from './seedRoles';

export { assertMay, commentFilter, scopeFilter } from './scope';
export { rightsOf, type Caller, type Rights } from './rights';
export { POLICY } from './policy';

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
}
