/** What people may do, and how much they are shown: the other side of the leaks. */
import { COLLECTIONS } from '../../../shared/collectionNames';
import { ROLES } from '../../../shared/roles';
import { aUser, bootApp, signIn, type Agent } from '../../__tests__/kit';
import { actingAs, AGENT_EMAIL, aRole, aUserOfRoles, setScene, type Scene } from './deskOfSeveral';

const desk = bootApp();
const T = COLLECTIONS.tickets;
let scene: Scene;
let agent: Agent;

beforeAll(async () => {
  scene = await setScene(desk);
  agent = await actingAs(desk, ROLES.agent);
  await aRole(desk, 'printers', {
    [T]: [
      { name: 'view', scope: { subject: 'Printer' } },
      { name: 'transition', scope: { subject: 'Printer' } },
      { name: 'follow' },
    ],
  });
});

test('an agent sees tickets with their words, people by name, and what is written on them', async () => {
  const appends =
    'status,priority,type,team,tags,requester,organization,assignee,followers,createdBy,comments,comments.author';
  const { body } = await agent.get(`/api/${T}:get/${scene.ticketId}?appends=${appends}`).expect(200);
  expect(body.data.comments).toHaveLength(2);
  expect(body.data.requester).toMatchObject({ name: 'Carla', email: 'carla@acme.test' });
  expect(body.data.assignee).toMatchObject({ id: scene.agent.get('id'), nickname: 'Ann' });
  expect(Object.keys(body.data.assignee).sort()).toEqual(['createdAt', 'id', 'nickname', 'updatedAt']);
});

test('a filter that loads the same relation shows no more of it', async () => {
  const url = `/api/${T}:list?appends=assignee&filter[assignee.nickname]=Ann`;
  const { body, text } = await agent.get(url).expect(200);
  expect(body.data).toHaveLength(1);
  expect(text).not.toContain(AGENT_EMAIL);
});

test.each([`${T}:list?appends=assignee&except=assignee.nickname`, `${T}:list?fields[]=id&fields[]=assignee`])(
  '%s shows no address',
  async (url) => {
    const { text } = await agent.get(`/api/${url}`).expect(200);
    expect(text).not.toContain(AGENT_EMAIL);
  },
);

test('of a customer, an agent without rights on customers sees the name', async () => {
  const { body } = await agent.get(`/api/${T}:get/${scene.ticketId}?appends=customer`).expect(200);
  expect(body.data.customer).toEqual({ id: 1, name: 'ACME' });
});

test('people are listed by name', async () => {
  const { body, text } = await agent.get('/api/users:list?filter[nickname]=Ann').expect(200);
  expect(body.data).toHaveLength(1);
  expect(text).not.toContain(AGENT_EMAIL);
});

test('the answer to a write shows no address either', async () => {
  const root = await signIn(desk, 'root');
  const { body: before } = await root.get(`/api/${T}:get/${scene.ticketId}`);
  const values = { assignee: { id: scene.agent.get('id'), nickname: 'Ann' }, version: before.data.version };
  const { text } = await agent.post(`/api/${T}:update/${scene.ticketId}`).send(values).expect(200);
  expect(text).not.toContain(AGENT_EMAIL);
});

test('create takes the first message, a requester by address and tags by name', async () => {
  const values = {
    subject: 'Toner',
    body: '<p>Please</p>',
    requester: { email: 'New@acme.test', name: 'Nora' },
    tags: ['office'],
  };
  const { body } = await agent.post(`/api/${T}:create`).send(values).expect(200);
  const { body: read } = await agent.get(`/api/${T}:get/${body.data.id}?appends=requester,tags,comments`);
  expect(read.data).toMatchObject({
    requester: { email: 'new@acme.test' },
    tags: [{ name: 'office' }],
    comments: [{ kind: 'message', bodyText: 'Please' }],
  });
});

test('what a role may not set when it creates is not set', async () => {
  await aRole(desk, 'counter', { [T]: [{ name: 'view' }, { name: 'create', fields: ['subject'] }] });
  const counter = await actingAs(desk, 'counter');
  const { body } = await counter.post(`/api/${T}:create`).send({ subject: 'x', priorityKey: 'urgent' }).expect(200);
  expect(body.data.priorityKey).toBe('normal');
  await counter.post(`/api/${T}:create`).send({ subject: 'x', assigneeId: 1 }).expect(403);
});

