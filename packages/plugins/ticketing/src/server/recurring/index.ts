import type { TicketingPlugin } from '../plugin';
import { rearmForgotten } from './rearm';
import { initRecurrenceHooks } from './recurrenceHooks';
import { RECURRING_JOB } from './recurringJob';
import { runRecurrence } from './runRecurrence';

/** Tickets that come again and again, made from a template at the times of a schedule. */
export function initRecurring(plugin: TicketingPlugin): void {
  plugin.jobs.register(RECURRING_JOB, (payload) => runRecurrence(plugin, payload));
  initRecurrenceHooks(plugin);
  plugin.app.cronJobManager.addJob({ cronTime: '0 41 * * * *', onTick: () => rearmForgotten(plugin) });
}
