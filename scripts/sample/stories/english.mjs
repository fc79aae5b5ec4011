import { ACCOUNTS } from './accounts.mjs';
import { DELIVERIES } from './deliveries.mjs';
import { WORKSHOP } from './workshop.mjs';

/**
 * What customers of a bicycle maker write about. In a thread, `c` is the customer, `a` the agent, `n` a note among
 * colleagues; `|` begins a new paragraph. Several subjects: each ticket takes one.
 *
 * @typedef {{type: 'support' | 'account' | 'feedback', priority: 'urgent' | 'high' | 'normal' | 'low',
 *   team: 'dealers' | 'workshop' | 'china', tags: string[], subjects: string[], thread: [('c' | 'a' | 'n'), string][]}} Story
 */
export const ENGLISH = [...DELIVERIES, ...ACCOUNTS, ...WORKSHOP];
