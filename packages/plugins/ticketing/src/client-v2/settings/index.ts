import type { Plugin } from '@nocobase/client-v2';
import { DESK_SNIPPET } from '../../shared/roles';
import { tExpr } from '../locale';
import { SETTINGS_ICON, SETTINGS_KEY, SETTINGS_TABS, SETTINGS_TITLE } from './tabs';

export { SETTINGS_ICON, SETTINGS_KEY, SETTINGS_TABS, SETTINGS_TITLE } from './tabs';

/** The desk's pages among the host's settings; the v1 runtime has a register of its own (`client/settings.ts`). */
export function registerSettings({ pluginSettingsManager }: Plugin): void {
  pluginSettingsManager.addMenuItem({
    key: SETTINGS_KEY,
    title: tExpr(SETTINGS_TITLE),
    icon: SETTINGS_ICON,
    aclSnippet: DESK_SNIPPET,
  });
  for (const { key, title, load } of SETTINGS_TABS) {
    pluginSettingsManager.addPageTabItem({
      menuKey: SETTINGS_KEY,
      key,
      title: tExpr(title),
      componentLoader: load,
      aclSnippet: DESK_SNIPPET,
    });
  }
}
