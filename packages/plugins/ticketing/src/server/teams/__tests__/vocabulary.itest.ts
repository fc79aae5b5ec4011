import type { Model } from '@nocobase/database';
import {
  aContact,
  aCustomer,
  aTeam,
  aTicket,
  anAgent,
  anOrganization,
  bootApp,
  eventually,
  noAutomation,
  signIn,
  type Agent,
} from '../../__tests__/kit';
import { BY_SYSTEM } from '../../kernel/cause';
import { contactFor, listAddresses } from '../../customers';
import { tagTicket, type TicketRecord } from '../../tickets';

const desk = bootApp({ plugins: ['departments'] });
let root: Agent;
let supervisor: Agent;
let agent: Agent;
beforeAll(async () => {
  await noAutomation(desk);
  root = await signIn(desk, 'root');
  supervisor = await signIn(desk, 'ticketing-supervisor');
  agent = await signIn(desk, 'ticketing-agent');
});

const post = (path: string, values: unknown = {}, who: Agent = root) => who.post(`/api/${path}`).send(values as object);
const codeOf = ({ body }: { body: { errors?: { code: string }[] } }) => body.errors?.[0].code;
const read = (id: unknown): Promise<TicketRecord> => desk.repo('ticketingTickets').findOne({ filterByTk: String(id) });
const tagIdOf = async (name: string): Promise<string> =>
  String((await desk.repo('ticketingTags').findOne({ filter: { name } })).get('id'));
const tagsOf = async (id: unknown): Promise<string[]> => {
  const ticket: Model = await desk.repo('ticketingTickets').findOne({ filterByTk: String(id), appends: ['tags'] });
  return ticket
    .get('tags')
    .map((tag: Model) => tag.get('name'))
    .sort();
};
const tagHistory = async (id: unknown) => {
  const rows: Model[] = await desk.repo('ticketingEvents').find({ filter: { ticketId: String(id) }, sort: ['id'] });
  return rows.flatMap((row) => row.get('changes').filter((change: { field: string }) => change.field === 'tags')) as {
    from: string[];
    to: string[];
  }[];
};

