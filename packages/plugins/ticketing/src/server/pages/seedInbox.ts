import type { BelongsToManyRepository, Database, Model } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { INBOX_PAGE } from '../../shared/inboxPage';
import { titleExpression } from '../../shared/namespace';
import { ROLES } from '../../shared/roles';
import { flowModelsOf } from './flowModels';

const GROUP_UID = 'ticketing-desk';
const PAGE_UID = INBOX_PAGE;
const TAB_UID = 'ticketing-inbox-tab';

/** A row of the menu is shown in the layouts that it names; without one its page answers 404. */
const uiLayouts = ['admin-layout-model'];

/** Who finds the desk in the menu, beside root. Customers have the portal. */
const SEEN_BY: readonly string[] = ['admin', ROLES.admin, ROLES.supervisor, ROLES.agent, ROLES.lightAgent];

/** Makes the menu group "Service desk" with the page "Inbox", once: an admin may change or delete it for good. */
export async function seedInbox(db: Database): Promise<void> {
  const routes = db.getRepository('desktopRoutes');
  const models = flowModelsOf(db);
  if (!routes || !models) return;
  if (await routes.findOne({ filter: { schemaUid: [GROUP_UID, PAGE_UID] } })) return;
  await routes.create({
    values: {
      type: 'group',
      uiLayouts,
      title: titleExpression('Service desk'),
      icon: 'CustomerServiceOutlined',
      schemaUid: GROUP_UID,
      children: [inboxRoute()],
    },
  });
  await models.upsertModel({ parentId: PAGE_UID, subKey: 'page', subType: 'object', ...inboxPage() });
  await models.upsertModel({ parentId: TAB_UID, subKey: 'grid', subType: 'object', ...inboxGrid() });
  await showTo(db, SEEN_BY);
}

function inboxRoute() {
  return {
    type: 'flowPage',
    uiLayouts,
    title: titleExpression('Inbox'),
    icon: 'InboxOutlined',
    schemaUid: PAGE_UID,
    menuSchemaUid: `${PAGE_UID}-menu`,
    enableTabs: false,
    children: [{ type: 'tabs', uiLayouts, schemaUid: TAB_UID, tabSchemaName: `${TAB_UID}-name`, hidden: true }],
  };
}

/** The menu says where one is: the title's line is worth more to the list. */
const inboxPage = () => ({
  uid: 'ticketing-inbox-root',
  use: 'RootPageModel',
  stepParams: { pageSettings: { general: { displayTitle: false, enableTabs: false } } },
});

const block = (uid: string, use: string) => ({
  uid,
  use,
  stepParams: {
    resourceSettings: { init: { dataSourceKey: 'main', collectionName: COLLECTIONS.tickets } },
    cardSettings: { blockHeight: { heightMode: 'fullHeight' } },
  },
});

/** List and ticket side by side, as high as the window. */
function inboxGrid() {
  const queue = block('ticketing-inbox-queue', 'TicketingQueueBlockModel');
  const conversation = block('ticketing-inbox-conversation', 'TicketingConversationBlockModel');
  const cells = [queue, conversation].map(({ uid }) => ({ id: `${uid}-cell`, items: [uid] }));
  const rows = [{ id: 'ticketing-inbox-row', cells, sizes: [9, 15] }];
  return {
    uid: 'ticketing-inbox-grid',
    use: 'BlockGridModel',
    stepParams: { gridSettings: { grid: { layout: { version: 2, rows } } } },
    subModels: { items: [queue, conversation] },
  };
}

/** The platform shows new pages to every role that sees new pages, `member` among them: this one is for the desk. */
async function showTo(db: Database, names: readonly string[]): Promise<void> {
  const roles: Model[] = await db.getRepository('roles').find({ filter: { name: [...names] } });
  const known = roles.map((role) => String(role.get('name')));
  const rows: Model[] = await db
    .getRepository('desktopRoutes')
    .find({ filter: { schemaUid: [GROUP_UID, PAGE_UID, TAB_UID] } });
  for (const row of rows) {
    const id: unknown = row.get('id');
    if (typeof id !== 'number' && typeof id !== 'string') continue;
    await db.getRepository<BelongsToManyRepository>('desktopRoutes.roles', id).set(known);
  }
}
