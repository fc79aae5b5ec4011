import { aContact, aTicket, anAgent, bootApp, noAutomation, signIn, type Agent } from '../../__tests__/kit';
import { BY_SYSTEM } from '../../kernel/cause';
import type { TicketRecord } from '../../tickets';
import { addCustomerMessage } from '..';

const desk = bootApp();
let root: Agent;
beforeAll(async () => {
  await noAutomation(desk);
  root = await signIn(desk, 'root');
});

const act = (action: string, id: unknown, values: object = {}) =>
  root.post(`/api/ticketingTickets:${action}/${String(id)}`).send(values);
const read = (id: unknown): Promise<TicketRecord> => desk.repo('ticketingTickets').findOne({ filterByTk: String(id) });
const comments = (id: unknown) =>
  desk.repo('ticketingComments').find({ filter: { ticketId: String(id) }, sort: ['id'] });
const timeline = async (id: unknown, query = '') =>
  (await root.get(`/api/ticketingTickets:timeline/${String(id)}?${query}`)).body;

describe('reply', () => {
  test('answers the customer, who then waits no longer', async () => {
    const { id } = await aTicket(desk, { body: 'Help', requester: { email: 'ann@example.test' } });
    const { status, body } = await act('reply', id, { body: '<p>We <i>look</i></p>', cc: ['boss@example.test'] });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      version: 2,
      messageCount: 2,
      preview: 'We look',
      waitingSince: null,
      comment: { kind: 'reply', body: '<p>We <i>look</i></p>', authorId: 1, cc: ['boss@example.test'] },
    });
    expect(body.data.firstRespondedAt).toBeTruthy();
    const again = await act('reply', id, { body: 'and look' });
    expect(again.body.data.firstRespondedAt).toBe(body.data.firstRespondedAt);
  });

  test('moves the ticket on in the same transaction, or not at all', async () => {
    const { id } = await aTicket(desk);
    const { body } = await act('reply', id, { body: 'Please try', statusKey: 'pending' });
    expect(body.data).toMatchObject({ statusKey: 'pending', version: 2 });
    const refused = await act('reply', id, { body: 'lost?', statusKey: 'merged' });
    expect(refused.status).toBe(422);
    expect(await comments(id)).toHaveLength(1);
    expect(await read(id)).toMatchObject({ version: 2, messageCount: 1 });
  });

  test('with the version that was seen: a newer message is not overlooked', async () => {
    const { id } = await aTicket(desk);
    await addCustomerMessage(desk.db, id, { body: 'wait', contactId: null }, BY_SYSTEM);
    const { status, body } = await act('reply', id, { body: 'Done', version: 1 });
    expect({ status, code: body.errors[0].code }).toEqual({ status: 409, code: 'TICKET_STALE' });
    expect(await comments(id)).toHaveLength(1);
  });

  test('several at once all count', async () => {
    const { id } = await aTicket(desk);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) => act('reply', id, { body: `reply ${index}` })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(await read(id)).toMatchObject({ messageCount: 6, version: 7 });
  });

  test.each([
    [{}, 'FIELD_REQUIRED', 'body'],
    [{ body: '<p> <br></p>' }, 'FIELD_REQUIRED', 'body'],
    [{ body: 5 }, 'FIELD_INVALID', 'body'],
    [{ body: 'x'.repeat(1_000_001) }, 'FIELD_TOO_LONG', 'body'],
    [{ body: 'x', kind: 'system' }, 'FIELD_UNKNOWN', 'kind'],
    [{ body: 'x', authorId: 2 }, 'FIELD_UNKNOWN', 'authorId'],
    [{ body: 'x', cc: ['a@b.test\r\nBcc: c@d.test'] }, 'FIELD_INVALID', 'cc.0'],
    [{ body: 'x', statusKey: 'nope' }, 'FIELD_INVALID', 'statusKey'],
  ])('refuses %#', async (values, code, field) => {
    const { id } = await aTicket(desk);
    const { status, body } = await act('reply', id, values);
    expect({ status, ...body.errors?.[0] }).toMatchObject({ status: 422, code, field });
    expect(await comments(id)).toHaveLength(0);
  });

  test('to nothing is not found', async () => {
    expect((await act('reply', 424242, { body: 'x' })).status).toBe(404);
  });
});

