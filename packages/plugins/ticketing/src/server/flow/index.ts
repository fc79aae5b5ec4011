import type { TicketingPlugin } from '../plugin';
import { initFlowActions } from './flowActions';
import { guardStatuses } from './guardStatuses';
import { guardTransitions } from './guardTransitions';

export { flowFields } from './flowFields';

/**
 * How admins change statuses and their flow, on whichever way, and what they may not break by it. What the flow means for a
 * ticket is decided in `tickets/flow.ts`.
 */
export function initFlow(plugin: TicketingPlugin): void {
  guardStatuses(plugin.db);
  guardTransitions(plugin.db);
  initFlowActions(plugin);
}
