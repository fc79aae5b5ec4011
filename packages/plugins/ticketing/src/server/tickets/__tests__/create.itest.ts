import { aContact, aTeam, anAgent, aTicket, bootApp, noAutomation, signIn, type Agent } from '../../__tests__/kit';

const desk = bootApp();
let root: Agent;
beforeAll(async () => {
  await noAutomation(desk);
  root = await signIn(desk, 'root');
});

const create = (values: object) => root.post('/api/ticketingTickets:create').send(values);

test('completes a ticket with number, status, priority, type and team', async () => {
  const { status, body } = await create({ subject: '  Printer\n on  fire ' });
  expect(status).toBe(200);
  expect(body.data).toMatchObject({
    subject: 'Printer on fire',
    statusKey: 'new',
    priorityKey: 'normal',
    typeKey: 'support',
    channel: 'web',
    version: 1,
    messageCount: 0,
    createdById: 1,
  });
  expect(body.data.number).toMatch(/^T-\d{4}-\d{6}$/);
  expect(body.data.teamId).toBeTruthy();
  expect(body.data.waitingSince).toBeTruthy();
});

test('takes the first message, the requester and the tags with it', async () => {
  const { body } = await create({
    subject: 'Hello',
    body: '<p>Help <b>me</b><script>alert(1)</script></p>',
    requester: { email: ' Ann@Example.test ', name: 'Ann' },
    tags: ['vip', ' vip ', 'new customer'],
  });
  const ticket = await desk.repo('ticketingTickets').findOne({
    filterByTk: body.data.id,
    appends: ['requester', 'tags', 'comments', 'events'],
  });
  expect(ticket.requester.get('email')).toBe('ann@example.test');
  expect(ticket.tags.map((tag: { name: string }) => tag.name).sort()).toEqual(['new customer', 'vip']);
  expect(ticket.comments).toHaveLength(1);
  expect(ticket.comments[0].toJSON()).toMatchObject({
    kind: 'message',
    body: '<p>Help <b>me</b></p>',
    bodyText: 'Help me',
    contactId: ticket.requesterId,
    authorId: null,
  });
  expect(ticket.toJSON()).toMatchObject({ messageCount: 1, preview: 'Help me' });
  expect(ticket.events).toHaveLength(1);
  expect(ticket.events[0].toJSON()).toMatchObject({ type: 'created', actorId: 1, causeKind: 'user', depth: 0 });
  expect(ticket.events[0].commentId).toBe(ticket.comments[0].id);
});

test('takes what a stock form sends: relations as objects, empty and unchanged values', async () => {
  const contact = await aContact(desk);
  const agent = await anAgent(desk);
  const team = await aTeam(desk);
  const { status, body } = await create({
    subject: 'From a form',
    requester: { id: contact.get('id'), name: 'changed', email: 'other@example.test' },
    status: { key: 'open', label: 'whatever' },
    priority: { key: 'high' },
    type: 'account',
    assignee: { id: agent.get('id'), nickname: 'x' },
    team: { id: team.get('id') },
    organization: null,
    version: 1,
    messageCount: 0,
    preview: null,
    comments: [],
  });
  expect(status).toBe(200);
  expect(body.data).toMatchObject({ statusKey: 'open', priorityKey: 'high', typeKey: 'account', version: 1 });
  expect(String(body.data.assigneeId)).toBe(String(agent.get('id')));
  expect(String(body.data.teamId)).toBe(String(team.get('id')));
  expect(String(body.data.requesterId)).toBe(String(contact.get('id')));
  await contact.reload();
  expect(contact.get('email')).not.toBe('other@example.test');
});

test('a ticket made through a relation is numbered and recorded like any other', async () => {
  const contact = await aContact(desk);
  const { status, body } = await root
    .post(`/api/ticketingContacts/${contact.get('id')}/tickets:create`)
    .send({ subject: 'Related', number: undefined });
  expect(status).toBe(200);
  const ticket = await desk.repo('ticketingTickets').findOne({ filterByTk: body.data.id, appends: ['events'] });
  expect(ticket.number).toMatch(/^T-/);
  expect(String(ticket.requesterId)).toBe(String(contact.get('id')));
  expect(ticket.events.map((event: { type: string }) => event.type)).toEqual(['created']);

  const forged = await root
    .post(`/api/ticketingContacts/${contact.get('id')}/tickets:create`)
    .send({ subject: 'Forged', number: 'T-0' });
  expect(forged.status).toBe(422);
  expect(forged.body.errors[0]).toMatchObject({ code: 'FIELD_READ_ONLY', field: 'number' });
});

test('a status at the start is a step of the flow', async () => {
  expect((await create({ subject: 'Solved on the phone', statusKey: 'resolved' })).body.data.resolvedAt).toBeTruthy();
  const merged = await create({ subject: 'x', statusKey: 'merged' });
  expect(merged.status).toBe(422);
  expect(merged.body.errors[0].code).toBe('TRANSITION_NOT_ALLOWED');
});

