import type { Plugin } from '@nocobase/client-v2';
import { registerOwnSections } from './details';

export { DeskApi, DeskError, deskErrorOf, useDeskApi } from './deskApi';
export { BARE_CARD, DEFAULT_HEIGHT } from './card';
export {
  registerDetailsSection,
  type DetailsSection,
  type DetailsSectionProps,
  type DetailsTicket,
  type RunOnTicket,
} from './details';
export { useTicketChanges } from './liveTickets';
export { isRecord } from './isRecord';
export { loadLookups, useLookups, type Lookups } from './lookups';
export { openTicketDrawer } from './openTicketDrawer';
export { selectionOf, type TicketSelection } from './selection';
export { idOf, nameOfContact, nameOfPerson, type Id, type Priority, type Status, type TicketRow } from './tickets';
export { useCommands, type Command } from './commands';
export { useChangeNames, type ChangeNames } from './changeNames';
export { useColleagues } from './conversation/useColleagues';
export { useDeskRows } from './details/useDeskRows';
export { useMay } from './useMay';
export { useSearch } from './details/useSearch';
export { useNarrow } from './useNarrow';
export { registerComposerTool, type ComposerTool, type ComposerToolProps } from './conversation/composerTools';
export { sentAnswer } from './conversation/sentAnswer';
export { textToHtml } from './conversation/textToHtml';

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
    TicketingDetailsBlockModel: {
      extends: 'CollectionBlockModel',
      loader: () => import(/* webpackChunkName: "details" */ './details/TicketingDetailsBlockModel'),
    },
  });
  registerOwnSections();
}
