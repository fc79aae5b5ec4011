import type { Plugin } from '@nocobase/client-v2';

export { loadSteps, stepsFor, type AllowedStep } from './allowedSteps';
export { changeStatus } from './changeTicket';

const actions = {
  changeStatus: () => import(/* webpackChunkName: "ticket-actions" */ './TicketingChangeStatusActionModel'),
  assignToMe: () => import(/* webpackChunkName: "ticket-actions" */ './TicketingAssignToMeActionModel'),
};
const fields = () => import(/* webpackChunkName: "ticket-fields" */ './ticketFieldModels');

/** What builders add to the host's own tables, lists and details of tickets. */
export function registerTickets({ flowEngine }: Plugin): void {
  flowEngine.registerModelLoaders({
    TicketingChangeStatusActionModel: { extends: 'ActionModel', loader: actions.changeStatus },
    TicketingAssignToMeActionModel: { extends: 'ActionModel', loader: actions.assignToMe },
    TicketingStatusFieldModel: { extends: 'FieldModel', loader: fields },
    TicketingPriorityFieldModel: { extends: 'FieldModel', loader: fields },
  });
}
