import type { Plugin } from '@nocobase/client-v2';
import { NAMESPACE } from '../../shared/namespace';
import { DESK_SNIPPET } from '../../shared/roles';
import { SETTINGS_ICON, SETTINGS_KEY, SETTINGS_TABS, SETTINGS_TITLE } from './tabs';

export { SETTINGS_ICON, SETTINGS_KEY, SETTINGS_TABS, SETTINGS_TITLE } from './tabs';

/**
 * The desk's pages among the host's settings; the v1 runtime has a register of its own (`client/settings.ts`). Titles are
 * translated here: unlike that one, this register shows them as they are.
 */
export function registerSettings(plugin: Plugin): void {
  const { pluginSettingsManager } = plugin;
  pluginSettingsManager.addMenuItem({
    key: SETTINGS_KEY,
    title: plugin.t(SETTINGS_TITLE, { ns: NAMESPACE }),
    icon: SETTINGS_ICON,
    aclSnippet: DESK_SNIPPET,
  });
  for (const [index, { key, title, load }] of SETTINGS_TABS.entries()) {
    pluginSettingsManager.addPageTabItem({
      menuKey: SETTINGS_KEY,
      key,
      title: plugin.t(title, { ns: NAMESPACE }),
      componentLoader: load,
      aclSnippet: DESK_SNIPPET,
      sort: index + 1,
    });
  }
}
