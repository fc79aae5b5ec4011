/**
 * The sample's menu group "CRM": a page with a table for each collection, whose records open in a drawer; a company shows its
 * tickets. Ids begin with `sample-crm`, which the page editor never makes up.
 */
export const MENU = 'sample-crm';

const LAYOUTS = ['admin-layout-model']; // a page without a layout is in no menu
const WHOLE_ROW = 24;
const OPENED_RECORD = '{{ctx.view.inputArgs.filterByTk}}';

const DISPLAYS = {
  enum: 'DisplayEnumFieldModel',
  number: 'DisplayNumberFieldModel',
  date: 'DisplayDateTimeFieldModel',
  url: 'DisplayURLFieldModel',
};

/** @type {{key: string, title: string, icon: string, collection: string, fields: [string, (keyof typeof DISPLAYS)?][], associated?: [string, string, [string, (keyof typeof DISPLAYS)?][]][]}[]} */
const PAGES = [
  {
    key: 'companies',
    title: 'Companies',
    icon: 'BankOutlined',
    collection: 'crm_companies',
    fields: [
      ['name'],
      ['code'],
      ['industry', 'enum'],
      ['tier', 'enum'],
      ['city'],
      ['country'],
      ['email'],
      ['phone'],
      ['website', 'url'],
    ],
    associated: [
      ['people', 'crm_people', [['name'], ['jobTitle'], ['email'], ['phone']]],
      ['orders', 'crm_orders', [['number'], ['orderedAt', 'date'], ['status', 'enum'], ['total', 'number']]],
    ],
  },
  {
    key: 'people',
    title: 'People',
    icon: 'TeamOutlined',
    collection: 'crm_people',
    fields: [['name'], ['company.name'], ['jobTitle'], ['email'], ['phone']],
  },
  {
    key: 'orders',
    title: 'Orders',
    icon: 'ShoppingCartOutlined',
    collection: 'crm_orders',
    fields: [
      ['number'],
      ['company.name'],
      ['person.name'],
      ['orderedAt', 'date'],
      ['status', 'enum'],
      ['total', 'number'],
    ],
    associated: [['items', 'crm_order_items', [['product.name'], ['quantity', 'number'], ['price', 'number']]]],
  },
  {
    key: 'products',
    title: 'Products',
    icon: 'AppstoreOutlined',
    collection: 'crm_products',
    fields: [['name'], ['sku'], ['category', 'enum'], ['price', 'number']],
  },
];

export function sampleRoute() {
  return {
    type: 'group',
    uiLayouts: LAYOUTS,
    title: 'CRM',
    icon: 'ContactsOutlined',
    schemaUid: MENU,
    children: PAGES.map(({ key, title, icon }) => ({
      type: 'flowPage',
      uiLayouts: LAYOUTS,
      title,
      icon,
      schemaUid: uid(key),
      menuSchemaUid: uid(key, 'menu'),
      enableTabs: false,
      children: [
        {
          type: 'tabs',
          uiLayouts: LAYOUTS,
          schemaUid: uid(key, 'tab'),
          tabSchemaName: uid(key, 'tabname'),
          hidden: true,
        },
      ],
    })),
  };
}

/** What is on the pages, ready for `flowModels:save`. @param {string | undefined} ticketsField */
export function sampleModels(ticketsField) {
  return PAGES.flatMap((page) => {
    const { key, collection, fields, associated = [] } = page;
    const table = tableBlock(uid(key, 'table'), { collectionName: collection }, collection, fields, true);
    const details = detailsBlock(uid(key, 'details'), collection, fields);
    const related = associated.map(([name, target, columns]) =>
      tableBlock(uid(key, name), associationInit(collection, name, target), target, columns, false),
    );
    const tickets =
      key === 'companies' && ticketsField ? [ticketQueue(uid(key, 'tickets'), collection, ticketsField)] : [];
    return [
      { parentId: uid(key, 'tab'), subKey: 'grid', subType: 'object', ...grid(uid(key, 'grid'), [table]) },
      {
        parentId: uid(key, 'table-view'),
        subKey: 'page',
        subType: 'object',
        async: true,
        uid: uid(key, 'drawer'),
        use: 'ChildPageModel',
        stepParams: { pageSettings: { general: { displayTitle: false, enableTabs: true } } },
        subModels: {
          tabs: [
            {
              uid: uid(key, 'drawer-tab'),
              use: 'ChildPageTabModel',
              stepParams: { pageTabSettings: { tab: { title: '{{t("Details")}}' } } },
              subModels: { grid: grid(uid(key, 'drawer-grid'), [details, ...tickets, ...related]) },
            },
          ],
        },
      },
    ];
  });
}

