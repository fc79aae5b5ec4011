/**
 * Plugins that the host installs before ours. They install in the order of the list, so what another one needs comes
 * first: `system-settings` stores its logo through `file-manager`.
 */
const MINIMAL = [
  'error-handler',
  'field-sort',
  'field-sequence',
  'users',
  'acl',
  'auth',
  'data-source-main',
  'data-source-manager',
  'ui-schema-storage',
  'file-manager',
  'system-settings',
  'environment-variables',
  'notification-manager',
  'notification-in-app-message',
  'workflow',
  'workflow-notification',
  'flow-engine',
  'client',
  'ui-layout',
];

const OURS = 'ticketing';

/**
 * `minimal`: what our plugin depends on. `full`: everything that a stock NocoBase enables, and the optional plugins that
 * our start command adds; it boots several times slower. A list: these, after the minimal ones.
 */
export type PluginSet = 'minimal' | 'full' | string[];

export function pluginList(set: PluginSet, withOurs: boolean): string[] {
  const host = set === 'full' ? ['nocobase', 'departments', 'public-forms', 'notification-email'] : MINIMAL;
  const extra = Array.isArray(set) ? set : [];
  return [...host, ...extra, ...(withOurs ? [OURS] : [])];
}