test('a field that a builder adds is accepted at once', async () => {
  const added = await root
    .post('/api/collections/ticketingTickets/fields:create')
    .send({ name: 'serialNumber', type: 'string', interface: 'input', uiSchema: { title: 'Serial number' } });
  expect(added.status).toBe(200);
  const { status, body } = await create({ subject: 'With a field', serialNumber: 'A-1' });
  expect(status).toBe(200);
  expect(body.data.serialNumber).toBe('A-1');
  const { id } = body.data;
  await root.post(`/api/ticketingTickets:update/${id}`).send({ serialNumber: 'A-2' });
  const step = await root
    .post(`/api/ticketingTickets:transition/${id}`)
    .send({ statusKey: 'open', fields: { serialNumber: 'A-3' } });
  expect(step.body.data).toMatchObject({ serialNumber: 'A-3', statusKey: 'open', version: 3 });
});

const LONG = 'x'.repeat(501);
test.each([
  ['no subject', {}, 'FIELD_REQUIRED', 'subject'],
  ['an empty subject', { subject: ' \n ' }, 'FIELD_REQUIRED', 'subject'],
  ['a subject of nothing but NUL', { subject: '\0' }, 'FIELD_REQUIRED', 'subject'],
  ['a long subject', { subject: LONG }, 'FIELD_TOO_LONG', 'subject'],
  ['a subject that is an object', { subject: { $ne: 1 } }, 'FIELD_INVALID', 'subject'],
  ['a body over a megabyte', { subject: 'x', body: 'y'.repeat(1_000_001) }, 'FIELD_TOO_LONG', 'body'],
  ['an unknown field', { subject: 'x', colour: 'red' }, 'FIELD_UNKNOWN', 'colour'],
  ['an inherited name', { subject: 'x', constructor: 'y' }, 'FIELD_UNKNOWN', 'constructor'],
  ['a number', { subject: 'x', number: 'T-1' }, 'FIELD_READ_ONLY', 'number'],
  ['a creator', { subject: 'x', createdById: 2 }, 'FIELD_READ_ONLY', 'createdById'],
  ['a message count', { subject: 'x', messageCount: 5 }, 'FIELD_READ_ONLY', 'messageCount'],
  ['a version', { subject: 'x', version: 7 }, 'FIELD_READ_ONLY', 'version'],
  ['an unknown status', { subject: 'x', statusKey: 'nope' }, 'FIELD_INVALID', 'statusKey'],
  ['an unknown priority', { subject: 'x', priorityKey: 'nope' }, 'FIELD_INVALID', 'priorityKey'],
  ['an unknown type', { subject: 'x', typeKey: 'nope' }, 'FIELD_INVALID', 'typeKey'],
  ['a team that is no id', { subject: 'x', teamId: 'abc' }, 'FIELD_INVALID', 'teamId'],
  [
    'an assignee beyond any number',
    { subject: 'x', assigneeId: '99999999999999999999' },
    'FIELD_INVALID',
    'assigneeId',
  ],
  ['an assignee that does not exist', { subject: 'x', assigneeId: 424242 }, 'FIELD_INVALID', 'assigneeId'],
  ['a requester that does not exist', { subject: 'x', requesterId: 424242 }, 'FIELD_INVALID', 'requesterId'],
  ['no address', { subject: 'x', requester: { email: 'not an address' } }, 'FIELD_INVALID', 'requester.email'],
  ['an empty address', { subject: 'x', requester: { name: 'Ann' } }, 'FIELD_REQUIRED', 'requester.email'],
  ['tags that are no names', { subject: 'x', tags: 'vip' }, 'FIELD_INVALID', 'tags'],
  ['a long tag', { subject: 'x', tags: ['t'.repeat(65)] }, 'FIELD_TOO_LONG', 'tags'],
  ['comments of its own', { subject: 'x', comments: [{ kind: 'system', body: 'x' }] }, 'FIELD_UNKNOWN', 'comments'],
])('refuses %s', async (_, values, code, field) => {
  const { status, body } = await create(values);
  expect({ status, ...body.errors?.[0] }).toMatchObject({ status: 422, code, field });
  expect(body.errors[0].message).not.toContain('{{');
});

test('text that no database stores is cleaned, not refused', async () => {
  const { status, body } = await create({
    subject: 'a\0b \ud800 c',
    body: 'x\0y',
    requester: { email: 'n\0ul@example.test' },
  });
  expect(status).toBe(200);
  expect(body.data.subject).toBe('ab \ufffd c');
  expect(body.data.preview).toBe('xy');
});

test('an error speaks the language of the caller', async () => {
  const zh = await signIn(desk, 'root', { locale: 'zh-CN' });
  const { body } = await zh.post('/api/ticketingTickets:create').send({});
  expect(body.errors[0].message).toBe('“subject”为必填项。');
});

