import type { Model } from '@nocobase/database';
import { BULK_ACTIONS, MAX_BULK_TICKETS, type BulkProgress } from '../../../shared/bulk';
import { COLLECTIONS } from '../../../shared/collectionNames';
import {
  aContact,
  aLightAgent,
  aSupervisor,
  aTicket,
  anAgent,
  bootApp,
  eventually,
  noAutomation,
  signIn,
  type Agent,
} from '../../__tests__/kit';

const desk = bootApp();
const TICKETS = `/api/${COLLECTIONS.tickets}`;
const RUNS = `/api/${COLLECTIONS.bulkRuns}`;
const LONG = 240_000;

let ann: Model;
let agent: Agent;
let supervisor: Agent;
let lightAgent: Agent;

beforeAll(async () => {
  await noAutomation(desk);
  ann = await anAgent(desk, { nickname: 'Ann Lee' });
  agent = await signIn(desk, ann);
  supervisor = await signIn(desk, await aSupervisor(desk));
  lightAgent = await signIn(desk, await aLightAgent(desk));
});

interface Body {
  data: BulkProgress;
  errors: { code: string; field?: string }[];
}

const bulk = async (who: Agent, values: object, status = 200): Promise<Body> => {
  const answer = await who.post(`${TICKETS}:bulk`).send(values);
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const tickets = async (count: number): Promise<string[]> => {
  const made: string[] = [];
  for (let index = 0; index < count; index += 1) made.push(String((await aTicket(desk)).id));
  return made;
};
const find = (id: string) => desk.repo(COLLECTIONS.tickets).findOne({ filterByTk: id, appends: ['tags'] });
const notesOf = (ids: string[]): Promise<number> =>
  desk.repo(COLLECTIONS.comments).count({ filter: { ticketId: { $in: ids }, kind: 'note' } });
const progress = async (runId: string | null, who = agent): Promise<BulkProgress> =>
  (await who.get(`${RUNS}:progress/${runId}`).expect(200)).body.data;

/** Rows as they are, past the rules of the domain: a thousand of them in a moment. */
let numbered = 0;
async function manyTickets(count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, () => ({
    // Past the hooks nobody makes an id.
    ...{
      id: 7_000_000 + (numbered += 1),
      number: `B-${numbered}`,
      subject: 'Many',
      version: 1,
      channel: 'web',
      messageCount: 0,
    },
    ...{ statusKey: 'open', priorityKey: 'normal', typeKey: 'support' },
  }));
  await desk.db.getModel(COLLECTIONS.tickets).bulkCreate(rows, { hooks: false });
  const numbers = rows.map(({ number }) => number);
  const found = await desk.repo(COLLECTIONS.tickets).find({ filter: { number: { $in: numbers } }, fields: ['id'] });
  return found.map((row: Model) => String(row.get('id')));
}