describe('note', () => {
  test('stays inside: no message, no preview, no response, and the customer waits on', async () => {
    const ticket = await aTicket(desk, { body: 'Help', requester: { email: 'note@example.test' } });
    const { body } = await act('note', ticket.id, { body: 'secret' });
    expect(body.data).toMatchObject({ version: 2, messageCount: 1, preview: 'Help', firstRespondedAt: null });
    expect(body.data.waitingSince).toBe(ticket.waitingSince?.toISOString());
  });

  test('makes those it calls follow', async () => {
    const agent = await anAgent(desk);
    const { id } = await aTicket(desk);
    const { status } = await act('note', id, { body: '@you', mentions: [agent.get('id')] });
    expect(status).toBe(200);
    const where = { ticketId: id, userId: agent.get('id') };
    expect(await desk.db.getModel('ticketingFollowers').count({ where })).toBe(1);
    expect((await act('note', id, { body: '@nobody', mentions: [424242] })).status).toBe(422);
    expect(await comments(id)).toHaveLength(1);
  });
});

describe("a customer's message", () => {
  test.each(['pending', 'resolved', 'closed', 'on_hold'])('opens a ticket that is %s', async (statusKey) => {
    const contact = await aContact(desk);
    const { id } = await aTicket(desk, { requesterId: contact.get('id'), statusKey });
    const message = { body: 'Still broken', contactId: contact.get('id') };
    await addCustomerMessage(desk.db, id, message, BY_SYSTEM);
    const ticket = await read(id);
    expect(ticket).toMatchObject({ statusKey: 'open', messageCount: 1, closedAt: null, resolvedAt: null });
    expect(ticket.waitingSince).toBeTruthy();
    const { data } = await timeline(id);
    expect(data.at(-1)).toMatchObject({ type: 'statusChanged', causeKind: 'system' });
  });

  test('does not move when it began to wait', async () => {
    const ticket = await aTicket(desk, { body: 'Help' });
    await addCustomerMessage(desk.db, ticket.id, { body: 'Hello?', contactId: null }, BY_SYSTEM);
    expect(await read(ticket.id)).toMatchObject({ statusKey: 'new', waitingSince: ticket.waitingSince });
  });
});

describe('a stock form on comments', () => {
  const post = (values: object) => root.post('/api/ticketingComments:create').send(values);

  test('is by the caller, sanitised, and counts like any reply', async () => {
    const { id } = await aTicket(desk);
    const { status, body } = await post({
      ticketId: id,
      kind: 'reply',
      body: 'Hi<script>x</script>',
      authorId: 424242,
      contactId: 5,
      deliveryState: 'sent',
    });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ body: 'Hi', bodyText: 'Hi', authorId: 1, contactId: null, deliveryState: null });
    expect(await read(id)).toMatchObject({ messageCount: 1, version: 2 });
    const related = await root
      .post(`/api/ticketingTickets/${String(id)}/comments:create`)
      .send({ kind: 'note', body: 'n' });
    expect(related.status).toBe(200);
    expect(await read(id)).toMatchObject({ messageCount: 1, version: 3 });
  });

  test.each([
    [{ kind: 'message' }, 'FIELD_INVALID', 'kind'],
    [{ kind: 'system' }, 'FIELD_INVALID', 'kind'],
    [{ kind: 'reply', body: '' }, 'FIELD_REQUIRED', 'body'],
  ])('refuses %j', async (values, code, field) => {
    const { id } = await aTicket(desk);
    const { status, body } = await post({ ticketId: id, body: 'x', ...values });
    expect({ status, ...body.errors?.[0] }).toMatchObject({ status: 422, code, field });
  });

  test('to no ticket is refused', async () => {
    expect((await post({ ticketId: 424242, kind: 'note', body: 'x' })).status).toBe(404);
    expect((await post({ ticketId: 'abc', kind: 'note', body: 'x' })).status).toBeLessThan(500);
    expect(await desk.repo('ticketingComments').count({ filter: { ticketId: 424242 } })).toBe(0);
  });

  test('what was written stays as it was written', async () => {
    const { id } = await aTicket(desk, { body: 'Original' });
    const [comment] = await comments(id);
    const url = (action: string) => `/api/ticketingComments:${action}/${String(comment.get('id'))}`;
    for (const values of [{ body: 'changed' }, { kind: 'reply' }, { ticketId: 1 }, { bodyText: 'changed' }]) {
      const { status, body } = await root.post(url('update')).send(values);
      expect({ status, code: body.errors?.[0]?.code }).toEqual({ status: 403, code: 'COMMENT_IMMUTABLE' });
    }
    const supervisor = await signIn(desk, 'ticketing-supervisor');
    expect((await supervisor.post(url('destroy'))).status).toBe(403);
    expect(await comments(id)).toHaveLength(1);
    expect((await root.post(url('destroy'))).status).toBe(200);
  });
});

