import { COLLECTIONS } from '../../../shared/collectionNames';
import { ROLES } from '../../../shared/roles';
import { aComment, aCustomer, aTicket, bootApp, signIn, type Agent } from '../../__tests__/kit';

const desk = bootApp();
const PORTAL = '/api/ticketingPortal';
const SECRET = 'they will never pay';

interface Message {
  kind: string;
  body: string;
  authorName: string;
}

/** An account that an administrator made for somebody, as in the list of users. */
async function anAccount(email: string, nickname = 'Carla') {
  const root = await signIn(desk, 'root');
  const username = email.split('@')[0];
  const values = { email, nickname, username, password: 'secret-for-tests', roles: [{ name: ROLES.customer }] };
  const { body } = await root.post('/api/users:create').send(values).expect(200);
  return desk.repo('users').findOne({ filterByTk: body.data.id });
}

const contactOf = (userId: number) => desk.repo(COLLECTIONS.contacts).findOne({ filter: { userId } });

describe('whose tickets', () => {
  test('an account that an admin made is the contact with its address', async () => {
    const ticket = await aTicket(desk, { subject: 'Before', requester: { email: 'Known@acme.test' } });
    const account = await anAccount('known@acme.test');
    const customer = await signIn(desk, account);
    const { body } = await customer.get(`${PORTAL}:list`).expect(200);
    expect(body.data.map(({ number }: { number: string }) => number)).toEqual([ticket.number]);
  });

  test('somebody who signed up with the address of another sees nothing of theirs', async () => {
    await aTicket(desk, { requester: { email: 'victim@acme.test' } });
    const account = await aCustomer(desk, { email: 'victim@acme.test' });
    const { body } = await (await signIn(desk, account)).get(`${PORTAL}:list`).expect(200);
    expect(body.data).toEqual([]);
  });

  test('and gets nothing of what comes later for that address', async () => {
    const account = await aCustomer(desk, { email: 'later@acme.test' });
    const customer = await signIn(desk, account);
    await customer.get(`${PORTAL}:list`).expect(200);
    await aTicket(desk, { requester: { email: 'later@acme.test' } });
    const { body } = await customer.get(`${PORTAL}:list`).expect(200);
    expect(body.data).toEqual([]);
  });

  test('nor who takes the address in their profile, whatever an admin changes afterwards', async () => {
    await aTicket(desk, { requester: { email: 'target@acme.test' } });
    const account = await anAccount('mallory@acme.test', 'Mallory');
    const mallory = await signIn(desk, account);
    await desk.repo('users').update({
      filterByTk: account.get('id'),
      values: { email: 'target@acme.test' },
      context: { state: { currentUser: account } },
    });
    const root = await signIn(desk, 'root');
    await root
      .post(`/api/users:update/${account.get('id')}`)
      .send({ nickname: 'M.' })
      .expect(200);
    const { body } = await mallory.get(`${PORTAL}:list`).expect(200);
    expect(body.data).toEqual([]);
  });

  test('a contact that is tied to another account stays with it', async () => {
    const owner = await anAccount('owner@acme.test');
    await (await signIn(desk, owner)).get(`${PORTAL}:list`).expect(200);
    const contact = await contactOf(owner.get('id'));
    await owner.update({ email: 'elsewhere@acme.test' });
    const second = await anAccount('second@acme.test');
    await second.update({ email: 'owner@acme.test' });
    await (await signIn(desk, second)).get(`${PORTAL}:list`).expect(200);
    expect((await contactOf(owner.get('id'))).get('id')).toBe(contact.get('id'));
    expect((await contactOf(second.get('id'))).get('email')).toBeNull();
  });

  test('first requests at once make one contact', async () => {
    const account = await anAccount('twice@acme.test');
    const customer = await signIn(desk, account);
    await Promise.all(Array.from({ length: 6 }, () => customer.get(`${PORTAL}:list`).expect(200)));
    expect(await desk.repo(COLLECTIONS.contacts).count({ filter: { userId: account.get('id') } })).toBe(1);
  });
});

