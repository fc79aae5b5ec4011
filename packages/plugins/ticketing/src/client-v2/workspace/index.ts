import type { Plugin } from '@nocobase/client-v2';

export { DeskApi, DeskError, deskErrorOf, useDeskApi } from './deskApi';
export { loadLookups, useLookups, type Lookups } from './lookups';
export type { Priority, Status } from './tickets';

/** The agents' two blocks. */
export function registerWorkspace({ flowEngine }: Plugin): void {
  flowEngine.registerModelLoaders({
    TicketingQueueBlockModel: {
      extends: 'CollectionBlockModel',
      loader: () => import(/* webpackChunkName: "queue" */ './queue/TicketingQueueBlockModel'),
    },
    TicketingConversationBlockModel: {
      extends: 'CollectionBlockModel',
      loader: () => import(/* webpackChunkName: "conversation" */ './conversation/TicketingConversationBlockModel'),
    },
    TicketingCustomerContextBlockModel: {
      extends: 'CollectionBlockModel',
      loader: () => import(/* webpackChunkName: "context" */ './context/TicketingCustomerContextBlockModel'),
    },
  });
}
