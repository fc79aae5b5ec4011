import type { TicketOutcome } from './macros';

/** What can be done to many tickets at once; the names are those of the actions on one. */
export const BULK_ACTIONS = [
  'transition',
  'assign',
  'tag',
  'update',
  'note',
  'reply',
  'applyMacro',
  'snooze',
  'follow',
  'unfollow',
  'merge',
  'destroy',
] as const;

export type BulkAction = (typeof BULK_ACTIONS)[number];

export const MAX_BULK_TICKETS = 1000;

/** Up to so many tickets are done at once; more become a run that can be watched and cancelled. */
export const BULK_AT_ONCE = 50;

export const BULK_RUN_STATES = ['queued', 'running', 'done', 'cancelled'] as const;
export type BulkRunState = (typeof BULK_RUN_STATES)[number];

export interface BulkResult {
  id: string;
  ok: boolean;
  error?: { code: string; message: string; field?: string };
  /** Of a dry run: what would change. */
  outcome?: TicketOutcome;
}

export interface BulkProgress {
  /** Null: it was done at once, and these are its results. */
  runId: string | null;
  action: BulkAction;
  dryRun: boolean;
  state: BulkRunState;
  total: number;
  done: number;
  ok: number;
  failed: number;
  /** 0 to 100. */
  percent: number;
  /** One for each ticket, in the order in which they were named; empty until the run has come to its end. */
  results: BulkResult[];
}
