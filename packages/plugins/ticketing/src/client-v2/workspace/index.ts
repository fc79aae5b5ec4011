import type { Plugin } from '@nocobase/client-v2';

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
  });
}
