import type { ComponentType } from 'react';
import { customersSettings } from '../customers';
import { flowSettings } from '../flow';
import { recurringSettings } from '../recurring';
import { macrosSettings } from '../macros';
import { repliesSettings } from '../replies';
import { templatesSettings } from '../templates';
import { pagesSettings } from '../pages';
import { typesSettings } from '../types';
import { prioritiesSettings, tagsSettings, teamsSettings } from '../vocabulary';

export interface SettingsTab {
  key: string;
  title: string;
  load: () => Promise<{ default: ComponentType }>;
}

/** Not the plugin's name, which differs from one installation to another. */
export const SETTINGS_KEY = 'service-desk';
export const SETTINGS_TITLE = 'Service desk';
export const SETTINGS_ICON = 'CustomerServiceOutlined';

/** One page a feature; the first is where the menu leads, and the host wants it to be called `index`. */
export const SETTINGS_TABS: readonly SettingsTab[] = [
  customersSettings,
  typesSettings,
  flowSettings,
  teamsSettings,
  tagsSettings,
  prioritiesSettings,
  repliesSettings,
  macrosSettings,
  templatesSettings,
  recurringSettings,
  pagesSettings,
];
