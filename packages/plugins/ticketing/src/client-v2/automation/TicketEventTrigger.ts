import type { PlainObject } from '@nocobase/flow-engine';
import { Trigger } from '@nocobase/plugin-workflow/client-v2';
import { tExpr } from '../locale';
import { useTicketEventVariables } from './ticketEventVariables';

/** Starts a workflow when something happens to a ticket. */
export class TicketEventTrigger extends Trigger {
  title = tExpr('Ticket event');
  description = tExpr(
    'Starts when something happens to a ticket: it is created, changes its status, is assigned, gets a comment.',
  );
  sync = false;

  PresetFieldsetLoader = () =>
    import('./TicketEventFieldset').then(({ TicketEventPreset }) => ({ default: TicketEventPreset }));
  FieldsetLoader = () => import('./TicketEventFieldset');
  TriggerFieldsetLoader = () => import('./ManualStartFieldset');

  validate({ events }: PlainObject): boolean {
    return Array.isArray(events) && events.length > 0;
  }

  useVariables = useTicketEventVariables;
}
