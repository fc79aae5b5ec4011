import type { TicketingPlugin } from '../plugin';
import { initBindings } from './bindings';
import { initContacts } from './contacts';

export { freeName, keyTypeOf, refusalOf } from './bindings';
export { addressKey, contactFor, type Requester } from './contacts';

/** People outside, and the collections that the application already keeps about them. */
export function initCustomers(plugin: TicketingPlugin): void {
  initContacts(plugin.db);
  initBindings(plugin);
}
