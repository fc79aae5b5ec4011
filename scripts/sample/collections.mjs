/** The sample's collections, as the collection manager would send them. Names and titles are what people see and rename. */
const id = {
  name: 'id',
  type: 'snowflakeId',
  primaryKey: true,
  allowNull: false,
  interface: 'snowflakeId',
  uiSchema: {
    type: 'number',
    title: '{{t("ID")}}',
    'x-component': 'InputNumber',
    'x-component-props': { stringMode: true, separator: '0.00', step: '1' },
    'x-validator': 'integer',
  },
};
const createdAt = {
  name: 'createdAt',
  type: 'date',
  field: 'createdAt',
  interface: 'createdAt',
  uiSchema: {
    type: 'datetime',
    title: '{{t("Created at")}}',
    'x-component': 'DatePicker',
    'x-component-props': {},
    'x-read-pretty': true,
  },
};
const updatedAt = {
  name: 'updatedAt',
  type: 'date',
  field: 'updatedAt',
  interface: 'updatedAt',
  uiSchema: {
    type: 'datetime',
    title: '{{t("Last updated at")}}',
    'x-component': 'DatePicker',
    'x-component-props': {},
    'x-read-pretty': true,
  },
};

const input = (name, title, more = {}) => ({
  name,
  type: 'string',
  interface: 'input',
  uiSchema: { type: 'string', title, 'x-component': 'Input' },
  ...more,
});
const email = (name, title) => ({
  name,
  type: 'string',
  interface: 'email',
  uiSchema: { type: 'string', title, 'x-component': 'Input', 'x-validator': 'email' },
});
const phone = (name, title) => ({
  name,
  type: 'string',
  interface: 'phone',
  uiSchema: { type: 'string', title, 'x-component': 'Input', 'x-component-props': { type: 'tel' } },
});
const url = (name, title) => ({
  name,
  type: 'text',
  interface: 'url',
  uiSchema: { type: 'string', title, 'x-component': 'Input.URL' },
});
const integer = (name, title) => ({
  name,
  type: 'integer',
  interface: 'integer',
  uiSchema: {
    type: 'number',
    title,
    'x-component': 'InputNumber',
    'x-component-props': { stringMode: true, step: '1' },
    'x-validator': 'integer',
  },
});
const money = (name, title) => ({
  name,
  type: 'double',
  interface: 'number',
  uiSchema: {
    type: 'number',
    title,
    'x-component': 'InputNumber',
    'x-component-props': { stringMode: true, step: '0.01', addonBefore: '€' },
  },
});
const date = (name, title) => ({
  name,
  type: 'date',
  interface: 'datetime',
  uiSchema: {
    type: 'string',
    title,
    'x-component': 'DatePicker',
    'x-component-props': { dateFormat: 'YYYY-MM-DD', gmt: false, showTime: false },
  },
});
const select = (name, title, options) => ({
  name,
  type: 'string',
  interface: 'select',
  uiSchema: {
    type: 'string',
    title,
    'x-component': 'Select',
    enum: Object.entries(options).map(([value, [label, color]]) => ({ value, label, color })),
  },
});
const toOne = (name, title, target, label, foreignKey) => ({
  name,
  type: 'belongsTo',
  interface: 'm2o',
  target,
  foreignKey,
  targetKey: 'id',
  onDelete: 'SET NULL',
  uiSchema: {
    type: 'object',
    title,
    'x-component': 'AssociationField',
    'x-component-props': { multiple: false, fieldNames: { label, value: 'id' } },
  },
});
const reverse = (name, title, label) => ({
  name,
  type: 'hasMany',
  interface: 'o2m',
  uiSchema: {
    type: 'array',
    title,
    'x-component': 'AssociationField',
    'x-component-props': { multiple: true, fieldNames: { label, value: 'id' } },
  },
});

const collection = (name, title, titleField, fields) => ({
  name,
  title,
  titleField,
  template: 'general',
  view: false,
  autoGenId: false,
  createdAt: true,
  updatedAt: true,
  sortable: false,
  logging: true,
  fields: [id, ...fields, createdAt, updatedAt],
});

/** Made in this order; removed in the opposite one. */
export const COLLECTIONS = [
  collection('crm_companies', 'Companies', 'name', [
    input('name', 'Company'),
    input('code', 'Customer number'),
    select('industry', 'Industry', {
      retail: ['Retail', 'blue'],
      rental: ['Rental', 'cyan'],
      logistics: ['Logistics', 'orange'],
      tourism: ['Tourism', 'green'],
      education: ['Education', 'purple'],
      public: ['Public sector', 'default'],
    }),
    select('tier', 'Tier', {
      standard: ['Standard', 'default'],
      premium: ['Premium', 'gold'],
      strategic: ['Strategic', 'magenta'],
    }),
    input('city', 'City'),
    input('country', 'Country'),
    email('email', 'E-mail'),
    phone('phone', 'Phone'),
    url('website', 'Website'),
  ]),
  collection('crm_people', 'People', 'name', [
    input('name', 'Name'),
    email('email', 'E-mail'),
    phone('phone', 'Phone'),
    input('jobTitle', 'Job title'),
  ]),
  collection('crm_products', 'Products', 'name', [
    input('name', 'Product'),
    input('sku', 'SKU'),
    select('category', 'Category', {
      bicycle: ['Bicycles', 'green'],
      power: ['Batteries and chargers', 'orange'],
      electronics: ['Electronics', 'blue'],
      parts: ['Parts', 'default'],
      accessories: ['Accessories', 'purple'],
    }),
    money('price', 'Price'),
  ]),
  collection('crm_orders', 'Orders', 'number', [
    input('number', 'Order number'),
    date('orderedAt', 'Ordered'),
    select('status', 'Order status', {
      confirmed: ['Confirmed', 'blue'],
      shipped: ['Shipped', 'cyan'],
      delivered: ['Delivered', 'green'],
      cancelled: ['Cancelled', 'default'],
    }),
    money('total', 'Total'),
  ]),
  collection('crm_order_items', 'Order items', 'id', [integer('quantity', 'Quantity'), money('price', 'Unit price')]),
];

/** Relations: each is made on the collection that holds the key, together with its counterpart. */
export const RELATIONS = [
  {
    collection: 'crm_people',
    field: toOne('company', 'Company', 'crm_companies', 'name', 'companyId'),
    counterpart: reverse('people', 'People', 'name'),
  },
  {
    collection: 'crm_orders',
    field: toOne('company', 'Company', 'crm_companies', 'name', 'companyId'),
    counterpart: reverse('orders', 'Orders', 'number'),
  },
  {
    collection: 'crm_orders',
    field: toOne('person', 'Ordered by', 'crm_people', 'name', 'personId'),
    counterpart: reverse('orders', 'Orders', 'number'),
  },
  {
    collection: 'crm_order_items',
    field: toOne('order', 'Order', 'crm_orders', 'number', 'orderId'),
    counterpart: reverse('items', 'Items', 'id'),
  },
  {
    collection: 'crm_order_items',
    field: toOne('product', 'Product', 'crm_products', 'name', 'productId'),
    counterpart: reverse('items', 'Order items', 'id'),
  },
];