describe('a customer', () => {
  let customer: Agent;
  let foreignId: number | string;

  beforeAll(async () => {
    customer = await signIn(desk, await anAccount('carla@acme.test'));
    foreignId = (await aTicket(desk, { requester: { email: 'other@acme.test' } })).id;
  });

  const newTicket = async () => {
    const { body } = await customer
      .post(`${PORTAL}:create`)
      .send({ subject: 'Printer', body: '<p>Please</p>' })
      .expect(200);
    return body.data;
  };

  test('writes a ticket and finds it with the first message', async () => {
    const made = await newTicket();
    const { body } = await customer.get(`${PORTAL}:get/${made.id}`).expect(200);
    expect(body.data).toMatchObject({ subject: 'Printer', status: { isClosed: false }, allowed: { reply: true } });
    expect(body.data.messages).toMatchObject([{ kind: 'message', body: '<p>Please</p>', authorName: 'Carla' }]);
  });

  test('reads replies, and neither notes nor anything internal', async () => {
    const { id } = await newTicket();
    const agent = await signIn(desk, ROLES.agent);
    await agent.post(`/api/${COLLECTIONS.tickets}:reply/${id}`).send({ body: 'Done' }).expect(200);
    await agent.post(`/api/${COLLECTIONS.tickets}:note/${id}`).send({ body: SECRET }).expect(200);
    for (const url of [
      `${PORTAL}:get/${id}`,
      `${PORTAL}:get/${id}?appends=comments,assignee`,
      `${PORTAL}:list?appends=comments`,
    ]) {
      const { text } = await customer.get(url).expect(200);
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('@example.test');
    }
    const { body } = await customer.get(`${PORTAL}:get/${id}`);
    expect(body.data.messages.map(({ kind }: Message) => kind)).toEqual(['message', 'reply']);
    const shown = [
      'allowed',
      'createdAt',
      'fields',
      'id',
      'lastMessageAt',
      'messageCount',
      'messages',
      'number',
      'status',
      'subject',
      'type',
    ];
    expect(Object.keys(body.data).sort()).toEqual(shown);
  });

  test('cannot tell from the list that a note was written', async () => {
    const { id } = await newTicket();
    const read = async () => (await customer.get(`${PORTAL}:get/${id}`)).text;
    const before = await read();
    await aComment(desk, { id, requesterId: null }, { kind: 'note', body: SECRET });
    expect(await read()).toBe(before);
  });

  test('answers, and that opens the ticket again', async () => {
    const { id } = await newTicket();
    const agent = await signIn(desk, ROLES.agent);
    await agent.post(`/api/${COLLECTIONS.tickets}:transition/${id}`).send({ statusKey: 'open' }).expect(200);
    await agent.post(`/api/${COLLECTIONS.tickets}:transition/${id}`).send({ statusKey: 'pending' }).expect(200);
    await customer.post(`${PORTAL}:reply/${id}`).send({ body: 'Still broken' }).expect(200);
    const { body } = await agent.get(`/api/${COLLECTIONS.tickets}:get/${id}`);
    expect(body.data.statusKey).toBe('open');
    const [event] = await desk
      .repo(COLLECTIONS.events)
      .find({ filter: { ticketId: id, type: 'commented' }, sort: '-id' });
    expect(event.get()).toMatchObject({ causeKind: 'portal' });
  });

  test('closes and reopens along the flow', async () => {
    const { id } = await newTicket();
    const closed = await customer.post(`${PORTAL}:close/${id}`).expect(200);
    expect(closed.body.data).toMatchObject({ status: { isClosed: true }, allowed: { close: false, reopen: true } });
    const again = await customer.post(`${PORTAL}:close/${id}`).expect(422);
    expect(again.body.errors[0]).toMatchObject({
      code: 'TRANSITION_NOT_ALLOWED',
      message: expect.not.stringContaining('“”'),
    });
    const { body } = await customer.post(`${PORTAL}:reopen/${id}`).expect(200);
    expect(body.data).toMatchObject({ status: { isClosed: false }, allowed: { close: true, reopen: false } });
  });

  test.each(['get', 'reply', 'close', 'reopen'])('%s of a foreign ticket: as if it did not exist', async (action) => {
    const missing = await customer.post(`${PORTAL}:${action}/999999999`).send({ body: 'x' });
    const foreign = await customer.post(`${PORTAL}:${action}/${foreignId}`).send({ body: 'x' });
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
  });

  test.each([
    { requesterId: 1 },
    { statusKey: 'closed' },
    { assigneeId: 1 },
    { tags: ['vip'] },
    { comments: [{ kind: 'note' }] },
    { requester: { email: 'other@acme.test' } },
  ])('sets nothing else on a ticket: %j', async (more) => {
    await customer
      .post(`${PORTAL}:create`)
      .send({ subject: 'x', body: 'y', ...more })
      .expect(422);
  });

  test('chooses no kind and no author of a message', async () => {
    const { id } = await newTicket();
    for (const more of [{ kind: 'note' }, { authorId: 1 }, { contactId: 1 }, { statusKey: 'closed' }]) {
      await customer
        .post(`${PORTAL}:reply/${id}`)
        .send({ body: 'x', ...more })
        .expect(422);
    }
  });

  test('a request that is sent twice with one key makes one ticket', async () => {
    const send = () => customer.post(`${PORTAL}:create`).set('Idempotency-Key', 'k1').send({ subject: 'x', body: 'y' });
    const [first, second] = await Promise.all([send(), send()]);
    expect(first.body.data.id).toBe(second.body.data.id);
  });

  test('pages through tickets, the open and the closed ones apart', async () => {
    const { body: first } = await customer.get(`${PORTAL}:list?pageSize=2`).expect(200);
    expect(first.data).toHaveLength(2);
    expect(first.meta).toMatchObject({ hasNext: true, page: 1 });
    const { body: closed } = await customer.get(`${PORTAL}:list?state=closed`).expect(200);
    expect(closed.data.every(({ status }: { status: { isClosed: boolean } }) => status.isClosed)).toBe(true);
    await customer.get(`${PORTAL}:list?pageSize=100000`).expect(422);
  });

  test('reads statuses in the words for customers, in their language', async () => {
    const { body } = await customer.get(`${PORTAL}:statuses`).set('X-Locale', 'zh-CN').expect(200);
    expect(body.data.length).toBeGreaterThan(3);
    expect(JSON.stringify(body.data)).not.toMatch(/\{\{|"key"|category/);
    expect(body.data[0].label).toMatch(/[\u4e00-\u9fff]/);
  });
});

test.each([ROLES.agent, ROLES.lightAgent, 'member'])('%s has no portal', async (role) => {
  await (await signIn(desk, role)).get(`${PORTAL}:list`).expect(403);
});