describe('tags', () => {
  beforeAll(async () => {
    for (const name of ['red', 'green', 'blue']) await post('ticketingTags:create', { name });
  });

  test('linked by the platform’s own calls they are told, each call once', async () => {
    const { id } = await aTicket(desk);
    const [red, green, blue] = [await tagIdOf('red'), await tagIdOf('green'), await tagIdOf('blue')];
    const link = (verb: string, values: unknown) => post(`ticketingTickets/${id}/tags:${verb}`, values);
    expect((await link('add', [red, green])).status).toBe(200);
    expect(await tagsOf(id)).toEqual(['green', 'red']);
    expect((await link('set', [green, blue])).status).toBe(200);
    expect((await link('remove', [green])).status).toBe(200);
    expect((await link('add', [blue])).status).toBe(200);
    expect(await tagsOf(id)).toEqual(['blue']);
    expect(await tagHistory(id)).toEqual([
      { field: 'tags', from: [], to: ['green', 'red'] },
      { field: 'tags', from: ['green', 'red'], to: ['blue', 'green'] },
      { field: 'tags', from: ['blue', 'green'], to: ['blue'] },
    ]);
    expect((await read(id)).version).toBe(4);
    expect((await post(`ticketingTags/${red}/tickets:add`, [id])).status).toBe(200);
    expect(await tagsOf(id)).toEqual(['blue', 'red']);
    expect((await post(`ticketingTags/${red}/tickets:remove`, [id])).status).toBe(200);
    expect(await tagHistory(id)).toHaveLength(5);
  });

  test('in a stock form they are told as well, in the same transaction', async () => {
    const { id } = await aTicket(desk);
    const tags = [await tagIdOf('red'), { id: await tagIdOf('blue') }];
    const { body } = await post(`ticketingTickets:update/${id}`, { subject: 'With tags', tags, version: 1 });
    expect(body.errors).toBeUndefined();
    expect(await tagsOf(id)).toEqual(['blue', 'red']);
    expect(await tagHistory(id)).toEqual([{ field: 'tags', from: [], to: ['blue', 'red'] }]);
    const { version } = await read(id);
    expect([body.data].flat()[0].version).toBe(version);
    expect((await post(`ticketingTickets:update/${id}`, { tags: [] })).status).toBe(200);
    expect(await tagsOf(id)).toEqual([]);
    const created = await post('ticketingTickets:create', {
      subject: 'Made with tags',
      tags: [{ id: tags[0] }, 'new'],
    });
    expect(await tagsOf(created.body.data.id)).toEqual(['new', 'red']);
  });

  test('ten thousand of them, nested ones and nonsense get a clear answer and change nothing', async () => {
    const { id } = await aTicket(desk);
    const many = Array.from({ length: 10_000 }, (_, index) => `tag ${index}`);
    // As text: no client makes this by itself.
    const nested = `${'['.repeat(10_000)}"deep"${']'.repeat(10_000)}`;
    const within = (values: string) => values.replace('"nested"', nested);
    const before = await desk.repo('ticketingTags').count();
    for (const [path, values] of [
      ['ticketingTickets:create', { subject: 'x', tags: many }],
      ['ticketingTickets:create', { subject: 'x', tags: many.map((name) => ({ name })) }],
      ['ticketingTickets:create', { subject: 'x', tags: 'nested' }],
      [`ticketingTickets:tag/${id}`, { add: many }],
      [`ticketingTickets:tag/${id}`, { add: 'nested' }],
      [`ticketingTickets:tag/${id}`, { add: [{ name: { name: 'x' } }] }],
      [`ticketingTickets:update/${id}`, { tags: many.map((name) => ({ name })) }],
      [`ticketingTickets:update/${id}`, { tags: 'nested' }],
      [`ticketingTickets/${id}/tags:add`, many],
      [`ticketingTickets/${id}/tags:set`, ['nested']],
      [`ticketingTickets/${id}/tags:add`, ['nonsense']],
    ] as [string, unknown][]) {
      for (const who of [root, agent]) {
        const { status, body } = await who
          .post(`/api/${path}`)
          .set('Content-Type', 'application/json')
          .send(within(JSON.stringify(values)));
        expect([path, status < 500 && status >= 400]).toEqual([path, true]);
        expect(body.errors[0].message).toBeTruthy();
      }
    }
    expect(await desk.repo('ticketingTags').count()).toBe(before);
    expect(await read(id)).toMatchObject({ version: 1 });
    const full = many.slice(0, 50);
    expect((await post(`ticketingTickets:tag/${id}`, { add: full })).status).toBe(200);
    expect(codeOf(await post(`ticketingTickets:tag/${id}`, { add: ['one more'] }))).toBe('LIST_TOO_LONG');
  });

  test('of some teams are for their tickets', async () => {
    const [ours, theirs] = [await aTeam(desk), await aTeam(desk)];
    const { body } = await post('ticketingTags:create', { name: 'ours', scope: 'teams', teams: [ours.get('id')] });
    expect(body.errors).toBeUndefined();
    const [a, b] = [await aTicket(desk, { teamId: ours.get('id') }), await aTicket(desk, { teamId: theirs.get('id') })];
    expect((await post(`ticketingTickets:tag/${a.id}`, { add: ['ours'] })).status).toBe(200);
    expect(codeOf(await post(`ticketingTickets:tag/${b.id}`, { add: ['ours'] }))).toBe('TAG_OF_OTHER_TEAM');
    expect(codeOf(await post(`ticketingTickets:update/${b.id}`, { tags: [body.data.id] }))).toBe('TAG_OF_OTHER_TEAM');
    expect(await tagsOf(b.id)).toEqual([]);
  });

  test('are renamed, counted, merged and deleted by who looks after them', async () => {
    const [a, b] = [await aTicket(desk), await aTicket(desk)];
    await tagTicket(desk.db, a.id, { add: ['one', 'two'] }, BY_SYSTEM);
    await tagTicket(desk.db, b.id, { add: ['one'] }, BY_SYSTEM);
    const [one, two] = [await tagIdOf('one'), await tagIdOf('two')];
    expect(codeOf(await post(`ticketingTags:update/${one}`, { name: 'two' }, supervisor))).toBe('NAME_TAKEN');
    expect(codeOf(await post(`ticketingTags:update/${one}`, { name: ' ' }, supervisor))).toBe('FIELD_REQUIRED');
    expect(codeOf(await post(`ticketingTags:update/${one}`, { name: 'x'.repeat(65) }))).toBe('FIELD_TOO_LONG');
    expect((await post(`ticketingTags:update/${one}`, { name: ' first ', color: 'red' }, supervisor)).status).toBe(200);
    expect((await supervisor.get('/api/ticketingTags:usage')).body.data).toMatchObject({ [one]: 2, [two]: 1 });
    expect((await agent.get('/api/ticketingTags:usage')).status).toBe(403);
    expect((await post(`ticketingTags:merge/${one}`, { targetId: two }, agent)).status).toBe(403);
    expect(codeOf(await post(`ticketingTags:merge/${one}`, { targetId: one }))).toBe('FIELD_INVALID');
    const merged = await post(`ticketingTags:merge/${one}`, { targetId: two }, supervisor);
    expect(merged.body.data).toEqual({ tickets: 1 });
    expect([await tagsOf(a.id), await tagsOf(b.id)]).toEqual([['two'], ['two']]);
    expect((await post(`ticketingTags:destroy/${two}`, {}, supervisor)).status).toBe(200);
    expect(await tagsOf(a.id)).toEqual([]);
    expect(await desk.repo('ticketingTicketTags').count({ filter: { tagId: two } })).toBe(0);
  });
});

