import { randomBytes } from 'node:crypto';
import { ApiError, createApi } from '../kit/api.mjs';
import { COLLECTIONS, RELATIONS } from './collections.mjs';
import { crmData } from './crm-data.mjs';
import { MENU, sampleModels, sampleRoute } from './pages.mjs';
import { PORTAL_USERS, STAFF, TEAMS } from './staff.mjs';
import { SOURCE, sampleTickets } from './tickets.mjs';

/** Tickets a request: few enough to report progress, and to stay under any limit on a body's size. */
const BATCH = 25;

/**
 * Adds the sample, or completes one that was interrupted; what is there already is left as it is.
 *
 * @param {{baseUrl: string, account: string, password: string, log?: (line: string) => void}} options an administrator's
 *   account
 * @returns {Promise<{added: boolean, tickets: number, staffPassword?: string}>} `staffPassword`: of the accounts that were
 *   made just now
 */
export async function addSample({ baseUrl, account, password, log = () => {} }) {
  const api = createApi(baseUrl);
  await api.signIn(account, password);
  const now = new Date();
  const crm = crmData(now);
  /** What was missing. @type {string[]} */
  const added = [];
  const note = (/** @type {number} */ count, /** @type {string} */ what) => {
    if (count > 0) added.push(`${count} ${what}`);
  };

  note(await addCollections(api), 'collections');
  for (const [name, rows] of Object.entries(rowsOf(crm)))
    note(await addRows(api, name, rows), name.replace('crm_', '').replace('_', ' '));
  const { password: staffPassword, userIds, count } = await addUsers(api, crm);
  note(count, 'users');
  note(await addTeams(api, userIds), 'teams');
  const binding = await bind(api);
  note(await addPages(api, binding?.reverseFieldName), 'pages');
  const tickets = sampleTickets(crm, { now, userIds, customerField: await customerColumn(api, binding) });
  note(await importTickets(api, tickets), 'tickets');
  await linkPortalUsers(api, crm, userIds);

  if (added.length === 0) log('The sample data is there already.');
  else log(`Added sample data: ${added.join(', ')}.`);
  if (staffPassword) {
    log(
      `Sign in as one of the desk's people: ${STAFF.map(({ username }) => username).join(', ')}; password ${staffPassword}`,
    );
  }
  return { added: added.length > 0, tickets: tickets.length, staffPassword };
}

/** @param {import('../kit/api.mjs').Api} api */
async function addCollections(api) {
  const known = await api.get('collections:list', { paginate: false, appends: 'fields' });
  const fieldsOf = new Map(
    known.map((/** @type {any} */ entry) => [
      entry.name,
      new Set(entry.fields.map((/** @type {any} */ field) => field.name)),
    ]),
  );
  let made = 0;
  for (const collection of COLLECTIONS) {
    if (fieldsOf.has(collection.name)) continue;
    await api.post('collections:create', collection);
    made += 1;
  }
  for (const { collection, field, counterpart } of RELATIONS) {
    if (fieldsOf.get(collection)?.has(field.name)) continue;
    await api.post(`collections/${collection}/fields:create`, { ...field, reverseField: counterpart });
  }
  return made;
}

/** Collections and their records, those first that others refer to. @param {ReturnType<typeof crmData>} crm */
export function rowsOf(crm) {
  return {
    crm_companies: crm.companies,
    crm_people: crm.people,
    crm_products: crm.products,
    crm_orders: crm.orders.map(({ items, ...order }) => order),
    crm_order_items: crm.orders.flatMap(({ id, items }) => items.map((item) => ({ ...item, orderId: id }))),
  };
}

/** @param {import('../kit/api.mjs').Api} api @param {string} name @param {{id: number}[]} rows */
async function addRows(api, name, rows) {
  const present = await api.get(`${name}:list`, {
    fields: ['id'],
    filter: { id: { $lte: rows.length } },
    paginate: false,
  });
  const ids = new Set(present.map((/** @type {any} */ row) => Number(row.id)));
  const missing = rows.filter(({ id }) => !ids.has(id));
  if (missing.length > 0) await api.post(`${name}:create`, missing);
  return missing.length;
}

