import { lazy, type Plugin } from '@nocobase/client';
import { SETTINGS_ICON, SETTINGS_KEY, SETTINGS_TABS, SETTINGS_TITLE } from '../client-v2/settings';
import { tExpr } from '../client-v2/locale';
import { DESK_SNIPPET } from '../shared/roles';

/** The same pages of settings as in the v2 runtime, in the register of the v1 runtime. */
export function registerSettings({ pluginSettingsManager }: Plugin): void {
  pluginSettingsManager.add(SETTINGS_KEY, {
    title: tExpr(SETTINGS_TITLE),
    icon: SETTINGS_ICON,
    aclSnippet: DESK_SNIPPET,
  });
  for (const [index, tab] of SETTINGS_TABS.entries()) {
    pluginSettingsManager.add(`${SETTINGS_KEY}.${tab.key}`, {
      title: tExpr(tab.title),
      // Else this register sorts them by their keys.
      sort: index + 1,
      aclSnippet: DESK_SNIPPET,
      Component: lazy(tab.load),
    });
  }
}
