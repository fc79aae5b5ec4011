import type { Plugin } from '@nocobase/client-v2';

/** How the desk stands, for pages that people look at. */
export function registerReports({ flowEngine }: Plugin): void {
  flowEngine.registerModelLoaders({
    TicketingNumbersBlockModel: {
      extends: 'CollectionBlockModel',
      loader: () => import(/* webpackChunkName: "numbers" */ './TicketingNumbersBlockModel'),
    },
  });
}