describe('timeline', () => {
  test('shows comments and history in the order in which they happened, with names', async () => {
    const agent = await anAgent(desk, { nickname: 'Mia' });
    const { id } = await aTicket(desk, { body: 'Help', requester: { email: 'tim@example.test', name: 'Tim' } });
    await act('assign', id, { assigneeId: agent.get('id') });
    await act('reply', id, { body: 'Hi', statusKey: 'pending' });
    const { data, meta } = await timeline(id);
    expect(data.map((row: { kind?: string; type?: string }) => row.kind ?? row.type)).toEqual([
      'message',
      'created',
      'assigned',
      'reply',
      'statusChanged',
    ]);
    expect(data[0]).toMatchObject({ entry: 'comment', contact: { name: 'Tim', email: 'tim@example.test' } });
    expect(data[2]).toMatchObject({
      entry: 'event',
      actor: { id: 1 },
      changes: [{ field: 'assigneeId', toLabel: 'Mia' }],
    });
    expect(meta).toEqual({ hasBefore: false, hasAfter: false });
  });

  test('pages both ways without gaps or repeats', async () => {
    const { id } = await aTicket(desk, { body: 'Help' });
    for (let index = 0; index < 9; index += 1) await act('note', id, { body: `note ${index}` });
    const whole = (await timeline(id)).data.map((row: { id: number }) => row.id);
    expect(whole).toHaveLength(11);

    const latest = await timeline(id, 'limit=4');
    expect(latest.data.map((row: { id: number }) => row.id)).toEqual(whole.slice(-4));
    expect(latest.meta).toEqual({ hasBefore: true, hasAfter: false });
    const older = await timeline(id, `limit=4&before=${latest.data[0].id}`);
    expect(older.data.map((row: { id: number }) => row.id)).toEqual(whole.slice(-8, -4));
    const oldest = await timeline(id, `limit=4&before=${older.data[0].id}`);
    expect(oldest.data.map((row: { id: number }) => row.id)).toEqual(whole.slice(0, 3));
    expect(oldest.meta).toEqual({ hasBefore: false, hasAfter: true });
    const newer = await timeline(id, `limit=4&after=${oldest.data[2].id}`);
    expect(newer.data.map((row: { id: number }) => row.id)).toEqual(whole.slice(3, 7));
    expect(newer.meta).toEqual({ hasBefore: true, hasAfter: true });
  });

  test('refuses a page that is none', async () => {
    const { id } = await aTicket(desk);
    for (const query of ['limit=0', 'limit=100000', 'before=abc']) {
      expect((await root.get(`/api/ticketingTickets:timeline/${String(id)}?${query}`)).status).toBe(422);
    }
    expect((await root.get('/api/ticketingTickets:timeline/424242')).status).toBe(404);
  });
});
