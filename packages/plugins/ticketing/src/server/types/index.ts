import type { TicketingPlugin } from '../plugin';
import { watchExtensions } from './extensions';
import { hookExtension } from './extensionHooks';
import { initExtensionInput } from './extensionInput';
import { rememberOwnFields } from './fieldInfo';
import { seedTypes } from './seeds';
import { initTypeActions } from './typeActions';
import { guardTypes } from './typeHooks';

export { fieldOfType, formOfChangedTicket, formOfNewTicket, writeFieldsOfNewTicket } from './applyForm';
export {
  extensionInputOf,
  fieldsOfInput,
  isFieldOfType,
  NO_INPUT,
  splitFields,
  type ExtensionInput,
} from './extensionInput';
export { extensionByRelation, extensionsOf, isBookkeeping } from './extensions';
export { seedForms, seedTypes } from './seeds';
export { customerFields, customerInput, customerTypes } from './customerForms';

/** Ticket types: what each asks for, and the collections that hold it (behaviours, section 2). */
export function initTypes(plugin: TicketingPlugin): void {
  const { db } = plugin;
  rememberOwnFields(db);
  guardTypes(db);
  watchExtensions(db, (collectionName) => hookExtension(db, collectionName));
  initExtensionInput(plugin);
  initTypeActions(plugin);
  plugin.onInstall(() => seedTypes(db));
}
