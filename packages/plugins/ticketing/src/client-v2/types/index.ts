import type { Plugin } from '@nocobase/client-v2';
import { registerDetailsSection } from '../workspace';

export { NewTicketButton } from './newTicket/NewTicketButton';
export { openNewTicket } from './newTicket/openNewTicket';

/** The page on which ticket types are made, for the desk's settings. */
export const typesSettings = {
  key: 'types',
  title: 'Ticket types',
  load: () => import(/* webpackChunkName: "settings-types" */ './settings/TypesPage'),
};

/** The form of a new ticket as a block, and what a ticket's type knows about it beside the conversation. */
export function registerTypes({ flowEngine }: Plugin): void {
  flowEngine.registerModelLoaders({
    TicketingNewTicketFormBlockModel: {
      extends: 'BlockModel',
      loader: () => import(/* webpackChunkName: "new-ticket" */ './newTicket/TicketingNewTicketFormBlockModel'),
    },
  });
  registerDetailsSection({
    key: 'type',
    order: 20,
    title: 'Type',
    load: () => import(/* webpackChunkName: "details" */ './details/TypeSection'),
  });
}
