import type { TicketingPlugin } from '../plugin';
import { initBindings } from './bindings';
import { initAddresses } from './addresses';
import { initContactActions } from './contactActions';
import { initContacts } from './contacts';
import { initOrganizations } from './organizations';

export { freeName, keyTypeOf, refusalOf } from './bindings';
export { contactByAddress, emailsOf } from './addresses';
export { contactFor, type Requester } from './contacts';
export { addressKey } from './emailAddress';
export { listAddresses } from './listAddresses';
export { mergeContacts } from './mergeContacts';
export { organizationOf } from './organizations';

/** People outside, and the collections that the application already keeps about them. */
export function initCustomers(plugin: TicketingPlugin): void {
  initContacts(plugin.db);
  initAddresses(plugin.db);
  initOrganizations(plugin.db);
  initContactActions(plugin);
  initBindings(plugin);
}