const uid = (/** @type {string[]} */ ...parts) => [MENU, ...parts].join('-');
const init = (/** @type {Record<string, string>} */ more) => ({ dataSourceKey: 'main', ...more });
const associationInit = (collection, name, target) => ({
  collectionName: target,
  associationName: `${collection}.${name}`,
  sourceId: OPENED_RECORD,
});

function grid(id, items, use = 'BlockGridModel') {
  const rows = items.map(({ uid: item }, index) => ({
    id: `${id}-row${index}`,
    cells: [{ id: `${id}-cell${index}`, items: [item] }],
    sizes: [WHOLE_ROW],
  }));
  return {
    uid: id,
    use,
    stepParams: { gridSettings: { grid: { layout: { version: 2, rows } } } },
    subModels: { items },
  };
}

function display(id, collection, [fieldPath, kind]) {
  const use = kind ? DISPLAYS[kind] : 'DisplayTextFieldModel';
  const stepParams = { fieldSettings: { init: init({ collectionName: collection, fieldPath }) } };
  return { use, stepParams, field: { uid: `${id}-field`, use, stepParams } };
}

function tableBlock(id, resource, collection, fields, opens) {
  const columns = fields.map((column) => {
    const name = `${id}-${column[0].replace('.', '-')}`;
    const { use, stepParams, field } = display(name, collection, column);
    return {
      uid: name,
      use: 'TableColumnModel',
      stepParams: { ...stepParams, tableColumnSettings: { model: { use } } },
      subModels: { field },
    };
  });
  const view = {
    uid: `${id}-view`,
    use: 'ViewActionModel',
    stepParams: {
      popupSettings: {
        openView: {
          mode: 'drawer',
          size: 'large',
          pageModelClass: 'ChildPageModel',
          ...init({ collectionName: collection }),
        },
      },
    },
  };
  const actions = { uid: `${id}-actions`, use: 'TableActionsColumnModel', subModels: { actions: [view] } };
  return {
    uid: id,
    use: 'TableBlockModel',
    stepParams: {
      resourceSettings: { init: init(resource) },
      tableSettings: { pageSize: { pageSize: opens ? 20 : 5 } },
    },
    subModels: {
      columns: opens ? [...columns, actions] : columns,
      actions: [
        { uid: `${id}-filter`, use: 'FilterActionModel' },
        { uid: `${id}-refresh`, use: 'RefreshActionModel' },
      ],
    },
  };
}

function detailsBlock(id, collection, fields) {
  const items = fields.map((column) => {
    const name = `${id}-${column[0].replace('.', '-')}`;
    const { use, stepParams, field } = display(name, collection, column);
    return {
      uid: name,
      use: 'DetailsItemModel',
      stepParams: { ...stepParams, detailItemSettings: { model: { use } } },
      subModels: { field },
    };
  });
  const halves = [];
  for (let at = 0; at < items.length; at += 2) halves.push(items.slice(at, at + 2));
  const rows = halves.map((pair, index) => ({
    id: `${id}-row${index}`,
    sizes: pair.map(() => WHOLE_ROW / pair.length),
    cells: pair.map(({ uid: item }) => ({ id: `${item}-cell`, items: [item] })),
  }));
  const body = {
    uid: `${id}-grid`,
    use: 'DetailsGridModel',
    stepParams: { gridSettings: { grid: { layout: { version: 2, rows } } } },
    subModels: { items },
  };
  return {
    uid: id,
    use: 'DetailsBlockModel',
    stepParams: { resourceSettings: { init: init({ collectionName: collection, filterByTk: OPENED_RECORD }) } },
    subModels: { grid: body },
  };
}

/** The desk's own queue, as "Associated records" would add it. */
function ticketQueue(id, collection, field) {
  return {
    uid: id,
    use: 'TicketingQueueBlockModel',
    stepParams: { resourceSettings: { init: init(associationInit(collection, field, 'ticketingTickets')) } },
  };
}
