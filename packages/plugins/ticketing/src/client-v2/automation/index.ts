import type { Plugin } from '@nocobase/client-v2';
import type { WorkflowClient } from '@nocobase/plugin-workflow/client-v2';
import { ASSIGN_NODE, TICKET_EVENT_TRIGGER, TRANSITION_NODE } from '../../shared/automation';
import { AssignInstruction } from './AssignInstruction';
import { TicketEventTrigger } from './TicketEventTrigger';
import { TransitionInstruction } from './TransitionInstruction';

/** Tickets on the workflow canvas: a trigger and nodes, mirrored on the server under the same names. */
export function registerAutomation(plugin: Plugin): void {
  const workflows = plugin.flowEngine.context.app.pm.get('workflow');
  if (!isWorkflowClient(workflows)) return;
  workflows.registerTrigger(TICKET_EVENT_TRIGGER, TicketEventTrigger);
  workflows.registerInstruction(ASSIGN_NODE, AssignInstruction);
  workflows.registerInstruction(TRANSITION_NODE, TransitionInstruction);
}

function isWorkflowClient(plugin: unknown): plugin is WorkflowClient {
  return typeof plugin === 'object' && plugin !== null && 'registerTrigger' in plugin;
}
