import type { TicketingPlugin } from '../../plugin';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { bindingActions } from './bindingActions';
import { forgetBindingsOfDeletedCollections } from './forgetBinding';
import { linkCustomersByAddress } from './linkCustomer';

export { refusalOf } from './candidates';
export { freeName } from './freeName';
export { keyTypeOf } from './keyColumn';

/** Ties collections that the application already has to the desk (behaviours, section 5). */
export function initBindings(plugin: TicketingPlugin): void {
  const handlers = Object.entries(bindingActions(plugin)).map(([name, handler]) => [
    `${COLLECTIONS.bindings}:${name}`,
    handler,
  ]);
  plugin.app.resourceManager.registerActionHandlers(Object.fromEntries(handlers));
  linkCustomersByAddress(plugin);
  forgetBindingsOfDeletedCollections(plugin);
}
