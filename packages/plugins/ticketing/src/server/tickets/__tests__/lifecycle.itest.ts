import { aTeam, aTicket, anAgent, bootApp, noAutomation, signIn, type Agent } from '../../__tests__/kit';
import { BY_SYSTEM } from '../../kernel/cause';
import type { TicketEvent } from '../../kernel/ticketEvents';
import type { TicketingPlugin } from '../../plugin';
import { transitionTicket, type TicketRecord } from '..';

const desk = bootApp();
let root: Agent;
beforeAll(async () => {
  await noAutomation(desk);
  root = await signIn(desk, 'root');
});

const act = (action: string, id: unknown, values: object = {}) =>
  root.post(`/api/ticketingTickets:${action}/${String(id)}`).send(values);
const update = (id: unknown, values: object) => act('update', id, values);
const read = (id: unknown): Promise<TicketRecord> => desk.repo('ticketingTickets').findOne({ filterByTk: String(id) });
const history = async (id: unknown) => {
  const events = await desk.repo('ticketingEvents').find({ filter: { ticketId: String(id) }, sort: ['id'] });
  return events.map((event: { toJSON(): Record<string, unknown> }) => event.toJSON());
};

describe('transition', () => {
  test('moves the ticket on, sets its dates and tells the history', async () => {
    const { id } = await aTicket(desk);
    const { status, body } = await act('transition', id, { statusKey: 'resolved', version: 1 });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ statusKey: 'resolved', version: 2, closedAt: null, waitingSince: null });
    expect(body.data.resolvedAt).toBeTruthy();
    const [, event] = await history(id);
    expect(event).toMatchObject({
      type: 'statusChanged',
      actorId: 1,
      causeKind: 'user',
      changes: [{ field: 'statusKey', from: 'new', to: 'resolved' }],
    });
  });

  test('closing keeps when it was resolved, reopening clears both', async () => {
    const { id } = await aTicket(desk);
    const resolved = (await act('transition', id, { statusKey: 'resolved' })).body.data;
    const closed = (await act('transition', id, { statusKey: 'closed' })).body.data;
    expect(closed.resolvedAt).toBe(resolved.resolvedAt);
    expect(closed.closedAt).toBeTruthy();
    const open = (await act('transition', id, { statusKey: 'open' })).body.data;
    expect(open).toMatchObject({ resolvedAt: null, closedAt: null });
  });

  test('is refused where the flow does not lead', async () => {
    const { id } = await aTicket(desk, { statusKey: 'closed' });
    for (const statusKey of ['pending', 'merged', 'nowhere']) {
      const { status, body } = await act('transition', id, { statusKey });
      expect(status).toBe(422);
      expect(body.errors[0]).toMatchObject({ field: 'statusKey' });
    }
    expect(await read(id)).toMatchObject({ statusKey: 'closed', version: 1 });
  });

  test('a stale version loses nothing: 409', async () => {
    const { id } = await aTicket(desk);
    await act('assign', id, { assigneeId: 'me' });
    const { status, body } = await act('transition', id, { statusKey: 'open', version: 1 });
    expect(status).toBe(409);
    expect(body.errors[0].code).toBe('TICKET_STALE');
    expect((await read(id)).statusKey).toBe('new');
  });

  test('of several agents at once who saw the same version, one wins', async () => {
    const { id } = await aTicket(desk);
    const answers = await Promise.all(
      ['open', 'pending', 'resolved', 'cancelled', 'on_hold'].map((statusKey) =>
        act('transition', id, { statusKey, version: 1 }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect((await read(id)).version).toBe(2);
    expect((await history(id)).filter(({ type }: { type?: unknown }) => type === 'statusChanged')).toHaveLength(1);
  });

  test('to where the ticket is changes nothing', async () => {
    const { id } = await aTicket(desk);
    expect((await act('transition', id, { statusKey: 'new' })).body.data.version).toBe(1);
    expect(await history(id)).toHaveLength(1);
  });

  test('of nothing, or of no id, is no internal error', async () => {
    expect((await act('transition', 424242, { statusKey: 'open' })).status).toBe(404);
    for (const id of ['abc', '1 OR 1=1', '99999999999999999999']) {
      expect((await act('transition', encodeURIComponent(id), { statusKey: 'open' })).status).toBe(422);
    }
    expect((await act('transition', '', { statusKey: 'open' })).status).toBe(422);
  });

  test('refuses unknown and missing input', async () => {
    const { id } = await aTicket(desk);
    expect((await act('transition', id, {})).body.errors[0]).toMatchObject({
      code: 'FIELD_REQUIRED',
      field: 'statusKey',
    });
    expect((await act('transition', id, { statusKey: 'open', force: true })).body.errors[0]).toMatchObject({
      code: 'FIELD_UNKNOWN',
      field: 'force',
    });
    for (const [fields, code] of [
      [{ number: 'T-0' }, 'FIELD_READ_ONLY'],
      [{ nope: 1 }, 'FIELD_UNKNOWN'],
    ] as const) {
      expect((await act('transition', id, { statusKey: 'open', fields })).body.errors[0].code).toBe(code);
    }
  });
});

describe('what a step asks for', () => {
  beforeAll(async () => {
    const steps = desk.repo('ticketingTransitions');
    const change = (fromKey: string, toKey: string, values: object) =>
      steps.update({ filter: { fromKey, toKey, typeKey: null }, values });
    await change('on_hold', 'resolved', { commentRequired: true, requiredFields: ['assignee'] });
    await change('on_hold', 'cancelled', { roles: ['ticketing-supervisor'] });
  });

  test('a comment and fields', async () => {
    const { id } = await aTicket(desk, { statusKey: 'on_hold' });
    const bare = await act('transition', id, { statusKey: 'resolved' });
    expect(bare.body.errors[0]).toMatchObject({ code: 'COMMENT_REQUIRED', field: 'comment' });
    const commented = await act('transition', id, { statusKey: 'resolved', comment: 'Done' });
    expect(commented.body.errors[0]).toMatchObject({ code: 'FIELD_REQUIRED', field: 'assignee' });
    const whole = await act('transition', id, { statusKey: 'resolved', comment: 'Done', fields: { assigneeId: 1 } });
    expect(whole.status).toBe(200);
    expect(whole.body.data).toMatchObject({ statusKey: 'resolved', assigneeId: 1, messageCount: 0 });
    expect(await desk.repo('ticketingComments').count({ filter: { ticketId: String(id), kind: 'note' } })).toBe(1);
  });

  test('a role, for whoever acts and in the list of steps', async () => {
    const { id } = await aTicket(desk, { statusKey: 'on_hold' });
    const agent = await signIn(desk, 'ticketing-agent');
    const refused = await agent.post(`/api/ticketingTickets:transition/${id}`).send({ statusKey: 'cancelled' });
    expect(refused.body.errors[0].code).toBe('TRANSITION_NOT_ALLOWED');
    const steps = async (who: Agent) => {
      const { body } = await who.get(`/api/ticketingTickets:allowedTransitions/${id}`);
      return body.data.map(({ toKey }: { toKey: string }) => toKey);
    };
    expect(await steps(agent)).toEqual(['open', 'pending', 'resolved', 'closed']);
    const supervisor = await signIn(desk, 'ticketing-supervisor');
    expect(await steps(supervisor)).toContain('cancelled');
    expect(
      (await supervisor.post(`/api/ticketingTickets:transition/${id}`).send({ statusKey: 'cancelled' })).status,
    ).toBe(200);
  });

  test('a stock form meets the same demands', async () => {
    const { id } = await aTicket(desk, { statusKey: 'on_hold' });
    expect((await update(id, { statusKey: 'resolved' })).body.errors[0].code).toBe('COMMENT_REQUIRED');
  });

  test('a type with a flow of its own follows that one', async () => {
    await desk
      .repo('ticketingTransitions')
      .create({ values: { typeKey: 'feedback', fromKey: 'new', toKey: 'closed' } });
    const { id } = await aTicket(desk, { typeKey: 'feedback' });
    expect((await act('transition', id, { statusKey: 'open' })).status).toBe(422);
    expect((await act('transition', id, { statusKey: 'closed' })).status).toBe(200);
  });
});

describe('a stock update', () => {
  test('obeys the flow, counts the version and is told in the history', async () => {
    const { id } = await aTicket(desk, { statusKey: 'closed' });
    const refused = await update(id, { status: { key: 'pending' } });
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].code).toBe('TRANSITION_NOT_ALLOWED');
    const allowed = await update(id, { status: { key: 'open' }, subject: ' New  words ', priority: { key: 'low' } });
    expect(allowed.status).toBe(200);
    expect(await read(id)).toMatchObject({ statusKey: 'open', subject: 'New words', version: 2, closedAt: null });
    const [, ...events] = await history(id);
    expect(events.map(({ type }: { type?: unknown }) => type)).toEqual(['statusChanged', 'updated']);
    expect(events[1].changes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field: 'priorityKey', from: 'normal', to: 'low' }),
        expect.objectContaining({ field: 'subject', to: 'New words' }),
      ]),
    );
  });

  test('with the version that was seen: stale is refused, current is not', async () => {
    const { id } = await aTicket(desk);
    expect((await update(id, { subject: 'one', version: 1 })).status).toBe(200);
    const stale = await update(id, { subject: 'two', version: 1 });
    expect(stale.status).toBe(409);
    expect(stale.body.errors[0].code).toBe('TICKET_STALE');
    expect((await update(id, { subject: 'two', version: 2 })).status).toBe(200);
    expect(await read(id)).toMatchObject({ subject: 'two', version: 3 });
  });

  test('several at once of the same version: one wins', async () => {
    const { id } = await aTicket(desk);
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((subject) => update(id, { subject, version: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  test('several at once without a version all count', async () => {
    const { id } = await aTicket(desk);
    const answers = await Promise.all([
      update(id, { subject: 'a' }),
      update(id, { priorityKey: 'high' }),
      update(id, { assigneeId: 1 }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await read(id)).toMatchObject({ subject: 'a', priorityKey: 'high', version: 4 });
    expect(await history(id)).toHaveLength(4);
  });

  test('a form that sends back everything it was shown changes nothing', async () => {
    const { id } = await aTicket(desk, { body: 'Hello', requester: { email: 'back@example.test' } });
    const { body } = await root.get(`/api/ticketingTickets:get/${id}?appends=status,requester,tags,createdBy`);
    const saved = await update(id, body.data);
    expect({ status: saved.status, body: saved.body.errors }).toEqual({ status: 200, body: undefined });
    expect((await read(id)).version).toBe(1);
    expect(await history(id)).toHaveLength(1);
  });

  test.each([
    ['number', 'T-0'],
    ['messageCount', 9],
    ['firstRespondedAt', '2020-01-01T00:00:00Z'],
    ['resolvedAt', '2020-01-01T00:00:00Z'],
    ['waitingSince', null],
    ['createdById', 2],
    ['preview', 'forged'],
  ])('cannot set %s', async (field, value) => {
    const { id } = await aTicket(desk);
    const { status, body } = await update(id, { subject: 'x', [field]: value });
    expect({ status, ...body.errors?.[0] }).toMatchObject({ status: 422, code: 'FIELD_READ_ONLY', field });
    expect((await read(id)).version).toBe(1);
  });

  test.each([
    [{ subject: '' }, 'FIELD_REQUIRED'],
    [{ subject: 'x'.repeat(501) }, 'FIELD_TOO_LONG'],
    [{ statusKey: null }, 'FIELD_REQUIRED'],
    [{ status: null }, 'FIELD_REQUIRED'],
    [{ statusKey: 'nope' }, 'FIELD_INVALID'],
    [{ assigneeId: 424242 }, 'FIELD_INVALID'],
    [{ priorityKey: 'nope' }, 'FIELD_INVALID'],
  ])('refuses %j', async (values, code) => {
    const { id } = await aTicket(desk);
    const { status, body } = await update(id, values);
    expect({ status, code: body.errors?.[0]?.code }).toEqual({ status: 422, code });
  });

  test('of no id is no internal error', async () => {
    expect((await update('abc', { subject: 'x' })).status).toBe(422);
    expect((await root.get('/api/ticketingTickets:get/abc')).status).toBe(422);
    expect((await update((await aTicket(desk)).id, { subject: 'a\0b' })).status).toBe(200);
  });
});

describe('in bulk', () => {
  test('each row has its flow, version and history', async () => {
    const [a, b] = [await aTicket(desk), await aTicket(desk)];
    await desk.repo('ticketingTickets').update({
      filter: { id: [a.id, b.id] },
      values: { priorityKey: 'urgent' },
      individualHooks: false,
    });
    for (const { id } of [a, b]) {
      expect(await read(id)).toMatchObject({ priorityKey: 'urgent', version: 2 });
      expect((await history(id)).map(({ type }: { type?: unknown }) => type)).toEqual(['created', 'updated']);
    }
  });

  test('what the flow forbids for one is refused for all', async () => {
    const [a, b] = [await aTicket(desk), await aTicket(desk, { statusKey: 'closed' })];
    const { model } = desk.db.getCollection('ticketingTickets');
    await expect(
      desk.db.sequelize.transaction((transaction) =>
        model.update({ statusKey: 'pending' }, { where: { id: [a.id, b.id] }, transaction }),
      ),
    ).rejects.toThrow('TRANSITION_NOT_ALLOWED');
    expect((await read(a.id)).statusKey).toBe('new');
  });

  test('rows created together are numbered and recorded', async () => {
    const { model } = desk.db.getCollection('ticketingTickets');
    const rows = await model.bulkCreate([{ subject: 'one' }, { subject: 'two' }]);
    expect(new Set(rows.map((row) => row.get('number'))).size).toBe(2);
    expect(await history(rows[0].get('id'))).toHaveLength(1);
  });
});

describe('assign', () => {
  test('to me, to a person, to a team, to nobody', async () => {
    const agent = await anAgent(desk);
    const team = await aTeam(desk);
    const { id } = await aTicket(desk);
    expect((await act('assign', id, { assigneeId: 'me' })).body.data.assigneeId).toBe(1);
    const both = await act('assign', id, { assigneeId: agent.get('id'), teamId: team.get('id') });
    expect(both.body.data.version).toBe(3);
    const none = await act('assign', id, { assigneeId: null });
    expect(none.body.data).toMatchObject({ assigneeId: null });
    expect(String(none.body.data.teamId)).toBe(String(team.get('id')));
    expect((await history(id)).map(({ type }: { type?: unknown }) => type)).toEqual([
      'created',
      ...Array(3).fill('assigned'),
    ]);
  });

  test('to somebody who does not exist is refused', async () => {
    const { id } = await aTicket(desk);
    expect((await act('assign', id, { assigneeId: 424242 })).body.errors[0]).toMatchObject({
      code: 'FIELD_INVALID',
      field: 'assigneeId',
    });
    expect((await act('assign', id, { assigneeId: 'you' })).status).toBe(422);
    expect((await act('assign', id, { teamId: 424242 })).status).toBe(422);
  });
});

describe('tags and followers', () => {
  test('tags are added and removed by name', async () => {
    const { id } = await aTicket(desk, { tags: ['old', 'kept'] });
    const { body } = await act('tag', id, { add: ['brand new', 'kept'], remove: ['old', 'unknown'] });
    expect(body.data.version).toBe(2);
    const ticket = await desk.repo('ticketingTickets').findOne({ filterByTk: String(id), appends: ['tags'] });
    expect(
      ticket
        .get('tags')
        .map((tag: { name: string }) => tag.name)
        .sort(),
    ).toEqual(['brand new', 'kept']);
    const [, event] = await history(id);
    expect(event).toMatchObject({
      type: 'updated',
      changes: [{ field: 'tags', from: ['kept', 'old'], to: ['brand new', 'kept'] }],
    });
    expect((await act('tag', id, { add: ['kept'] })).body.data.version).toBe(2);
  });

  test('following twice is following once', async () => {
    const { id } = await aTicket(desk);
    const followers = () => desk.db.getModel('ticketingFollowers').count({ where: { ticketId: id } });
    await act('follow', id);
    await act('follow', id);
    expect(await followers()).toBe(1);
    await act('unfollow', id);
    expect(await followers()).toBe(0);
    expect((await act('follow', 424242)).status).toBe(404);
  });
});

describe('history', () => {
  test('is changed by nobody', async () => {
    const ticket = await aTicket(desk);
    const [{ id }] = await history(ticket.id);
    for (const [action, values] of [
      ['update', { type: 'forged' }],
      ['destroy', {}],
    ] as const) {
      const { status, body } = await root.post(`/api/ticketingEvents:${action}/${String(id)}`).send(values);
      expect({ status, code: body.errors?.[0]?.code }).toEqual({ status: 403, code: 'HISTORY_IMMUTABLE' });
    }
    const forged = { ticketId: ticket.id, type: 'created', causeKind: 'user' };
    expect((await root.post('/api/ticketingEvents:create').send(forged)).status).toBe(403);
    const model = desk.db.getModel('ticketingEvents');
    await expect(model.update({ type: 'x' }, { where: { ticketId: ticket.id } })).rejects.toThrow('HISTORY_IMMUTABLE');
    await expect(model.destroy({ where: { ticketId: ticket.id } })).rejects.toThrow('HISTORY_IMMUTABLE');
    expect(await history(ticket.id)).toHaveLength(1);
  });

  test('goes with its ticket', async () => {
    const { id } = await aTicket(desk, { body: 'Hello' });
    expect((await act('destroy', id)).status).toBe(200);
    expect(await history(id)).toHaveLength(0);
    expect(await desk.repo('ticketingComments').count({ filter: { ticketId: String(id) } })).toBe(0);
  });

  test('outlives the colleague who made it', async () => {
    const agent = await anAgent(desk);
    const { id } = await aTicket(desk, { by: agent, assigneeId: agent.get('id') });
    expect((await root.post(`/api/users:destroy/${String(agent.get('id'))}`)).status).toBe(200);
    expect(await history(id)).toMatchObject([{ type: 'created', actorId: null }]);
  });
});

describe('events', () => {
  test('reach listeners within the transaction and after the commit, with who and why', async () => {
    const { ticketEvents } = desk.app.pm.get('ticketing') as TicketingPlugin;
    const recorded: TicketEvent[] = [];
    const committed: TicketEvent[] = [];
    ticketEvents.onRecorded(async (event) => void recorded.push(event));
    ticketEvents.onCommitted((event) => void committed.push(event));
    const { id } = await aTicket(desk);
    const context = { ...BY_SYSTEM, cause: { kind: 'workflow', id: 'wf', label: 'Flow', depth: 2 } } as const;
    await transitionTicket(desk.db, id, { statusKey: 'open' }, context);
    await expect(transitionTicket(desk.db, id, { statusKey: 'merged' }, context)).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const ofTicket = (events: TicketEvent[]) => events.filter(({ ticketId }) => ticketId === String(id));
    for (const events of [ofTicket(recorded), ofTicket(committed)]) {
      expect(events).toMatchObject([
        { type: 'created', version: 1, cause: { kind: 'system' } },
        { type: 'statusChanged', version: 2, cause: { kind: 'workflow', id: 'wf', label: 'Flow', depth: 2 } },
      ]);
    }
    expect(await history(id)).toMatchObject([
      {},
      { causeKind: 'workflow', causeId: 'wf', causeLabel: 'Flow', depth: 2 },
    ]);
  });
});

test('counts are of the caller and of the data scope', async () => {
  const agent = await anAgent(desk);
  const { body: before } = await root.get('/api/ticketingTickets:counts');
  await aTicket(desk, { assigneeId: agent.get('id') });
  await aTicket(desk, { statusKey: 'pending' });
  await aTicket(desk, { statusKey: 'closed' });
  const { body: after } = await root.get('/api/ticketingTickets:counts');
  expect(after.data).toEqual({
    open: before.data.open + 2,
    mine: before.data.mine,
    unassigned: before.data.unassigned + 1,
    waiting: before.data.waiting + 1,
  });
  const filter = encodeURIComponent(JSON.stringify({ 'assignee.id': agent.get('id') }));
  expect((await root.get(`/api/ticketingTickets:counts?filter=${filter}`)).body.data).toMatchObject({
    open: 1,
    unassigned: 0,
  });
  const mine = await signIn(desk, agent, { role: 'ticketing-agent' });
  expect((await mine.get('/api/ticketingTickets:counts')).body.data.mine).toBe(1);
});

test('an admin who changes the flow changes it at once', async () => {
  const { id } = await aTicket(desk, { statusKey: 'cancelled' });
  expect((await act('transition', id, { statusKey: 'on_hold' })).status).toBe(422);
  await root.post('/api/ticketingTransitions:create').send({ fromKey: 'cancelled', toKey: 'on_hold' });
  expect((await act('transition', id, { statusKey: 'on_hold' })).status).toBe(200);
});