describe('a bulk', () => {
  test('answers for each ticket, in the order in which they were named, each once', async () => {
    const [a, b] = await tickets(2);
    const { data } = await bulk(agent, { ids: [b, '4711', a, Number(b)], action: 'tag', params: { add: ['slow'] } });
    expect(data).toMatchObject({ runId: null, state: 'done', total: 3, done: 3, ok: 2, failed: 1, percent: 100 });
    expect(data.results).toMatchObject([
      { id: b, ok: true },
      { id: '4711', ok: false, error: { code: 'NOT_FOUND' } },
      { id: a, ok: true },
    ]);
    expect(data.results[1].error?.message).not.toContain('NOT_FOUND');
    for (const id of [a, b]) expect((await find(id)).tags).toHaveLength(1);
  });

  test('lets one ticket fail without holding up the others', async () => {
    const [a, b] = await tickets(2);
    await bulk(agent, { ids: [a], action: 'transition', params: { statusKey: 'closed' } });
    const { data } = await bulk(agent, { ids: [a, b], action: 'transition', params: { statusKey: 'pending' } });
    expect(data.results).toMatchObject([
      { id: a, ok: false, error: { code: 'TRANSITION_NOT_ALLOWED', field: 'statusKey' } },
      { id: b, ok: true },
    ]);
    expect((await find(a)).get('statusKey')).toBe('closed');
    expect((await find(b)).get('statusKey')).toBe('pending');
  });

  test('knows every action', async () => {
    const contact = await aContact(desk);
    const requesterId = contact.get('id');
    const target = await aTicket(desk, { requesterId });
    const create = await supervisor
      .post(`/api/${COLLECTIONS.macros}:create`)
      .send({ title: 'M', scope: 'global', steps: [{ type: 'note', body: '<p>{{ticket.number}}</p>' }] })
      .expect(200);
    const params: Record<(typeof BULK_ACTIONS)[number], object> = {
      transition: { statusKey: 'open' },
      assign: { assigneeId: 'me' },
      tag: { add: ['vip'], remove: ['slow'] },
      update: { priorityKey: 'high' },
      note: { body: '<p>n</p>' },
      reply: { body: '<p>r</p>', statusKey: 'pending' },
      snooze: { until: new Date(Date.now() + 3_600_000).toISOString() },
      follow: {},
      unfollow: {},
      applyMacro: { macroId: create.body.data.id },
      merge: { targetId: target.id },
      destroy: {},
    };
    for (const action of BULK_ACTIONS) {
      const ids = [
        String((await aTicket(desk, { requesterId })).id),
        String((await aTicket(desk, { requesterId })).id),
      ];
      const command = { ids, action, params: params[action] };
      const before = await find(ids[0]);
      const rehearsed = await bulk(supervisor, { ...command, dryRun: true });
      expect(rehearsed.data).toMatchObject({ action, ok: 2, failed: 0, dryRun: true });
      expect((await find(ids[0])).toJSON()).toEqual(before.toJSON());
      const { data } = await bulk(supervisor, command);
      expect({ action, results: data.results }).toEqual({ action, results: ids.map((id) => ({ id, ok: true })) });
      const after = await find(ids[0]);
      if (action === 'destroy') expect(after).toBeNull();
      else if (action !== 'follow' && action !== 'unfollow') {
        expect(Number(after.get('version'))).toBeGreaterThan(1);
        const outcome = rehearsed.data.results[0].outcome;
        for (const { field, to } of outcome?.changes ?? []) {
          if (field in after.get() && field !== 'snoozedUntil' && field !== 'tags')
            expect({ field, to: String(after.get(field)) }).toEqual({ field, to: String(to) });
        }
      }
    }
  });

  test('asks for the rights of what it does, for each ticket', async () => {
    const [a, b] = await tickets(2);
    const refuse = async (who: Agent, action: string, params: object) =>
      (await bulk(who, { ids: [a, b], action, params }, 403)).errors[0].code;
    expect(await refuse(lightAgent, 'transition', { statusKey: 'open' })).toBe('FORBIDDEN');
    expect(await refuse(lightAgent, 'update', { priorityKey: 'high' })).toBe('FORBIDDEN');
    expect(await refuse(agent, 'destroy', {})).toBe('FORBIDDEN');
    await bulk(lightAgent, { ids: [a, b], action: 'note', params: { body: '<p>n</p>' } });
    const customer = await signIn(desk, 'ticketing-customer');
    await bulk(customer, { ids: [a], action: 'follow' }, 403);
  });

  test('reaches only the tickets of the role’s scope', async () => {
    const [a, b] = [String((await aTicket(desk, { subject: 'Printer' })).id), String((await aTicket(desk)).id)];
    const root = await signIn(desk, 'root');
    const values = { name: 'printers', title: 'printers', strategy: { actions: [] } };
    await root.post('/api/roles:create').send(values).expect(200);
    const url = '/api/dataSources/main/rolesResourcesScopes:create';
    const printers = { name: 'some', resourceName: COLLECTIONS.tickets, scope: { subject: 'Printer' } };
    const scope = (await root.post(url).send(printers).expect(200)).body.data;
    const fields = [...desk.db.getCollection(COLLECTIONS.tickets).fields.keys()];
    const actions = [
      { name: 'view', fields },
      { name: 'tag', scope: { id: scope.id } },
    ];
    await root
      .post('/api/roles/printers/dataSourceResources:create')
      .send({ name: COLLECTIONS.tickets, dataSourceKey: 'main', usingActionsConfig: true, actions })
      .expect(200);
    const who = await signIn(desk, 'printers');
    const command = { ids: [a, b], action: 'tag', params: { add: ['scoped'] } };
    for (const dryRun of [true, false]) {
      const { data } = await bulk(who, { ...command, dryRun });
      expect(data.results).toMatchObject([
        { id: a, ok: true },
        { id: b, ok: false, error: { code: 'NOT_FOUND' } },
      ]);
    }
  });

  test.each<[string, object, string]>([
    ['no tickets', { ids: [], action: 'follow' }, 'ids'],
    ['no list', { ids: 'all', action: 'follow' }, 'ids'],
    ['ids that are none', { ids: ['1; DROP TABLE'], action: 'follow' }, 'ids.0'],
    ['too many', { ids: Array.from({ length: MAX_BULK_TICKETS + 1 }, (_, id) => id + 1), action: 'follow' }, 'ids'],
    ['an unknown action', { ids: [1], action: 'explode' }, 'action'],
    ['no parameters where some are needed', { ids: [1], action: 'transition' }, 'params.statusKey'],
    ['unknown parameters', { ids: [1], action: 'follow', params: { who: 1 } }, 'params.who'],
    ['an unknown key', { ids: [1], action: 'follow', filter: {} }, 'filter'],
    ['an unknown field', { ids: [1], action: 'update', params: { colour: 'red' } }, 'fields.colour'],
  ])('is refused with %s', async (_, values, field) => {
    expect((await bulk(supervisor, values, 422)).errors[0].field).toBe(field);
  });

  test('and single changes at the same time lose nothing', async () => {
    const ids = await tickets(20);
    const single = ids.map((id) => agent.post(`${TICKETS}:transition/${id}`).send({ statusKey: 'open' }).expect(200));
    const [one, two] = await Promise.all([
      bulk(agent, { ids, action: 'tag', params: { add: ['together'] } }),
      bulk(supervisor, { ids: [...ids].reverse(), action: 'update', params: { priorityKey: 'high' } }),
      ...single,
    ]);
    expect([one.data.ok, two.data.ok]).toEqual([20, 20]);
    for (const id of ids) {
      const ticket = await find(id);
      expect(ticket).toMatchObject({ statusKey: 'open', priorityKey: 'high', version: 4 });
      expect(ticket.tags).toHaveLength(1);
    }
  });
});

