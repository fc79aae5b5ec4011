import type { TicketingPlugin } from '../plugin';
import { prefillNewTickets } from '../tickets';
import { initFillAction } from './fillAction';
import { prefillTicket } from './prefillTicket';
import { initTemplateHooks } from './templateHooks';

export { fillTemplate, requesterOf, type FillingIn } from './fillTemplate';
export { templateModel, type TemplateRecord } from './templateRecord';

/** Tickets that are written again and again, filled in beforehand. */
export function initTemplates(plugin: TicketingPlugin): void {
  initTemplateHooks(plugin);
  prefillNewTickets(plugin.db, prefillTicket);
  initFillAction(plugin);
}