describe('teams', () => {
  test('one with tickets is not deleted; they move first', async () => {
    const [old, next] = [await aTeam(desk), await aTeam(desk)];
    const ids = [old.get('id'), next.get('id')];
    const open = await aTicket(desk, { teamId: ids[0] });
    await aTicket(desk, { teamId: ids[0], statusKey: 'closed' });
    const refused = await post(`ticketingTeams:destroy/${ids[0]}`, {}, supervisor);
    expect(refused.status).toBe(409);
    expect(refused.body.errors[0]).toMatchObject({ code: 'TEAM_IN_USE' });
    expect(refused.body.errors[0].message).toContain('2 tickets, 1 of them open');
    expect(await desk.repo('ticketingTeams').count({ filterByTk: ids[0] })).toBe(1);
    expect((await supervisor.get('/api/ticketingTeams:usage')).body.data[String(ids[0])]).toEqual({
      open: 1,
      total: 2,
    });
    expect((await post(`ticketingTeams:moveTickets/${ids[0]}`, { targetId: ids[1] }, agent)).status).toBe(403);
    expect(codeOf(await post(`ticketingTeams:moveTickets/${ids[0]}`, { targetId: ids[0] }))).toBe('FIELD_INVALID');
    const moved = await post(`ticketingTeams:moveTickets/${ids[0]}`, { targetId: ids[1] }, supervisor);
    expect(moved.body.data).toEqual({ moved: 2, left: 0 });
    expect(String((await read(open.id)).teamId)).toBe(String(ids[1]));
    expect((await post(`ticketingTeams:destroy/${ids[0]}`, {}, supervisor)).status).toBe(200);
  });

  test('have members and leads; one that is switched off gets nothing new', async () => {
    const [ann, ben] = [await anAgent(desk, { nickname: 'Ann' }), await anAgent(desk, { nickname: 'Ben' })];
    const team = await aTeam(desk, { members: [ann] });
    const id = team.get('id');
    const members = [{ userId: ann.get('id') }, { userId: ben.get('id'), isLead: true }];
    const { body } = await post(`ticketingTeams:setMembers/${id}`, { members }, supervisor);
    expect(body.data.map(({ name, isLead }: { name: string; isLead: boolean }) => [name, isLead])).toEqual([
      ['Ben', true],
      ['Ann', false],
    ]);
    expect(codeOf(await post(`ticketingTeams:setMembers/${id}`, { members: [{ userId: 424242 }] }))).toBe(
      'FIELD_INVALID',
    );
    expect((await post(`ticketingTeams:setMembers/${id}`, { members }, agent)).status).toBe(403);
    const ticket = await aTicket(desk);
    await post(`ticketingTeams:update/${id}`, { isActive: false });
    expect(codeOf(await post(`ticketingTickets:assign/${ticket.id}`, { teamId: id }))).toBe('TEAM_INACTIVE');
    expect(codeOf(await post(`ticketingTeams:update/${id}`, { isDefault: true }))).toBe('DEFAULT_TEAM_ACTIVE');
  });

  test('follow a department where there are any', async () => {
    const [ann, ben] = [await anAgent(desk), await anAgent(desk)];
    const department = await post('departments:create', { title: 'Service' });
    const departmentId = department.body.data.id;
    await post(`departments/${departmentId}/members:add`, [ann.get('id')]);
    const team = await aTeam(desk);
    const id = team.get('id');
    expect(codeOf(await post(`ticketingTeams:update/${id}`, { departmentId: 424242 }))).toBe('FIELD_INVALID');
    expect((await post(`ticketingTeams:update/${id}`, { departmentId })).status).toBe(200);
    const names = async () => {
      const { body } = await root.get(`/api/ticketingTeams:members/${id}`);
      return body.data.map(({ userId }: { userId: number }) => userId).sort();
    };
    expect(await names()).toEqual([ann.get('id')]);
    await post(`departments/${departmentId}/members:add`, [ben.get('id')]);
    await eventually(async () => expect(await names()).toEqual([ann.get('id'), ben.get('id')].sort()));
    await post(`departments/${departmentId}/members:remove`, [ann.get('id')]);
    await eventually(async () => expect(await names()).toEqual([ben.get('id')]));
    const lead = await post(`ticketingTeams:setMembers/${id}`, { members: [{ userId: ben.get('id'), isLead: true }] });
    expect(lead.status).toBe(200);
    expect(codeOf(await post(`ticketingTeams:setMembers/${id}`, { members: [] }))).toBe('TEAM_FOLLOWS_DEPARTMENT');
  });
});