describe('a bulk of many tickets', () => {
  const note = (ids: string[], more: object = {}) => ({ ids, action: 'note', params: { body: '<p>n</p>' }, ...more });
  const finished = (runId: string | null) =>
    eventually(async () => {
      const run = await progress(runId);
      expect(['done', 'cancelled']).toContain(run.state);
      return run;
    }, LONG);

  test(
    'of a thousand is done by and by, each once, and can be watched by its owner alone',
    async () => {
      const ids = await manyTickets(999);
      const { data } = await bulk(agent, { ids: [...ids, '4711'], action: 'follow' });
      expect(data).toMatchObject({ state: 'queued', total: 1000, done: 0, results: [] });
      await supervisor.get(`${RUNS}:progress/${data.runId}`).expect(404);
      await supervisor.post(`${RUNS}:cancel/${data.runId}`).expect(404);
      await eventually(async () => expect((await progress(data.runId)).percent).toBeGreaterThan(1), LONG);
      const run = await finished(data.runId);
      expect(run).toMatchObject({ state: 'done', done: 1000, ok: 999, failed: 1, percent: 100 });
      expect(run.results.map(({ id }) => id)).toEqual([...ids, '4711']);
      expect(run.results[999]).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
      const followers = { filter: { ticketId: { $in: ids }, userId: ann.get('id') } };
      expect(await desk.repo(COLLECTIONS.followers).count(followers)).toBe(999);
    },
    LONG,
  );

  test(
    'goes on after a restart and does no ticket twice',
    async () => {
      const ids = await manyTickets(250);
      const { data } = await bulk(agent, note(ids));
      await eventually(async () => expect((await progress(data.runId)).done).toBeGreaterThan(5), LONG);
      await desk.restart();
      [agent, supervisor] = [await signIn(desk, ann), await signIn(desk, await aSupervisor(desk))];
      // A claim of the process that is gone must not be waited for.
      await desk.db.getModel(COLLECTIONS.jobs).update({ runAt: new Date() }, { where: { name: 'bulk.run' } });
      const run = await finished(data.runId);
      expect(run).toMatchObject({ state: 'done', ok: 250, failed: 0 });
      expect(await notesOf(ids)).toBe(250);
    },
    LONG,
  );

  test(
    'can be cancelled: what is done stays done, the rest is left alone',
    async () => {
      const ids = await manyTickets(300);
      const { data } = await bulk(agent, note(ids));
      await eventually(async () => expect((await progress(data.runId)).done).toBeGreaterThan(5), LONG);
      await agent.post(`${RUNS}:cancel/${data.runId}`).expect(200);
      await new Promise((resolve) => setTimeout(resolve, 500));
      const run = await progress(data.runId);
      expect(run.state).toBe('cancelled');
      expect(run.done).toBeLessThan(300);
      expect(await notesOf(ids)).toBe(run.ok);
      expect(run.results.filter(({ ok }) => ok)).toHaveLength(run.ok);
      expect(run.results.filter(({ error }) => error?.code === 'BULK_CANCELLED')).toHaveLength(300 - run.ok);
    },
    LONG,
  );

  test(
    'can be tried out first',
    async () => {
      const ids = await manyTickets(60);
      const { data } = await bulk(agent, note(ids, { dryRun: true }));
      const run = await finished(data.runId);
      expect(run).toMatchObject({ dryRun: true, ok: 60 });
      expect(run.results[0].outcome?.comments).toMatchObject([{ kind: 'note', bodyText: 'n' }]);
      expect(await notesOf(ids)).toBe(0);
    },
    LONG,
  );
});