test('a light agent writes notes and follows, and does nothing else', async () => {
  const light = await actingAs(desk, ROLES.lightAgent);
  await light.post(`/api/${T}:note/${scene.ticketId}`).send({ body: 'seen' }).expect(200);
  await light.post(`/api/${T}:follow/${scene.ticketId}`).expect(200);
  await light.post(`/api/${T}:unfollow/${scene.ticketId}`).expect(200);
  for (const action of ['reply', 'transition', 'assign', 'tag', 'update']) {
    await light.post(`/api/${T}:${action}/${scene.ticketId}`).send({ body: 'x', statusKey: 'open' }).expect(403);
  }
});

describe('a role that an admin makes in Roles & Permissions', () => {
  test('has the words that tickets are described with', async () => {
    const printers = await actingAs(desk, 'printers');
    const { body } = await printers.get(`/api/${T}:list?appends=status,priority,type,team,tags`).expect(200);
    expect(body.data.map(({ subject }: { subject: string }) => subject)).toEqual(['Printer']);
    await printers.get(`/api/${COLLECTIONS.statuses}:list`).expect(200);
    await printers.get(`/api/${COLLECTIONS.contacts}:list`).expect(403);
  });

  test.each(['dataSourceResources', 'resources'] as const)(
    'has our actions within their scope (%s)',
    async (savedBy) => {
      await aRole(
        desk,
        savedBy,
        {
          [T]: [
            { name: 'view', scope: { subject: 'Printer' } },
            { name: 'transition', scope: { subject: 'Printer' } },
            { name: 'follow' },
          ],
        },
        savedBy,
      );
      const scoped = await actingAs(desk, savedBy);
      const statusKey = savedBy === 'resources' ? 'open' : 'pending';
      await scoped.get(`/api/${T}:allowedTransitions/${scene.ticketId}`).expect(200);
      await scoped.post(`/api/${T}:transition/${scene.ticketId}`).send({ statusKey }).expect(200);
      await scoped.post(`/api/${T}:transition/${scene.otherTicketId}`).send({ statusKey }).expect(404);
      await scoped.post(`/api/${T}:follow/${scene.otherTicketId}`).expect(200);
      await scoped.post(`/api/${T}:assign/${scene.ticketId}`).send({ assigneeId: 'me' }).expect(403);
      const { body } = await scoped.get(`/api/${T}:counts`).expect(200);
      expect(body.data.unassigned).toBe(0);
    },
  );

  test('fills in variables of a scope', async () => {
    await aRole(desk, 'mine', { [T]: [{ name: 'view', scope: { assigneeId: '{{ ctx.state.currentUser.id }}' } }] });
    const user = await aUser(desk, { role: 'mine' });
    await desk.db.getModel(T).update({ assigneeId: user.get('id') }, { where: { id: 102 }, hooks: false });
    const mine = await signIn(desk, user);
    await mine.get(`/api/${T}:timeline/102`).expect(403);
    await mine.get(`/api/${T}:allowedTransitions/102`).expect(200);
    await mine.get(`/api/${T}:allowedTransitions/101`).expect(404);
    const { body } = await mine.get(`/api/${T}:counts`).expect(200);
    expect(body.data.unassigned).toBe(0);
    await desk.db.getModel(T).update({ assigneeId: null }, { where: { id: 102 }, hooks: false });
  });

  test('is offered our actions by name', async () => {
    const root = await signIn(desk, 'root');
    const { body } = await root.get('/api/availableActions:list').expect(200);
    expect(body.data).toContainEqual(
      expect.objectContaining({ name: 'transition', displayName: expect.stringContaining('Ticket: change status') }),
    );
  });
});

test.each([[['printers', ROLES.agent]], [[ROLES.agent, 'printers']]])(
  'several roles are a union: %s',
  async (roles) => {
    const both = await aUserOfRoles(desk, roles);
    const { body } = await both.get(`/api/${T}:list?filter[number.$in][]=X-1&filter[number.$in][]=X-2`).expect(200);
    expect(body.data).toHaveLength(2);
    await both.get(`/api/${T}:get/${scene.otherTicketId}?appends=comments`).expect(200);
  },
);

test('roles that exist are left alone', async () => {
  const root = await signIn(desk, 'root');
  await root.post(`/api/roles:update?filterByTk=${ROLES.agent}`).send({ title: 'Our agents' }).expect(200);
  await desk.app.pm.get('ticketing')?.install();
  const { body } = await root.get(`/api/roles:get?filterByTk=${ROLES.agent}`);
  expect(body.data.title).toBe('Our agents');
});
