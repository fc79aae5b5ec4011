import type { TicketingPlugin } from '../plugin';
import { forHost } from '../kernel/deskActions';
import { seedPages } from './createPages';
import { offerLanguages } from './offerLanguages';
import { restoreAction } from './restoreAction';
import { seedAppSwitcher } from './seedAppSwitcher';

/** What a new desk looks like: its pages in the menu, and the languages it speaks. Comes after the roles, who see them. */
export function initPages(plugin: TicketingPlugin): void {
  plugin.app.resourceManager.define({ name: 'ticketingPages', actions: { restore: forHost(restoreAction) } });
  plugin.onInstall(() => seedPages(plugin.db));
  plugin.onInstall(() => seedAppSwitcher(plugin.db));
  plugin.onInstall(() => offerLanguages(plugin.db));
}
