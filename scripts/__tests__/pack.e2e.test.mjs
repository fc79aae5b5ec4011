/**
 * The package in a NocoBase application as its makers ship it, which has never heard of this workspace.
 * PACK_TEST_PORT chooses the port.
 */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { waitFor } from '../kit/api.mjs';
import { StockApp } from '../kit/stock-app.mjs';
import { pack } from '../pack/pack.mjs';

const PACKAGE = '@ticketing/plugin-ticketing';
const port = Number(process.env.PACK_TEST_PORT ?? 13391);
const folder = mkdtempSync(path.join(os.tmpdir(), 'ticketing-package-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const { file: tgz } = pack({ folder });

const isHealthy = (/** @type {StockApp} */ app) => async () => (await app.api.get('ticketing:health')).status === 'ok';
const healthy = (/** @type {StockApp} */ app) => waitFor(isHealthy(app), { what: 'the plugin answers' });

const gone = async (/** @type {StockApp} */ app) => {
  await waitFor(async () => (await fetch(`${app.baseUrl}/api/ticketing:health`)).status === 404, {
    what: 'the plugin is gone',
  });
  await signIn(app); // answers once the application has restarted within its process
};

/** @param {StockApp} app */
const signIn = (app) =>
  waitFor(() => app.api.signIn('admin@nocobase.com', 'admin123'), { what: 'the administrator signs in' });

/** @param {StockApp} app @param {'enable' | 'disable'} action */
const pm = (app, action) => app.api.post(`pm:${action}`, {}, { filterByTk: PACKAGE });

describe('unpacked into storage/plugins', () => {
  /** @type {StockApp} */
  let app;
  let number = '';

  before(async () => {
    app = new StockApp({ port });
    await app.run('install');
    await app.unpack(tgz);
    await app.start();
    await signIn(app);
  });
  after(() => app?.remove());

  test('is enabled by the plugin manager, and a ticket can be made', async () => {
    await pm(app, 'enable');
    await healthy(app);
    const ticket = await app.api.post('ticketingTickets:create', {
      subject: 'The printer is on fire',
      body: '<p>Third floor.</p>',
      requester: { email: 'ann@example.com', name: 'Ann' },
    });
    assert.match(ticket.number, /\d/);
    assert.equal(ticket.statusKey, 'new');
    number = ticket.number;
  });

  test('serves its client to both runtimes', async () => {
    const [listed] = (await app.api.get('pm:listEnabled')).filter(
      (/** @type {any} */ entry) => entry.packageName === PACKAGE,
    );
    for (const url of [listed.url, listed.clientV2Url]) {
      const response = await fetch(new URL(url, app.baseUrl));
      assert.equal(response.status, 200, url);
      assert.match(await response.text(), /define\("@ticketing\/plugin-ticketing/);
    }
  });

  test('disabled and enabled again, it keeps all data and what an admin changed', async () => {
    await changeAsAdmin(app);
    const before = await state(app);
    assert.ok(before.tickets.length > 0);
    await pm(app, 'disable');
    await gone(app);
    await pm(app, 'enable');
    await healthy(app);
    assert.deepEqual(await state(app), before);
  });

  test('enabled twice, it changes nothing', async () => {
    const before = await state(app);
    await pm(app, 'enable').catch(() => undefined); // the platform may say that it is enabled already
    await healthy(app);
    assert.deepEqual(await state(app), before);
  });

  test('upgraded, it changes nothing that an admin changed', async () => {
    const before = await state(app);
    await app.stop();
    await app.unpack(tgz);
    const manifest = path.join(app.pluginFolder, 'package.json');
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), version: '99.0.0' }));
    await app.run('upgrade', '--skip-code-update');
    await app.start();
    await healthy(app);
    const [plugin] = await app.api.get('applicationPlugins:list', { filter: { packageName: PACKAGE } });
    assert.equal(plugin.version, '99.0.0');
    assert.deepEqual(await state(app), before);
    const next = await app.api.post('ticketingTickets:create', { subject: 'After the upgrade' });
    assert.notEqual(next.number, number);
  });
});

describe('uploaded to the plugin manager of a running application', () => {
  test('is taken and enabled', async () => {
    const app = new StockApp({ port });
    try {
      await app.run('install');
      await app.start();
      await signIn(app);
      const form = new FormData();
      form.append('file', new Blob([readFileSync(tgz)]), path.basename(tgz));
      await app.api.request('POST', 'pm:add', { body: form });
      await waitFor(
        async () => (await app.api.get('pm:list')).some((/** @type {any} */ entry) => entry.packageName === PACKAGE),
        { what: 'the plugin manager lists it' },
      );
      await waitFor(async () => (await pm(app, 'enable')) || true, { what: 'it can be enabled' });
      await healthy(app);
      assert.match((await app.api.post('ticketingTickets:create', { subject: 'Uploaded' })).number, /\d/);
    } finally {
      await app.remove();
    }
  });
});

/** @param {StockApp} app */
async function changeAsAdmin({ api }) {
  await api.post('ticketingStatuses:update', { label: 'In the works', color: 'gold' }, { filterByTk: 'open' });
  await api.post('ticketingPriorities:destroy', {}, { filterByTk: 'low' });
  const [workflow] = await seededWorkflows(api);
  await api.post('workflows:update', { enabled: false, title: 'Ours now' }, { filterByTk: workflow.id });
  const [group] = await seededMenu(api);
  await api.post('desktopRoutes:update', { title: 'Help desk' }, { filterByTk: group.id });
  const [role] = await api.get('roles:list', { filter: { name: 'ticketing-agent' } });
  await api.post('roles:update', { title: 'First line' }, { filterByTk: role.name });
}

const seededWorkflows = (/** @type {any} */ api) =>
  api.get('workflows:list', { filter: { type: 'ticketing-event' }, sort: 'id' });
const seededMenu = (/** @type {any} */ api) =>
  api.get('desktopRoutes:list', { filter: { schemaUid: { $includes: 'ticketing' } }, sort: 'id', paginate: false });

/** Everything that must survive, without the times at which it was touched. @param {StockApp} app */
async function state({ api }) {
  const all = (/** @type {string} */ name) => api.get(`${name}:list`, { sort: 'createdAt', pageSize: 200 });
  const rows = async (/** @type {Promise<any[]>} */ list, /** @type {string[]} */ ...fields) =>
    (await list).map((row) => JSON.stringify(fields.map((field) => row[field]))).sort();
  return {
    tickets: await rows(
      all('ticketingTickets'),
      'id',
      'number',
      'subject',
      'statusKey',
      'version',
      'assigneeId',
      'teamId',
    ),
    comments: await rows(all('ticketingComments'), 'id', 'body', 'ticketId'),
    history: await rows(all('ticketingEvents'), 'id', 'type', 'ticketId'),
    statuses: await rows(all('ticketingStatuses'), 'key', 'label', 'color', 'position'),
    priorities: await rows(all('ticketingPriorities'), 'key', 'label'),
    types: await rows(all('ticketingTypes'), 'key', 'label'),
    teams: await rows(all('ticketingTeams'), 'id', 'name'),
    transitions: await rows(all('ticketingTransitions'), 'id', 'fromKey', 'toKey'),
    workflows: await rows(seededWorkflows(api), 'id', 'title', 'enabled'),
    menu: await rows(seededMenu(api), 'id', 'title', 'schemaUid'),
    roles: await rows(
      api.get('roles:list', { filter: { name: { $includes: 'ticketing' } }, paginate: false }),
      'name',
      'title',
    ),
  };
}