describe('priorities', () => {
  test('in use they stay, there is always one default', async () => {
    await post('ticketingPriorities:create', { key: 'panic', label: 'Panic', weight: 50 });
    const { id } = await aTicket(desk, { priorityKey: 'panic' });
    const refused = await post('ticketingPriorities:destroy/panic');
    expect([refused.status, codeOf(refused)]).toEqual([409, 'PRIORITY_IN_USE']);
    expect((await read(id)).priorityKey).toBe('panic');
    expect(codeOf(await post('ticketingPriorities:update/normal', { isDefault: false }))).toBe('DEFAULT_NEEDED');
    expect((await post('ticketingPriorities:update/panic', { isDefault: true })).status).toBe(200);
    expect(await desk.repo('ticketingPriorities').count({ filter: { isDefault: true } })).toBe(1);
    await post('ticketingPriorities:update/normal', { isDefault: true });
    await post(`ticketingTickets:update/${id}`, { priorityKey: 'low' });
    expect((await post('ticketingPriorities:destroy/panic')).status).toBe(200);
    expect((await root.get('/api/ticketingPriorities:usage')).body.data.low.total).toBeGreaterThan(0);
  });
});

test('an upgrade lists the addresses of contacts, once', async () => {
  const contact = await aContact(desk, { email: 'before@upgrade.test' });
  const filter = { uniqueKey: 'before@upgrade.test' };
  await desk.db.getModel('ticketingContactAddresses').destroy({ where: filter, hooks: false });
  for (let time = 0; time < 2; time += 1) {
    await listAddresses(desk.db);
    expect(await desk.repo('ticketingContactAddresses').count({ filter })).toBe(1);
  }
  const row = await desk.repo('ticketingContactAddresses').findOne({ filter });
  expect(String(row.get('contactId'))).toBe(String(contact.get('id')));
});

