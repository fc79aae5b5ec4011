import type { TicketingPlugin } from '../plugin';
import { offerLanguages } from './offerLanguages';
import { seedAppSwitcher } from './seedAppSwitcher';
import { seedInbox } from './seedInbox';

/** What a new desk looks like: its pages in the menu, and the languages it speaks. Comes after the roles, who see them. */
export function initPages(plugin: TicketingPlugin): void {
  plugin.onInstall(() => seedInbox(plugin.db));
  plugin.onInstall(() => seedAppSwitcher(plugin.db));
  plugin.onInstall(() => offerLanguages(plugin.db));
}
