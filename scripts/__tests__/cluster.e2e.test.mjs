/**
 * Two nodes on one PostgreSQL, as two processes that share nothing else. Needs a server and a user who may create databases:
 * CLUSTER_TEST_POSTGRES_URL (default postgres://root@127.0.0.1:5432/postgres). With CLUSTER_TEST_REDIS_URL the same again
 * with messages through Redis.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgres } from '../../bench/kit/databases.mjs';
import { createApi, waitFor } from '../kit/api.mjs';
import { StockApp } from '../kit/stock-app.mjs';
import { pack } from '../pack/pack.mjs';

const PACKAGE = '@ticketing/plugin-ticketing';
const port = Number(process.env.CLUSTER_TEST_PORT ?? 13393);
const url = process.env.CLUSTER_TEST_POSTGRES_URL;
const redisUrl = process.env.CLUSTER_TEST_REDIS_URL;

const modes = [
  { TICKETING_CLUSTER: 'postgres' },
  ...(redisUrl ? [{ TICKETING_CLUSTER: 'redis', REDIS_URL: redisUrl }] : []),
];
for (const mode of modes) {
  describe(`two nodes, messages through ${mode.TICKETING_CLUSTER}`, () => {
    /** @type {Awaited<ReturnType<typeof postgres>>} */
    let database;
    /** @type {StockApp[]} */
    const nodes = [];
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ticketing-cluster-'));

    before(async () => {
      database = await postgres(url);
      if (!database) return;
      const { file } = pack({ folder });
      for (const index of [0, 1]) {
        const app = new StockApp({
          port: port + index,
          env: { ...database.env, ...mode, APP_KEY: 'the-same-on-all-nodes' },
        });
        nodes.push(app);
        await app.unpack(file);
        if (index === 0) {
          await app.run('install');
          await app.start();
          await signIn(app);
          await app.api.post('pm:enable', {}, { filterByTk: PACKAGE });
          await healthy(app);
          await app.stop();
        }
        await app.start();
        await signIn(app);
        await healthy(app);
      }
    });
    after(async () => {
      for (const app of nodes) await app.remove();
      await database?.drop();
      rmSync(folder, { recursive: true, force: true });
    });

    test('a role that is made on one works on the other', async (t) => {
      if (!database) return t.skip('no PostgreSQL answers');
      const [one, two] = nodes;
      await one.api.post('roles:create', {
        name: 'night-shift',
        title: 'Night shift',
        strategy: { actions: ['view'] },
      });
      await one.api.post('users:create', {
        username: 'nina',
        email: 'nina@desk.example',
        password: 'a-long-secret',
        roles: ['night-shift'],
      });
      const nina = createApi(two.baseUrl);
      await nina.signIn('nina@desk.example', 'a-long-secret');
      nina.actAs('night-shift');
      await waitFor(async () => (await nina.get('roles:check')).role === 'night-shift', {
        what: 'the role is known',
        seconds: 10,
      });
    });

    test('a field that is added on one can be used on the other', async (t) => {
      if (!database) return t.skip('no PostgreSQL answers');
      const [one, two] = nodes;
      await one.api.post('collections/ticketingTickets/fields:create', {
        name: 'shelf',
        type: 'string',
        interface: 'input',
        uiSchema: { title: 'Shelf', 'x-component': 'Input' },
      });
      await waitFor(
        async () =>
          (await two.api.post('ticketingTickets:create', { subject: 'Where is it?', shelf: 'B4' })).shelf === 'B4',
        { what: 'the other node knows the field', seconds: 10 },
      );
    });

    test('a workflow that is made on one fires once for a ticket of the other', async (t) => {
      if (!database) return t.skip('no PostgreSQL answers');
      const [one, two] = nodes;
      const [seeded] = await one.api.get('workflows:list', { filter: { type: 'ticketing-event', enabled: true } });
      const runs = async () =>
        (await one.api.get('executions:list', { filter: { key: seeded.key }, pageSize: 200 })).length;
      const before = (await one.api.get('ticketingTickets:list', { pageSize: 200 })).length;
      await waitFor(async () => (await runs()) === before, { what: 'it has run for each ticket so far', seconds: 20 });
      const ticket = await two.api.post('ticketingTickets:create', { subject: 'Who takes it?' });
      await waitFor(async () => (await runs()) > before, { what: 'the workflow runs', seconds: 20 });
      await sleep(4000); // the other node would have looked for work by now
      assert.equal(await runs(), before + 1);
      assert.ok((await one.api.get('ticketingTickets:get', { filterByTk: ticket.id })).assigneeId);
    });

    test('tickets created on both at once have numbers and ids of their own', async (t) => {
      if (!database) return t.skip('no PostgreSQL answers');
      const made = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          nodes[index % 2].api.post('ticketingTickets:create', { subject: `Rush ${index}` }),
        ),
      );
      assert.equal(new Set(made.map(({ number }) => number)).size, 40);
      assert.equal(new Set(made.map(({ id }) => id)).size, 40);
    });
  });
}

const signIn = (/** @type {StockApp} */ app) =>
  waitFor(() => app.api.signIn('admin@nocobase.com', 'admin123'), { what: 'the administrator signs in' });
const healthy = (/** @type {StockApp} */ app) =>
  waitFor(async () => (await app.api.get('ticketing:health')).status === 'ok', { what: 'the plugin answers' });
