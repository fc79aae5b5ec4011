import type { CommandGroup } from './commandRegistry';

/** Keys in the locale files. */
export const GROUP_LABELS: Readonly<Record<CommandGroup, string>> = {
  list: 'Ticket list',
  ticket: 'This ticket',
  go: 'Go to',
  general: 'Everywhere',
};
