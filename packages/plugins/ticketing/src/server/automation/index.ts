import WorkflowPlugin from '@nocobase/plugin-workflow';
import { ASSIGN_NODE, LONGEST_CHAIN, TICKET_EVENT_TRIGGER, TRANSITION_NODE } from '../../shared/automation';
import type { TicketingPlugin } from '../plugin';
import { recordStoppedAutomation } from '../tickets';
import { Emission } from './emission';
import { AssignNode } from './nodes/AssignNode';
import { TransitionNode } from './nodes/TransitionNode';
import { seedAutomation } from './seeds';
import { initStartsByMacro } from './startedByMacro';
import { TicketEventTrigger } from './TicketEventTrigger';

export {
  canStartWorkflow,
  enqueueWorkflow,
  isStartedWorkflow,
  startableWorkflows,
  type StartedWorkflow,
} from './startedByMacro';

/** Tickets on the workflow canvas: what happens to them starts workflows, and nodes change them. */
export function initAutomation(plugin: TicketingPlugin): void {
  const { app, db, jobs, log, ticketEvents } = plugin;
  const workflows = app.pm.get(WorkflowPlugin);
  if (!workflows?.enabled) return;
  workflows.registerTrigger(TICKET_EVENT_TRIGGER, new TicketEventTrigger(workflows, plugin));
  workflows.registerInstruction(ASSIGN_NODE, new AssignNode(workflows, plugin));
  workflows.registerInstruction(TRANSITION_NODE, new TransitionNode(workflows, plugin));

  const emission = new Emission(app, workflows, jobs, async (workflow, event) => {
    const told = `workflow ${workflow.key} is not started: ${LONGEST_CHAIN} automations in a row led here`;
    log.warn(told, { ticketId: event.ticketId });
    workflows.getLogger(workflow.id).warn(told, { ticketId: event.ticketId });
    await recordStoppedAutomation(db, event.ticketId, workflow, event.cause.depth);
  });
  initStartsByMacro(plugin, workflows);
  ticketEvents.onRecorded((event, transaction) => emission.announce(event, transaction));
  plugin.onInstall(() => seedAutomation(plugin));
}
