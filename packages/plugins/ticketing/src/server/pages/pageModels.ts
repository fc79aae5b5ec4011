/** Pages as the platform's page engine stores them: models with parameters for their steps, and models below them. */
import { COLLECTIONS } from '../../shared/collectionNames';
import { titleExpression } from '../../shared/namespace';

export interface PageModel extends Record<string, unknown> {
  uid: string;
  use: string;
}

const WHOLE_ROW = 24;

/** One of the desk's blocks. @param resource what it is about; all tickets unless told otherwise */
export const block = (
  uid: string,
  use: string,
  heightMode: 'fullHeight' | 'defaultHeight',
  resource: Record<string, string> = { collectionName: COLLECTIONS.tickets },
): PageModel => ({
  uid,
  use,
  stepParams: {
    resourceSettings: { init: { dataSourceKey: 'main', ...resource } },
    cardSettings: { blockHeight: { heightMode } },
  },
});

/** Rows of blocks side by side. @param sizes of a row's blocks in 24ths; equal shares unless told otherwise */
export function grid(uid: string, rows: readonly (readonly PageModel[])[], sizes?: readonly number[]): PageModel {
  return {
    uid,
    use: 'BlockGridModel',
    stepParams: {
      gridSettings: {
        grid: {
          layout: {
            version: 2,
            rows: rows.map((blocks) => ({
              id: `${blocks[0].uid}-row`,
              cells: blocks.map((one) => ({ id: `${one.uid}-cell`, items: [one.uid] })),
              sizes: sizes ?? blocks.map(() => WHOLE_ROW / blocks.length),
            })),
          },
        },
      },
    },
    subModels: { items: rows.flat() },
  };
}

/** A stock table of the platform whose rows open a drawer; what is in it is a `popup`. */
export function table(uid: string, collectionName: string, fields: readonly string[]): PageModel {
  const init = { dataSourceKey: 'main', collectionName };
  const columns = fields.map((fieldPath) => {
    const name = `${uid}-${fieldPath.replace('.', '-')}`;
    const use = 'DisplayTextFieldModel';
    const fieldSettings = { init: { ...init, fieldPath } };
    return {
      uid: name,
      use: 'TableColumnModel',
      stepParams: { fieldSettings, tableColumnSettings: { model: { use } } },
      subModels: { field: { uid: `${name}-field`, use, stepParams: { fieldSettings } } },
    };
  });
  const openView = { mode: 'drawer', size: 'medium', pageModelClass: 'ChildPageModel', ...init };
  const view = { uid: viewOf(uid), use: 'ViewActionModel', stepParams: { popupSettings: { openView } } };
  const edits = { uid: `${uid}-actions`, use: 'TableActionsColumnModel', subModels: { actions: [view] } };
  return {
    uid,
    use: 'TableBlockModel',
    stepParams: { resourceSettings: { init }, tableSettings: { pageSize: { pageSize: 20 } } },
    subModels: {
      columns: [...columns, edits],
      actions: [
        { uid: `${uid}-filter`, use: 'FilterActionModel' },
        { uid: `${uid}-refresh`, use: 'RefreshActionModel' },
      ],
    },
  };
}

const viewOf = (tableUid: string) => `${tableUid}-view`;

/** What the drawer of a table's row holds. @param title key in the locale files */
export const popup = (tableUid: string, title: string, content: PageModel): PageModel => ({
  parentId: viewOf(tableUid),
  subKey: 'page',
  async: true,
  uid: `${tableUid}-drawer`,
  use: 'ChildPageModel',
  stepParams: { pageSettings: { general: { displayTitle: false, enableTabs: true } } },
  subModels: {
    tabs: [
      {
        uid: `${tableUid}-drawer-tab`,
        use: 'ChildPageTabModel',
        stepParams: { pageTabSettings: { tab: { title: titleExpression(title) } } },
        subModels: { grid: content },
      },
    ],
  },
});
