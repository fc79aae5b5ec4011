import type { FieldChange } from './ticketEvents';

type Key = number | string;

/** One thing that a macro does. The order in which they are listed is for reading: see `MACRO_ORDER`. */
export type MacroStep =
  | { type: 'fields'; values: Record<string, unknown> }
  | { type: 'assign'; assigneeId?: Key | 'me' | null; teamId?: Key | null }
  | { type: 'tags'; add: string[]; remove: string[] }
  | { type: 'follow' }
  | { type: 'note'; body: string }
  | { type: 'reply'; body: string }
  | { type: 'status'; statusKey: string }
  /** Out of sight for so many minutes. */
  | { type: 'snooze'; minutes: number }
  | { type: 'workflow'; workflowKey: string };

export type MacroStepType = MacroStep['type'];

/**
 * The order in which the steps of a macro are carried out, whatever their order in it: texts see the fields as the macro
 * leaves them, and the new status comes with the last text, which is the comment that a step of the flow may want.
 */
export const MACRO_ORDER = [
  'fields',
  'assign',
  'tags',
  'follow',
  'note',
  'reply',
  'status',
  'snooze',
  'workflow',
] as const;

/** What a macro or a bulk action did to a ticket, or would do. */
export interface TicketOutcome {
  changes: FieldChange[];
  comments: { kind: string; body: string; bodyText: string }[];
  /** The caller began to follow the ticket. */
  follows: boolean;
  /** Workflows that are started afterwards. */
  workflows: { key: string; title: string }[];
  /** The ticket ceases to exist. */
  destroyed?: boolean;
}
