import { COLLECTIONS } from '../../shared/collectionNames';
import { INBOX_PAGE } from '../../shared/inboxPage';
import { block, grid, popup, table, type PageModel } from './pageModels';

export const DESK_GROUP = 'ticketing-desk';

/** A page of the menu group "Service desk" as a new installation gets it: ordinary blocks that a builder rearranges. */
export interface DeskPage {
  uid: string;
  /** Key in the locale files. */
  title: string;
  icon: string;
  /** What is on it, and in the popups that it opens. */
  models: () => PageModel[];
}

export const tabOf = (uid: string): string => `${uid}-tab`;

const onTab = (uid: string, content: PageModel): PageModel => ({ parentId: tabOf(uid), subKey: 'grid', ...content });

const KANBAN = 'ticketing-kanban';
const NUMBERS = 'ticketing-numbers';
const CUSTOMERS = 'ticketing-customers';

/** List, ticket and what is known about it side by side, as high as the window. */
const inbox: DeskPage = {
  uid: INBOX_PAGE,
  title: 'Inbox',
  icon: 'InboxOutlined',
  models: () => {
    const queue = block(`${INBOX_PAGE}-queue`, 'TicketingQueueBlockModel', 'fullHeight');
    const conversation = block(`${INBOX_PAGE}-conversation`, 'TicketingConversationBlockModel', 'fullHeight');
    const details = block(`${INBOX_PAGE}-details`, 'TicketingDetailsBlockModel', 'fullHeight');
    return [onTab(INBOX_PAGE, grid(`${INBOX_PAGE}-grid`, [[queue, conversation, details]], [7, 11, 6]))];
  },
};

const kanban: DeskPage = {
  uid: KANBAN,
  title: 'Kanban',
  icon: 'ProjectOutlined',
  models: () => [
    onTab(KANBAN, grid(`${KANBAN}-grid`, [[block(`${KANBAN}-board`, 'TicketingKanbanBlockModel', 'fullHeight')]])),
  ],
};

const numbers: DeskPage = {
  uid: NUMBERS,
  title: 'Numbers',
  icon: 'DashboardOutlined',
  models: () => [
    onTab(NUMBERS, grid(`${NUMBERS}-grid`, [[block(`${NUMBERS}-now`, 'TicketingNumbersBlockModel', 'defaultHeight')]])),
  ],
};

/** Everybody who ever wrote; a person opens with what they asked. */
const customers: DeskPage = {
  uid: CUSTOMERS,
  title: 'Customers',
  icon: 'TeamOutlined',
  models: () => {
    const list = `${CUSTOMERS}-contacts`;
    const columns = ['name', 'email', 'phone', 'organization.name'];
    const context = block(`${CUSTOMERS}-context`, 'TicketingCustomerContextBlockModel', 'defaultHeight', {
      collectionName: COLLECTIONS.contacts,
      filterByTk: '{{ctx.view.inputArgs.filterByTk}}',
    });
    return [
      onTab(CUSTOMERS, grid(`${CUSTOMERS}-grid`, [[table(list, COLLECTIONS.contacts, columns)]])),
      popup(list, 'Customer', grid(`${CUSTOMERS}-popup-grid`, [[context]])),
    ];
  },
};

export const DESK_PAGES: readonly DeskPage[] = [inbox, kanban, numbers, customers];