describe('contacts', () => {
  const address = (contact: Model, values: object, who: Agent = root) =>
    post('ticketingContactAddresses:create', { contactId: contact.get('id'), kind: 'email', ...values }, who);

  test('one person, many addresses; one address, one person', async () => {
    const [ann, ben] = [await aContact(desk, { email: 'ann@a.test' }), await aContact(desk)];
    expect((await address(ann, { address: 'Ann@Home.test' }, agent)).status).toBe(200);
    expect((await address(ann, { kind: 'phone', address: '+49 1' })).status).toBe(200);
    expect((await address(ben, { kind: 'phone', address: '+49 1' })).status).toBe(200);
    expect(codeOf(await address(ben, { address: 'ann@home.TEST' }))).toBe('ADDRESS_TAKEN');
    expect(codeOf(await address(ben, { address: 'nonsense' }))).toBe('FIELD_INVALID');
    expect(codeOf(await post(`ticketingContacts:update/${ben.get('id')}`, { email: 'ann@home.test' }))).toBe(
      'ADDRESS_TAKEN',
    );
    const made = await post('ticketingTickets:create', { subject: 'x', requester: { email: 'ANN@home.test' } });
    expect(String(made.body.data.requesterId)).toBe(String(ann.get('id')));
    const first = await desk.repo('ticketingContactAddresses').findOne({ filter: { address: 'ann@a.test' } });
    expect(codeOf(await post(`ticketingContactAddresses:destroy/${first.get('id')}`))).toBe('ADDRESS_IS_FIRST');
    await post(`ticketingContacts:update/${ann.get('id')}`, { email: 'ann@new.test' });
    const context = BY_SYSTEM;
    for (const email of ['ann@a.test', 'ann@new.test', 'ann@home.test']) {
      expect(String(await contactFor(desk.db, { email }, context))).toBe(String(ann.get('id')));
    }
  });

  test('the same new address at the same moment makes one contact', async () => {
    const email = 'rush@example.test';
    const ids = await Promise.all(Array.from({ length: 8 }, () => contactFor(desk.db, { email }, BY_SYSTEM)));
    expect(new Set(ids.map(String)).size).toBe(1);
    expect(await desk.repo('ticketingContactAddresses').count({ filter: { uniqueKey: email } })).toBe(1);
  });

  test('two become one, with all that is theirs', async () => {
    const organization = await anOrganization(desk);
    const source = await aContact(desk, { email: 'old@m.test', phone: '1', organizationId: organization.get('id') });
    const target = await aContact(desk, { email: 'new@m.test' });
    const ids = [source.get('id'), target.get('id')];
    const ticket = await aTicket(desk, { requesterId: ids[0], body: 'mine' });
    expect((await post(`ticketingContacts:merge/${ids[0]}`, { targetId: ids[0] })).status).toBe(422);
    const light = await signIn(desk, 'ticketing-light-agent');
    expect((await post(`ticketingContacts:merge/${ids[0]}`, { targetId: ids[1] }, light)).status).toBe(403);
    const { body } = await post(`ticketingContacts:merge/${ids[0]}`, { targetId: ids[1] }, agent);
    expect(body.data).toMatchObject({ email: 'new@m.test', phone: '1' });
    expect(String(body.data.organizationId)).toBe(String(organization.get('id')));
    expect(String((await read(ticket.id)).requesterId)).toBe(String(ids[1]));
    expect(await desk.repo('ticketingComments').count({ filter: { contactId: ids[1] } })).toBe(1);
    expect(await desk.repo('ticketingContacts').count({ filterByTk: ids[0] })).toBe(0);
    expect(String(await contactFor(desk.db, { email: 'old@m.test' }, BY_SYSTEM))).toBe(String(ids[1]));

    const [x, y] = [await aContact(desk, { userId: 1 }), await aContact(desk, { userId: 2 })];
    const both = await post(`ticketingContacts:merge/${x.get('id')}`, { targetId: y.get('id') });
    expect([both.status, codeOf(both)]).toEqual([409, 'CONTACTS_WITH_ACCOUNTS']);
    const z = await aContact(desk);
    expect((await post(`ticketingContacts:merge/${x.get('id')}`, { targetId: z.get('id') }, agent)).status).toBe(403);
    for (const contact of [x, y]) await contact.update({ userId: null });
  });

  test('an organization’s manager follows its tickets in the portal, nobody else does, and no note', async () => {
    const organization = await post('ticketingOrganizations:create', { name: 'Acme', domain: '@ACME.test' });
    const organizationId = organization.body.data.id;
    const accounts = await Promise.all([1, 2].map(() => aCustomer(desk)));
    const [boss, clerk] = await Promise.all(
      accounts.map((account, index) =>
        aContact(desk, { email: `person${index}@acme.test`, userId: account.get('id') }),
      ),
    );
    expect(String(boss.get('organizationId'))).toBe(String(organizationId));
    const ticket = await aTicket(desk, { requesterId: clerk.get('id'), body: 'please help' });
    expect(String(ticket.organizationId)).toBe(String(organizationId));
    await post(`ticketingTickets:note/${ticket.id}`, { body: 'a secret' });
    const portal = await Promise.all(accounts.map((account) => signIn(desk, account, { role: 'ticketing-customer' })));
    const get = (who: Agent) => who.get(`/api/ticketingPortal:get/${ticket.id}`);
    const list = async (who: Agent, scope: string) =>
      (await who.get(`/api/ticketingPortal:list?scope=${scope}`)).body.data.length;
    expect((await get(portal[0])).status).toBe(404);
    expect((await post(`ticketingContacts:update/${boss.get('id')}`, { isManager: true }, agent)).status).toBeDefined();
    expect((await get(portal[0])).status).toBe(404);
    await post(`ticketingContacts:update/${boss.get('id')}`, { isManager: true });
    const seen = await get(portal[0]);
    expect(seen.body.data.messages).toHaveLength(1);
    expect(JSON.stringify(seen.body)).not.toContain('secret');
    expect([await list(portal[0], 'own'), await list(portal[0], 'organization')]).toEqual([0, 1]);
    expect([await list(portal[1], 'own'), await list(portal[1], 'organization')]).toEqual([1, 1]);
    expect(
      (await portal[0].post(`/api/ticketingPortal:reply/${ticket.id}`).send({ body: 'from the boss' })).status,
    ).toBe(200);
    expect((await portal[0].get(`/api/ticketingTickets:get/${ticket.id}`)).status).toBe(403);

    const stranger = await aContact(desk);
    const other = await aTicket(desk, { requesterId: stranger.get('id') });
    expect((await portal[0].get(`/api/ticketingPortal:get/${other.id}`)).status).toBe(404);
    const off = await post('ticketingOrganizations:create', { name: 'Off', domain: 'off.test', matchDomain: false });
    expect(off.status).toBe(200);
    expect((await aContact(desk, { email: 'a@off.test' })).get('organizationId') ?? null).toBeNull();

    const second = await aTicket(desk, { requesterId: clerk.get('id'), body: 'again' });
    await post(`ticketingTickets:merge/${second.id}`, { targetId: ticket.id });
    expect((await portal[1].get(`/api/ticketingPortal:get/${second.id}`)).body.data.number).toBe(ticket.number);
    await portal[1].post(`/api/ticketingPortal:reply/${second.id}`).send({ body: 'to the old one' });
    expect((await read(ticket.id)).messageCount).toBe(4);
  });
});
