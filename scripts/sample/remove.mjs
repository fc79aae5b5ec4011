import { ApiError, createApi } from '../kit/api.mjs';
import { COLLECTIONS } from './collections.mjs';
import { crmData } from './crm-data.mjs';
import { portalUsers, rowsOf } from './add.mjs';
import { MENU } from './pages.mjs';
import { STAFF, TEAMS } from './staff.mjs';
import { SOURCE, sampleTickets } from './tickets.mjs';

/**
 * Takes the sample away again, and nothing else: what people made themselves stays, even in the sample's collections. Can be
 * called again after an interruption.
 *
 * @param {{baseUrl: string, account: string, password: string, log?: (line: string) => void}} options an administrator's
 *   account
 * @returns {Promise<{removed: boolean}>}
 */
export async function removeSample({ baseUrl, account, password, log = () => {} }) {
  const api = createApi(baseUrl);
  await api.signIn(account, password);
  const crm = crmData(new Date());
  /** @type {string[]} */
  const removed = [];
  const note = (/** @type {number} */ count, /** @type {string} */ what) => {
    if (count > 0) removed.push(`${count} ${what}`);
  };

  note(await removeTickets(api), 'tickets');
  note(
    await removeUnused(
      api,
      'ticketingContacts',
      { email: { $in: crm.people.map(({ email }) => email) } },
      'requesterId',
    ),
    'contacts',
  );
  note(await removeTags(api, crm), 'tags');
  note(await removePages(api), 'pages');
  note(await removeCrm(api, crm, log), 'CRM records');
  note(await removeTeams(api, log), 'teams');
  note(await removeUsers(api, crm), 'users');

  log(removed.length === 0 ? 'There is no sample data.' : `Removed sample data: ${removed.join(', ')}.`);
  return { removed: removed.length > 0 };
}

/** Ids a request: they travel in its address. */
const BATCH = 100;

/** @param {import('../kit/api.mjs').Api} api @param {string} name @param {any[]} ids */
async function destroy(api, name, ids) {
  for (let at = 0; at < ids.length; at += BATCH) {
    await api.post(`${name}:destroy`, {}, { filter: { id: { $in: ids.slice(at, at + BATCH) } } });
  }
  return ids.length;
}

const idsOf = (/** @type {any[]} */ rows) => rows.map(({ id }) => id);

/** @param {import('../kit/api.mjs').Api} api */
async function removeTickets(api) {
  const events = await api.get('ticketingEvents:list', {
    filter: { type: 'created', causeKind: 'import', causeId: { $includes: `${SOURCE}:` } },
    fields: ['ticketId'],
    paginate: false,
  });
  return destroy(
    api,
    'ticketingTickets',
    events.map((/** @type {any} */ event) => event.ticketId),
  );
}

/** Removes what no ticket refers to any more. @param {import('../kit/api.mjs').Api} api */
async function removeUnused(api, /** @type {string} */ name, /** @type {any} */ filter, /** @type {string} */ column) {
  const ids = idsOf(await api.get(`${name}:list`, { filter, fields: ['id'], paginate: false }));
  if (ids.length === 0) return 0;
  const used = await api.get('ticketingTickets:list', {
    filter: { [column]: { $in: ids } },
    fields: [column],
    pageSize: 1000,
  });
  const kept = new Set(used.map((/** @type {any} */ ticket) => String(ticket[column])));
  return destroy(
    api,
    name,
    ids.filter((/** @type {any} */ id) => !kept.has(String(id))),
  );
}

/** @param {import('../kit/api.mjs').Api} api @param {ReturnType<typeof crmData>} crm */
async function removeTags(api, crm) {
  const names = new Set(
    sampleTickets(crm, { now: new Date(), userIds: new Map(), customerField: undefined }).flatMap(({ tags }) => tags),
  );
  const present = await api.get('ticketingTags:list', { filter: { name: { $in: [...names] } }, paginate: false });
  const unused = [];
  for (const tag of present) {
    const tagged = await api.get('ticketingTickets:list', {
      filter: { tags: { id: tag.id } },
      fields: ['id'],
      pageSize: 1,
    });
    if (tagged.length === 0) unused.push(tag.id);
  }
  return destroy(api, 'ticketingTags', unused);
}

/** @param {import('../kit/api.mjs').Api} api */
async function removePages(api) {
  const routes = await api.get('desktopRoutes:list', { filter: { schemaUid: { $includes: MENU } }, paginate: false });
  const mine = routes.filter(
    (/** @type {any} */ { schemaUid }) => schemaUid === MENU || schemaUid.startsWith(`${MENU}-`),
  );
  for (const { schemaUid, type } of mine) {
    if (type === 'tabs')
      await api.post('flowModels:destroy', {}, { filterByTk: schemaUid.replace(/-tab$/, '-grid') }).catch(absent);
  }
  await destroy(api, 'desktopRoutes', idsOf(mine));
  return mine.filter((/** @type {any} */ { type }) => type === 'flowPage').length;
}

const absent = (/** @type {unknown} */ error) => {
  if (!(error instanceof ApiError) || ![400, 404].includes(error.status)) throw error;
};

/** @param {import('../kit/api.mjs').Api} api @param {ReturnType<typeof crmData>} crm @param {(line: string) => void} log */
async function removeCrm(api, crm, log) {
  const present = new Set(
    (await api.get('collections:list', { paginate: false })).map((/** @type {any} */ entry) => entry.name),
  );
  let count = 0;
  const left = new Map();
  for (const [name, rows] of Object.entries(rowsOf(crm)).reverse()) {
    if (!present.has(name)) continue;
    const mine = await api.get(`${name}:list`, {
      filter: { id: { $lte: rows.length } },
      fields: ['id'],
      paginate: false,
    });
    count += await destroy(api, name, idsOf(mine));
    left.set(name, (await api.get(`${name}:list`, { fields: ['id'], pageSize: 1 })).length > 0);
  }
  if ([...left.values()].includes(true)) {
    const names = [...left].filter(([, kept]) => kept).map(([name]) => name);
    log(`The collections of the sample stay, since there are records of your own in ${names.join(', ')}.`);
    return count;
  }
  const [bound] = await api.get('ticketingBindings:list', { filter: { collectionName: 'crm_companies' } });
  if (bound) await api.post('ticketingBindings:unbind', {}, { filterByTk: bound.id });
  for (const { name } of [...COLLECTIONS].reverse()) {
    if (left.has(name)) await api.post('collections:destroy', {}, { filterByTk: name, cascade: true });
  }
  return count;
}

/** @param {import('../kit/api.mjs').Api} api @param {(line: string) => void} log */
async function removeTeams(api, log) {
  const ids = TEAMS.map(({ id }) => id);
  const count = await removeUnused(api, 'ticketingTeams', { id: { $in: ids } }, 'teamId');
  const kept = await api.get('ticketingTeams:list', { filter: { id: { $in: ids } } });
  if (kept.length > 0)
    log(`Tickets of your own are with ${kept.map((/** @type {any} */ team) => team.name).join(', ')}: kept.`);
  return count;
}

/** @param {import('../kit/api.mjs').Api} api @param {ReturnType<typeof crmData>} crm */
async function removeUsers(api, crm) {
  const emails = [...STAFF, ...portalUsers(crm)].map(({ email }) => email);
  return destroy(
    api,
    'users',
    idsOf(await api.get('users:list', { filter: { email: { $in: emails } }, fields: ['id'], paginate: false })),
  );
}