/** @param {import('../kit/api.mjs').Api} api @param {ReturnType<typeof crmData>} crm */
async function addUsers(api, crm) {
  const wanted = [...STAFF, ...portalUsers(crm)];
  const present = await api.get('users:list', {
    filter: { username: { $in: wanted.map(({ username }) => username) } },
    paginate: false,
  });
  const userIds = new Map(present.map((/** @type {any} */ user) => [user.username, user.id]));
  const password = process.env.SAMPLE_PASSWORD || randomBytes(9).toString('base64url');
  const missing = wanted.filter(({ username }) => !userIds.has(username));
  for (const { username, nickname, email, role } of missing) {
    const user = await api.post('users:create', { username, nickname, email, password, roles: [{ name: role }] });
    userIds.set(username, user.id);
  }
  return { userIds, count: missing.length, password: missing.length > 0 ? password : undefined };
}

/** @param {ReturnType<typeof crmData>} crm */
export function portalUsers({ people }) {
  return PORTAL_USERS.map((username, index) => ({
    username,
    nickname: people[index * 2].name,
    email: people[index * 2].email,
    role: 'ticketing-customer',
  }));
}

/** @param {import('../kit/api.mjs').Api} api @param {Map<string, number>} userIds */
async function addTeams(api, userIds) {
  let made = 0;
  for (const { id, key, name, description } of TEAMS) {
    const [present] = await api.get('ticketingTeams:list', { filter: { id } });
    if (present) continue;
    const members = STAFF.filter(({ teams }) => teams.includes(key)).map(({ username }) => userIds.get(username));
    await api.post('ticketingTeams:create', { id, name, description, members });
    made += 1;
  }
  return made;
}

/** Binds the companies as customers, unless another collection has that part. @param {import('../kit/api.mjs').Api} api */
async function bind(api) {
  const [bound] = await api.get('ticketingBindings:list', { filter: { role: 'customer' } });
  if (bound) return bound.collectionName === 'crm_companies' ? bound : undefined;
  return api.post('ticketingBindings:bind', {
    role: 'customer',
    collectionName: 'crm_companies',
    titleField: 'name',
    emailField: 'email',
    phoneField: 'phone',
  });
}

/** @param {import('../kit/api.mjs').Api} api @param {any} binding */
async function customerColumn(api, binding) {
  if (!binding) return undefined;
  const [field] = await api.get('collections/ticketingTickets/fields:list', { filter: { name: binding.fieldName } });
  return field?.foreignKey;
}

/** @param {import('../kit/api.mjs').Api} api @param {string | undefined} ticketsField */
async function addPages(api, ticketsField) {
  const [present] = await api.get('desktopRoutes:list', { filter: { schemaUid: MENU } });
  const route = sampleRoute();
  if (!present) await api.post('desktopRoutes:create', route);
  const first = await api.get('flowModels:findOne', { uid: `${MENU}-products-drawer` });
  if (!first) for (const model of sampleModels(ticketsField)) await api.post('flowModels:save', model);
  return present && first ? 0 : route.children.length;
}

/** @param {import('../kit/api.mjs').Api} api @param {any[]} tickets */
async function importTickets(api, tickets) {
  let made = 0;
  for (let at = 0; at < tickets.length; at += BATCH) {
    const results = await api.post('ticketingTickets:import', {
      source: SOURCE,
      title: 'Sample data',
      tickets: tickets.slice(at, at + BATCH),
    });
    const failed = results.find((/** @type {any} */ result) => result.error);
    if (failed) throw new ApiError(`ticket ${failed.key} of the sample`, 422, { errors: [failed.error] });
    made += results.filter((/** @type {any} */ result) => result.imported).length;
  }
  return made;
}

/** Lets the portal's users see what they sent under the same address. */
async function linkPortalUsers(
  /** @type {import('../kit/api.mjs').Api} */ api,
  /** @type {any} */ crm,
  /** @type {Map<string, number>} */ userIds,
) {
  for (const { username, email } of portalUsers(crm)) {
    const [contact] = await api.get('ticketingContacts:list', { filter: { email } });
    if (contact && !contact.userId)
      await api.post('ticketingContacts:update', { userId: userIds.get(username) }, { filterByTk: contact.id });
  }
}
