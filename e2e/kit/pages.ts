import { randomBytes } from 'node:crypto';
import type { Api } from './api';

/** Each row of the menu is shown in the layouts that it names; without one a page answers 404. */
const LAYOUTS = ['admin-layout-model'];

/**
 * An empty page in the menu, as the page editor would save one.
 * @returns its uid: `desk.open(uid)`
 */
export async function anEmptyPage(root: Api, title = 'A page of the tests'): Promise<string> {
  const uid = `e2e${randomBytes(6).toString('hex')}`;
  await root.post('desktopRoutes:create', {
    type: 'flowPage',
    title,
    schemaUid: uid,
    menuSchemaUid: `${uid}-menu`,
    enableTabs: false,
    uiLayouts: LAYOUTS,
    children: [
      { type: 'tabs', schemaUid: `${uid}-tab`, tabSchemaName: `${uid}-name`, hidden: true, uiLayouts: LAYOUTS },
    ],
  });
  // The editor saves the grid only when it opens the page while editing.
  await root.post('flowModels:save', {
    uid: `${uid}-grid`,
    use: 'BlockGridModel',
    parentId: `${uid}-tab`,
    subKey: 'grid',
    subType: 'object',
  });
  return uid;
}
