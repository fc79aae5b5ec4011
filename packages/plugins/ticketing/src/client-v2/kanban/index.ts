import type { Plugin } from '@nocobase/client-v2';

/** Tickets as cards in a column for each status. */
export function registerKanban({ flowEngine }: Plugin): void {
  flowEngine.registerModelLoaders({
    TicketingKanbanBlockModel: {
      extends: 'CollectionBlockModel',
      loader: () => import(/* webpackChunkName: "kanban" */ './TicketingKanbanBlockModel'),
    },
  });
}
