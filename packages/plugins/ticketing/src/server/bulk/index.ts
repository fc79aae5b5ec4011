import type { TicketingPlugin } from '../plugin';
import { initBulkActions } from './actions';
import { BulkRuns } from './bulkRuns';

/** One action on many tickets, by the same rules and rights as on each by itself (behaviours, section 4). */
export function initBulk(plugin: TicketingPlugin): void {
  const runs = new BulkRuns(plugin);
  initBulkActions(plugin, runs);
  plugin.app.cronJobManager.addJob({ cronTime: '0 37 4 * * *', onTick: () => runs.forgetOld() });
}
