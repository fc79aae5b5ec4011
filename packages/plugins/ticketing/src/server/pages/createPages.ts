import type { BelongsToManyRepository, Database, Model } from '@nocobase/database';
import { titleExpression } from '../../shared/namespace';
import { ROLES } from '../../shared/roles';
import { DESK_GROUP, DESK_PAGES, tabOf, type DeskPage } from './deskPages';
import { flowModelsOf, type FlowModels } from './flowModels';

/** A row of the menu is shown in the layouts that it names; without one its page answers 404. */
const uiLayouts = ['admin-layout-model'];

/** Who finds the desk in the menu, beside root. Customers have the portal. */
const SEEN_BY: readonly string[] = ['admin', ROLES.admin, ROLES.supervisor, ROLES.agent, ROLES.lightAgent];

/** Makes the menu group "Service desk" with its pages, once: an admin may change or delete them for good. */
export async function seedPages(db: Database): Promise<void> {
  const uids = [DESK_GROUP, ...DESK_PAGES.map(({ uid }) => uid)];
  const routes = db.getRepository('desktopRoutes');
  if (!routes || (await routes.findOne({ filter: { schemaUid: uids } }))) return;
  await restorePages(db);
}

/**
 * Brings back what is missing of the menu group and of its pages; what is there stays as people made it.
 * @returns uids of the pages that were made
 */
export async function restorePages(db: Database): Promise<string[]> {
  const routes = db.getRepository('desktopRoutes');
  const models = flowModelsOf(db);
  if (!routes || !models) return [];
  const groupId = await groupOf(db);
  const made: string[] = [];
  for (const page of DESK_PAGES) {
    if (await routes.findOne({ filter: { schemaUid: page.uid } })) continue;
    await routes.create({ values: { ...routeOf(page), parentId: groupId } });
    await fillPage(models, page);
    made.push(page.uid);
  }
  await showTo(db, [...(made.length > 0 ? [DESK_GROUP] : []), ...made.flatMap((uid) => [uid, tabOf(uid)])], SEEN_BY);
  return made;
}

async function groupOf(db: Database): Promise<unknown> {
  const routes = db.getRepository('desktopRoutes');
  const group: Model =
    (await routes.findOne({ filter: { schemaUid: DESK_GROUP } })) ??
    (await routes.create({
      values: {
        type: 'group',
        uiLayouts,
        title: titleExpression('Service desk'),
        icon: 'CustomerServiceOutlined',
        schemaUid: DESK_GROUP,
      },
    }));
  return group.get('id');
}

function routeOf({ uid, title, icon }: DeskPage) {
  return {
    type: 'flowPage',
    uiLayouts,
    title: titleExpression(title),
    icon,
    schemaUid: uid,
    menuSchemaUid: `${uid}-menu`,
    enableTabs: false,
    children: [{ type: 'tabs', uiLayouts, schemaUid: tabOf(uid), tabSchemaName: `${tabOf(uid)}-name`, hidden: true }],
  };
}

/** What a deleted page left behind goes first: the platform keeps blocks whose page is gone. */
async function fillPage(models: FlowModels, { uid, models: content }: DeskPage): Promise<void> {
  for (const model of content()) {
    if (await models.findModelById(String(model.uid))) await models.remove(String(model.uid));
    await models.upsertModel({ subType: 'object', ...model });
  }
  await models.upsertModel({
    parentId: uid,
    subKey: 'page',
    subType: 'object',
    uid: `${uid}-root`,
    use: 'RootPageModel',
    // The menu says where one is: the title's line is worth more to the work.
    stepParams: { pageSettings: { general: { displayTitle: false, enableTabs: false } } },
  });
}

/** The platform shows new pages to every role that sees new pages, `member` among them: these are for the desk. */
async function showTo(db: Database, schemaUids: readonly string[], names: readonly string[]): Promise<void> {
  if (schemaUids.length === 0) return;
  const roles: Model[] = await db.getRepository('roles').find({ filter: { name: [...names] } });
  const known = roles.map((role) => String(role.get('name')));
  const rows: Model[] = await db.getRepository('desktopRoutes').find({ filter: { schemaUid: [...schemaUids] } });
  for (const row of rows) {
    const id: unknown = row.get('id');
    if (typeof id !== 'number' && typeof id !== 'string') continue;
    await db.getRepository<BelongsToManyRepository>('desktopRoutes.roles', id).set(known);
  }
}
