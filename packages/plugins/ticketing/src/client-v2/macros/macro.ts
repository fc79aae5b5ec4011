import type { MacroStep, MacroStepType } from '../../shared/macros';
import type { SharedRow } from '../ui/useSharedRows';

/** A row of ticketingMacros. */
export interface Macro extends SharedRow {
  description: string | null;
  steps: MacroStep[];
  isActive: boolean;
}

/** What a step is called; keys of the locale files. */
export const STEP_LABELS: Readonly<Record<MacroStepType, string>> = {
  fields: 'Change priority or type',
  assign: 'Assign',
  tags: 'Tags',
  follow: 'Follow the ticket',
  note: 'Internal note',
  reply: 'Reply to the customer',
  status: 'Change status',
  snooze: 'Snooze',
  workflow: 'Start a workflow',
};

/** A step as it begins. */
export const emptyStep = (type: MacroStepType): MacroStep => {
  switch (type) {
    case 'fields':
      return { type, values: {} };
    case 'assign':
      return { type, assigneeId: 'me' };
    case 'tags':
      return { type, add: [], remove: [] };
    case 'note':
    case 'reply':
      return { type, body: '' };
    case 'status':
      return { type, statusKey: '' };
    case 'snooze':
      return { type, minutes: 24 * 60 };
    case 'workflow':
      return { type, workflowKey: '' };
    default:
      return { type };
  }
};
