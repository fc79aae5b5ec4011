import type { Database } from '@nocobase/database';
import { flowModelsOf } from './flowModels';

const LAYOUT = 'admin-layout-model';
const UID = `${LAYOUT}-app-switcher-actions`;

/**
 * Whoever opens `/v/admin` first makes the platform save its empty app switcher, which only people who may configure the
 * interface can do: everybody else is told "No permissions" on every visit. So it is here before an agent comes, with the
 * values that the platform would save.
 */
export async function seedAppSwitcher(db: Database): Promise<void> {
  const models = flowModelsOf(db);
  if (!models || (await models.findModelById(UID))) return;
  await models.upsertModel({
    uid: UID,
    use: 'AppSwitcherActionPanelModel',
    parentId: LAYOUT,
    subKey: 'appSwitcher',
    subType: 'object',
    props: {},
    stepParams: {},
    sortIndex: 0,
    flowRegistry: {},
  });
}