test('a stranger creates nothing', async () => {
  const member = await signIn(desk, 'member');
  expect((await member.post('/api/ticketingTickets:create').send({ subject: 'x' })).status).toBe(403);
});

test('nothing of a ticket remains when a part of it fails', async () => {
  const before = await desk.repo('ticketingTickets').count();
  const { status } = await create({ subject: 'x', body: 'y', tags: ['kept?'], assigneeId: 424242 });
  expect(status).toBe(422);
  expect(await desk.repo('ticketingTickets').count()).toBe(before);
  expect(await desk.repo('ticketingComments').count({ filter: { bodyText: 'y' } })).toBe(0);
});

describe('Idempotency-Key', () => {
  const send = (key: string, values: object, agent = root) =>
    agent.post('/api/ticketingTickets:create').set('Idempotency-Key', key).send(values);

  test('a repeated request answers with the first ticket', async () => {
    const first = await send('once', { subject: 'Once' });
    const second = await send('once', { subject: 'Once' });
    expect(second.status).toBe(200);
    expect(second.body.data.id).toBe(first.body.data.id);
  });

  test('sent several times at once, it makes one ticket', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => send('at once', { subject: 'At once' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(new Set(answers.map(({ body }) => body.data.number)).size).toBe(1);
    expect(await desk.repo('ticketingTickets').count({ filter: { subject: 'At once' } })).toBe(1);
  });

  test('with another request it is a mistake, of another caller it is another key', async () => {
    await send('shared', { subject: 'Mine' });
    const reused = await send('shared', { subject: 'Different' });
    expect(reused.status).toBe(422);
    expect(reused.body.errors[0].code).toBe('IDEMPOTENCY_KEY_REUSED');
    const agent = await signIn(desk, 'ticketing-agent');
    expect((await send('shared', { subject: 'Different' }, agent)).status).toBe(200);
  });

  test('a request that failed may be sent again', async () => {
    expect((await send('retry', { subject: '' })).status).toBe(422);
    expect((await send('retry', { subject: 'x', assigneeId: 424242 })).status).toBe(422);
    expect((await send('retry', { subject: 'Now right' })).status).toBe(200);
  });
});

describe('at once', () => {
  test('50 parallel requests get 50 numbers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => create({ subject: `Parallel ${index}`, body: 'x' })),
    );
    expect(answers.filter(({ status }) => status !== 200).map(({ body }) => body)).toEqual([]);
    const numbers = answers.map(({ body }) => body.data.number);
    expect(new Set(numbers).size).toBe(50);
  });

  test('more creates than connections come to an end while the flow is read anew', async () => {
    const status = await desk.repo('ticketingStatuses').findOne({ filterByTk: 'new' });
    const changes = setInterval(() => desk.db.emit('ticketingStatuses.afterSave', status, {}), 2);
    const creates = Array.from({ length: 60 }, (_, index) => create({ subject: `Crowd ${index}`, body: 'x' }));
    const answers = await Promise.all(creates).finally(() => clearInterval(changes));
    expect(answers.filter((answer) => answer.status !== 200).map(({ body }) => body)).toEqual([]);
  });

  test('parallel creates through the domain and through a relation share one counter', async () => {
    const contact = await aContact(desk);
    const related = (index: number) =>
      root.post(`/api/ticketingContacts/${contact.get('id')}/tickets:create`).send({ subject: `R ${index}` });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? related(index) : create({ subject: `C ${index}` }))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(answers.map(({ body }) => body.data.number)).size).toBe(20);
  });

  test('one new address is one contact, one new tag is one tag', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        create({
          subject: `Same ${index}`,
          requester: { email: index % 2 ? 'Same@Example.test' : 'same@example.test' },
          tags: ['same'],
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ body }) => String(body.data.requesterId))).size).toBe(1);
    expect(await desk.repo('ticketingContacts').count({ filter: { email: 'same@example.test' } })).toBe(1);
    expect(await desk.repo('ticketingTags').count({ filter: { name: 'same' } })).toBe(1);
  });
});

test('a ticket created within a transaction leaves nothing when that one is rolled back', async () => {
  const { createTicket } = await import('..');
  const { BY_SYSTEM } = await import('../../kernel/cause');
  const input = { subject: 'Rolled back', requester: { email: 'rolled@example.test' } };
  await desk.db.sequelize
    .transaction(async (transaction) => {
      await createTicket(desk.db, input, BY_SYSTEM, { transaction });
      throw new Error('changed my mind');
    })
    .catch(() => undefined);
  expect(await desk.repo('ticketingTickets').count({ filter: { subject: 'Rolled back' } })).toBe(0);
  expect(await desk.repo('ticketingContacts').count({ filter: { email: 'rolled@example.test' } })).toBe(0);
  await aTicket(desk);
});
