import type { Model } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import {
  aComment,
  aContact,
  anOrganization,
  aTicket,
  bootApp,
  by,
  eventually,
  noAutomation,
  signIn,
  type Agent,
} from '../../__tests__/kit';
import { createTicket, tagTicket, updateTicket } from '../../tickets';
import { searchDialect } from '../dialects';

const desk = bootApp();
let agent: Agent;
let root: Agent;

beforeAll(async () => {
  await noAutomation(desk);
  agent = await signIn(desk, 'ticketing-agent');
  root = await signIn(desk, 'root');
});

const search = (who: Agent, q: string, more: object = {}) =>
  who.post('/api/ticketingTickets:search').send({ q, ...more });

async function subjectsFound(who: Agent, q: string): Promise<string[]> {
  const { body, status } = await search(who, q);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.data.map(({ subject }: { subject: string }) => subject);
}

describe('finding', () => {
  beforeAll(async () => {
    const acme = await anOrganization(desk, { name: 'Acme Rockets' });
    const ann = await aContact(desk, {
      name: 'Ännchen Smith',
      email: 'ann.smith@acme.example',
      organizationId: acme.get('id'),
    });
    await aTicket(desk, {
      subject: 'Battery stops charging',
      body: '<p>The <b>batteries</b> of my telephone swell, serial number SN-88812-X</p>',
      requesterId: ann.get('id'),
      organizationId: acme.get('id'),
      tags: ['vip', 'Très urgent'],
      priorityKey: 'urgent',
    });
    const chinese = await aTicket(desk, { subject: '申请退款', body: '<p>我的订单电池坏了，请尽快退款，谢谢</p>' });
    await aComment(desk, chinese, { kind: 'note', body: '<p>客户是黑名单用户 zanzibar</p>' });
    const other = await aTicket(desk, { subject: 'Invoice is wrong', body: '<p>The price of the rocket fuel</p>' });
    await aComment(desk, other, { body: '<p>We looked at it, and the telephone number is fine</p>' });
  });

  test.each([
    ['battery', ['Battery stops charging']],
    ['BATTERIES ', ['Battery stops charging']],
    ['batt', ['Battery stops charging']],
    ['serial swell ', ['Battery stops charging']],
    ['"serial number" ', ['Battery stops charging']],
    ['"number serial"', []],
    ['SN-88812-X', ['Battery stops charging']],
    ['annchen', ['Battery stops charging']],
    ['ann.smith@acme.example', ['Battery stops charging']],
    ['acme vip', ['Battery stops charging']],
    ['退款', ['申请退款']],
    ['电池', ['申请退款']],
    ['谢', ['申请退款']],
    ['申请退款', ['申请退款']],
    ['款退', []],
    ['客户是黑名单', ['申请退款']],
    ['telephone -battery', ['Invoice is wrong']],
    ['telephone -"serial number"', ['Invoice is wrong']],
    ['fuel telephone', ['Invoice is wrong']],
    ['nothing-of-that-kind', []],
    ['from:ann', ['Battery stops charging']],
    ['from:ann.smith@acme.example', ['Battery stops charging']],
    ['from:rocket', []],
    ['organization:rockets', ['Battery stops charging']],
    ['from:nobody,ann', ['Battery stops charging']],
    ['tag:VIP', ['Battery stops charging']],
    ['标签:vip', ['Battery stops charging']],
    ['tag:"Très urgent"', ['Battery stops charging']],
    ['tag:missing', []],
    ['priority:Urgent', ['Battery stops charging']],
    ['优先级:紧急', ['Battery stops charging']],
    ['has:note', ['申请退款']],
    ['has:attachment', []],
    ['status:new,open 退款', ['申请退款']],
    ['状态:新建 退款', ['申请退款']],
    ['type:support is:unassigned created:>2020-01-01 电池', ['申请退款']],
    ['created:<2020-01-01 电池', []],
    ['assignee:me', []],
    ['is:assigned', []],
    ['-priority:urgent -退款 is:open telephone', ['Invoice is wrong']],
  ])('%s', async (q, expected) => {
    expect((await subjectsFound(root, q)).sort()).toEqual([...expected].sort());
  });

  test('a ticket is found by its number, in any form, and comes first', async () => {
    const ticket = await aTicket(desk, { subject: 'By its number' });
    const [, digits] = /0*([1-9]\d*)$/.exec(ticket.number) ?? [];
    await aTicket(desk, { subject: `We wrote about ${ticket.number} and ${digits} before` });
    for (const q of [ticket.number, ticket.number.toLowerCase(), `#${ticket.number}`, String(ticket.id)]) {
      expect((await subjectsFound(agent, q))[0]).toBe('By its number');
    }
    expect(await subjectsFound(agent, `number:${digits}`)).toContain('By its number');
    expect(await subjectsFound(agent, digits)).toContain('By its number');
  });

  test('an excerpt shows the place, as text', async () => {
    await aTicket(desk, {
      subject: 'Hostile <b>markup</b>',
      body: '<p>a &lt;script&gt;alert(1)&lt;/script&gt; quokka</p>',
    });
    const { body } = await search(agent, 'quokka');
    expect(body.data[0].subjectParts).toEqual([{ text: 'Hostile <b>markup</b>', isHit: false }]);
    expect(body.data[0].excerpt).toMatchObject({
      kind: 'message',
      parts: expect.arrayContaining([{ text: 'quokka', isHit: true }]),
    });
  });

  test('the subject counts more than the conversation', async () => {
    await aTicket(desk, { subject: 'Wombat in the garden', body: '<p>It eats everything</p>' });
    await aTicket(desk, { subject: 'Something else', body: '<p>There was a wombat and much more to tell about</p>' });
    expect(await subjectsFound(agent, 'wombat ')).toEqual(['Wombat in the garden', 'Something else']);
  });

  test('pages say whether there is more, without counting', async () => {
    for (let index = 0; index < 5; index += 1) await aTicket(desk, { subject: `Numbat ${index}` });
    const first = (await search(agent, 'numbat', { pageSize: 3 })).body;
    const second = (await search(agent, 'numbat', { pageSize: 3, page: 2 })).body;
    expect({ rows: first.data.length, ...first.meta }).toMatchObject({ rows: 3, hasNext: true, isCapped: false });
    expect({ rows: second.data.length, ...second.meta }).toMatchObject({ rows: 2, hasNext: false });
    const ids = [...first.data, ...second.data].map(({ id }: { id: number }) => String(id));
    expect(new Set(ids).size).toBe(5);
    expect((await search(agent, 'numbat', { pageSize: 3, page: 900 })).body.data).toEqual([]);
  });
});

describe('the index follows the tickets', () => {
  test('what is rolled back is not found, and what is committed is found at once', async () => {
    const fail = createTicket(desk.db, { subject: 'Platypus undone' }, by(), {
      after: () => Promise.reject(new Error('undone')),
    });
    await expect(fail).rejects.toThrow('undone');
    expect(await subjectsFound(agent, 'platypus')).toEqual([]);
    await aTicket(desk, { subject: 'Platypus done' });
    expect(await subjectsFound(agent, 'platypus')).toEqual(['Platypus done']);
  });

  test('where the index cannot be written nothing is changed, and it is mended for the next attempt', async () => {
    await searchDialect(desk.db).drop();
    await expect(aTicket(desk, { subject: 'Bandicoot' })).rejects.toThrow();
    expect(await desk.repo(COLLECTIONS.tickets).count({ filter: { subject: 'Bandicoot' } })).toBe(0);
    await eventually(() => aTicket(desk, { subject: 'Bandicoot' }));
    expect(await subjectsFound(agent, 'bandicoot')).toEqual(['Bandicoot']);
    await eventually(async () => expect(await subjectsFound(agent, 'wombat ')).toHaveLength(2), 30_000);
  });

  test('subject, tags, requester, comments: each change is found, and what was before is not', async () => {
    const ticket = await aTicket(desk, { subject: 'Kookaburra laughs', tags: ['oldtag'] });
    await updateTicket(desk.db, ticket.id, { subject: 'Lyrebird sings' }, {}, by());
    expect(await subjectsFound(agent, 'kookaburra ')).toEqual([]);
    expect(await subjectsFound(agent, 'lyrebird ')).toEqual(['Lyrebird sings']);

    await tagTicket(desk.db, ticket.id, { add: ['newtag'], remove: ['oldtag'] }, by());
    expect(await subjectsFound(agent, 'oldtag ')).toEqual([]);
    expect(await subjectsFound(agent, 'newtag ')).toEqual(['Lyrebird sings']);

    const bob = await aContact(desk, { name: 'Bob Bilby', email: 'bob@bilby.example' });
    await updateTicket(desk.db, ticket.id, { requesterId: bob.get('id') }, {}, by());
    expect(await subjectsFound(agent, 'from:bilby newtag lyrebird')).toEqual(['Lyrebird sings']);

    await aComment(desk, ticket, { body: '<p>quoll</p>' });
    await aComment(desk, ticket, { body: '<p>potoroo</p>' });
    expect(await subjectsFound(agent, 'quoll potoroo lyrebird')).toEqual(['Lyrebird sings']);
    const [comment] = await desk
      .repo(COLLECTIONS.comments)
      .find({ filter: { ticketId: ticket.id, bodyText: 'quoll' } });
    await root.post(`/api/ticketingComments:destroy/${comment.get('id')}`);
    expect(await subjectsFound(agent, 'quoll')).toEqual([]);
    expect(await subjectsFound(agent, 'potoroo')).toEqual(['Lyrebird sings']);
  });

  test('renamed people, organizations and tags are found by their new names', async () => {
    const firm = await anOrganization(desk, { name: 'Emu Limited' });
    const who = await aContact(desk, { name: 'Wanda Emu', email: 'wanda@emu.example' });
    await aTicket(desk, {
      subject: 'Of the renamed',
      requesterId: who.get('id'),
      organizationId: firm.get('id'),
      tags: ['emutag'],
    });
    await desk.repo(COLLECTIONS.contacts).update({ filterByTk: who.get('id'), values: { name: 'Wanda Cassowary' } });
    await desk.repo(COLLECTIONS.organizations).update({ filterByTk: firm.get('id'), values: { name: 'Casuarius' } });
    await desk.repo(COLLECTIONS.tags).update({ filter: { name: 'emutag' }, values: { name: 'ratite' } });
    expect(await subjectsFound(agent, 'from:cassowary organization:casuarius ratite ')).toEqual(['Of the renamed']);
    expect(await subjectsFound(agent, 'emutag ')).toEqual([]);
    expect(await subjectsFound(agent, 'organization:limited')).toEqual([]);
  });

  test('more tickets than follow at once are renamed right after', async () => {
    const who = await aContact(desk, { name: 'Many Dugongs' });
    for (let index = 0; index < 103; index += 1)
      await aTicket(desk, { subject: `D${index}`, requesterId: who.get('id') });
    await desk.repo(COLLECTIONS.contacts).update({ filterByTk: who.get('id'), values: { name: 'Manatee' } });
    await eventually(async () => {
      const { body } = await search(agent, 'from:manatee', { pageSize: 1 });
      expect(body.meta.count).toBe(103);
    });
  });

  test('a deleted ticket is gone, and a ticket made by a stock form is there', async () => {
    const { body } = await root
      .post('/api/ticketingTickets:create')
      .send({ subject: 'Thylacine', body: '<p>extinct</p>' });
    expect(await subjectsFound(agent, 'extinct')).toEqual(['Thylacine']);
    await root.post(`/api/ticketingTickets:destroy/${body.data.id}`);
    expect(await subjectsFound(agent, 'extinct')).toEqual([]);
    expect(await searchDialect(desk.db).known([body.data.id])).toEqual([]);
  });

  test('fields that builders add are searched', async () => {
    await root
      .post('/api/collections/ticketingTickets/fields:create')
      .send({ name: 'serial', type: 'string', interface: 'input', uiSchema: {} });
    const ticket = await aTicket(desk, { subject: 'With a serial', fields: { serial: 'ECHIDNA-77' } });
    expect(await subjectsFound(root, 'echidna-77')).toEqual(['With a serial']);
    await updateTicket(desk.db, ticket.id, { serial: 'MOLOCH-1' }, {}, by());
    expect(await subjectsFound(root, 'echidna')).toEqual([]);
    expect(await subjectsFound(root, 'moloch')).toEqual(['With a serial']);
  });

  test('a conversation larger than a database takes of words still takes messages', async () => {
    const ticket = await aTicket(desk, { subject: 'Logs' });
    const lines = (from: number) => Array.from({ length: 30_000 }, (_, index) => `w${from + index}x`).join(' ');
    for (let index = 0; index < 4; index += 1)
      await aComment(desk, ticket, { body: `<p>${lines(index * 30_000)}</p>` });
    await aComment(desk, ticket, { body: '<p>fine</p>' });
    expect(await subjectsFound(agent, 'w5x ')).toEqual(['Logs']);
  });
});

describe('rights', () => {
  let secret: Model;
  beforeAll(async () => {
    const ticket = await aTicket(desk, { subject: 'Shared matter', body: '<p>public axolotl</p>', tags: ['hush'] });
    await aComment(desk, ticket, { kind: 'note', body: '<p>private narwhal axolotl</p>' });
    secret = ticket;
  });

  async function aRole(name: string, resources: object[]): Promise<Agent> {
    await desk.repo('roles').create({
      values: { name, snippets: ['!ui.*', '!pm', '!pm.*'], strategy: { actions: [] }, resources },
    });
    return signIn(desk, name);
  }
  const view = (name: string, action: object = {}) => ({
    dataSourceKey: 'main',
    name,
    usingActionsConfig: true,
    actions: [{ name: 'view', fields: [...desk.db.getCollection(name).fields.keys()], ...action }],
  });
  const scope = (resourceName: string, filter: object) => ({ scope: { name: 'some', resourceName, scope: filter } });

  test('who does not read notes finds nothing by them, nor sees any of them', async () => {
    const outsider = await aRole('no-notes', [
      view('ticketingTickets'),
      view('ticketingComments', scope('ticketingComments', { kind: { $ne: 'note' } })),
    ]);
    expect(await subjectsFound(agent, 'narwhal')).toEqual(['Shared matter']);
    expect(await subjectsFound(outsider, 'narwhal')).toEqual([]);
    expect(await subjectsFound(outsider, 'narwhal axolotl')).toEqual([]);
    expect(await subjectsFound(outsider, 'axolotl -narwhal')).toEqual(['Shared matter']);
    const { body } = await search(outsider, 'axolotl');
    expect(body.data[0].excerpt).toMatchObject({ kind: 'message' });
    expect(JSON.stringify(body)).not.toContain('narwhal');
    expect((await search(outsider, 'has:note')).status).toBe(403);
  });

  test('without any right on comments only the subject is searched', async () => {
    const reader = await aRole('subjects-only', [view('ticketingTickets', { fields: ['subject', 'number'] })]);
    expect(await subjectsFound(reader, 'axolotl')).toEqual([]);
    expect(await subjectsFound(reader, 'hush')).toEqual([]);
    const { body } = await search(reader, 'shared matter');
    expect(body.data).toHaveLength(1);
    expect(Object.keys(body.data[0]).sort()).toEqual(
      ['createdAt', 'excerpt', 'id', 'number', 'subject', 'subjectParts', 'updatedAt'].sort(),
    );
    for (const q of ['status:new', 'from:ann', 'tag:hush', 'assignee:me', 'has:attachment']) {
      expect((await search(reader, q)).status).toBe(403);
    }
  });

  test('only tickets within the data scope are found, by number as well', async () => {
    const scoped = await aRole('urgent-only', [
      view('ticketingTickets', scope('ticketingTickets', { priorityKey: 'urgent' })),
      view('ticketingComments'),
    ]);
    const urgent = await aTicket(desk, { subject: 'Urgent axolotl', priorityKey: 'urgent' });
    await aComment(desk, { id: urgent.id, requesterId: null }, { kind: 'note', body: '<p>narwhal</p>' });
    expect(await subjectsFound(scoped, 'axolotl')).toEqual(['Urgent axolotl']);
    expect(await subjectsFound(scoped, 'narwhal')).toEqual(['Urgent axolotl']);
    expect(await subjectsFound(scoped, String(secret.get('number')))).toEqual([]);
    expect(await subjectsFound(scoped, String(secret.get('id')))).toEqual([]);
    expect(await subjectsFound(scoped, 'is:open axolotl')).toEqual(['Urgent axolotl']);
  });

  test('a filter of the caller narrows, and may not reach where the caller may not', async () => {
    const url = (filter: object) => `/api/ticketingTickets:search?filter=${encodeURIComponent(JSON.stringify(filter))}`;
    const narrowed = await agent.post(url({ priorityKey: 'urgent' })).send({ q: 'axolotl' });
    expect(narrowed.body.data.map(({ subject }: { subject: string }) => subject)).toEqual(['Urgent axolotl']);
    expect((await agent.post(url({ 'assignee.password': 'x' })).send({ q: 'axolotl' })).status).toBe(403);
  });

  test('customers and strangers have no search over the desk', async () => {
    const customer = await signIn(desk, 'ticketing-customer');
    expect((await search(customer, 'axolotl')).status).toBe(403);
    expect((await customer.post('/api/ticketingSearch:rebuild')).status).toBe(403);
    expect((await agent.post('/api/ticketingSearch:rebuild')).status).toBe(403);
  });
});

describe('what is no search', () => {
  test.each([
    ['colour:red', 'SEARCH_OPERATOR_UNKNOWN', 1],
    ['axolotl status:', 'SEARCH_VALUE_MISSING', 9],
    ['status:bogus', 'SEARCH_VALUE_UNKNOWN', 1],
    ['a is:purple', 'SEARCH_VALUE_UNKNOWN', 3],
    ['created:yesteryear', 'SEARCH_VALUE_UNKNOWN', 1],
    ['has:wings', 'SEARCH_VALUE_UNKNOWN', 1],
  ])('%s is refused with its place', async (q, code, position) => {
    const { status, body } = await search(agent, q);
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ code, field: 'q', problems: [{ position }] });
    expect(body.errors[0].message).toContain(String(position));
    const chinese = await signIn(desk, 'ticketing-agent', { locale: 'zh-CN' });
    expect((await search(chinese, q)).body.errors[0].message).toMatch(/[\u4e00-\u9fff]/);
  });

  test.each([
    ['a megabyte', { q: 'x'.repeat(1_000_000) }],
    ['no text', { q: { $ne: 1 } }],
    ['nothing', {}],
    ['a page that is none', { q: 'a', page: 0 }],
    ['too much on a page', { q: 'a', pageSize: 10_000 }],
    ['unknown keys', { q: 'a', raw: true }],
  ])('%s is refused', async (_, input) => {
    expect((await agent.post('/api/ticketingTickets:search').send(input)).status).toBe(422);
  });

  test.each([
    ['nothing to look for', ''],
    ['only wildcards', '*** * ** %%% ___'],
    ['beginnings of everything', 'a* b* c* d* e* f* g* aa* bb* cc* dd* ee* ff*'],
    ['only what must not be', '-axolotl -narwhal -"a b"'],
    ['the index’s own language', '"axolotl" OR NEAR(a b) AND (((^ {subject} : x:* | & ! <-> \\ \''],
    ['quotation marks', '"""""""\'\'\'""'],
    ['statements', "'; DROP TABLE x; -- \\' \\"],
    ['what no database stores', 'axo\0lotl \ud800 \u202e\u200b'],
    ['five hundred Chinese characters', '退款申请电池'.repeat(83)],
    ['words by the hundred', 'ab '.repeat(166)],
    ['emoji', '😀 👩‍👩‍👧‍👦'],
    ['many values', `from:${'a,'.repeat(200)}b`],
  ])('%s is answered soon', async (_, q) => {
    const begun = Date.now();
    const { status } = await search(agent, q);
    expect([200, 422]).toContain(status);
    expect(Date.now() - begun).toBeLessThan(5_000);
  });
});

describe('building the index anew', () => {
  const rebuild = () => root.post('/api/ticketingSearch:rebuild');
  const status = async () => (await root.get('/api/ticketingSearch:status')).body.data;

  test('after a loss all is found again, notes stay notes, and progress is told', async () => {
    const dialect = searchDialect(desk.db);
    await dialect.drop();
    await dialect.create();
    expect(await subjectsFound(agent, 'axolotl')).toEqual([]);
    expect((await rebuild()).status).toBe(200);
    // The desk may have noticed the loss by itself and begun already: what counts is that a build ends with all there is.
    await eventually(async () => {
      expect((await status()).finishedAt).not.toBeNull();
      expect((await subjectsFound(agent, 'axolotl')).sort()).toEqual(['Shared matter', 'Urgent axolotl']);
    }, 30_000);
    const { done, total } = await status();
    expect({ done, isAll: done === total }).toEqual({
      done: await desk.repo(COLLECTIONS.tickets).count(),
      isAll: true,
    });
    expect(await subjectsFound(agent, '申请退款 客户')).toEqual(['申请退款']);
  });

  test('a start without the index builds it; one with it does nothing', async () => {
    const before = (await status()).build;
    await desk.restart();
    root = await signIn(desk, 'root');
    agent = await signIn(desk, 'ticketing-agent');
    expect((await status()).build).toBe(before);
    await searchDialect(desk.db).drop();
    await desk.restart();
    root = await signIn(desk, 'root');
    agent = await signIn(desk, 'ticketing-agent');
    expect(Number((await status()).build)).toBe(Number(before) + 1);
    await eventually(async () => expect(await subjectsFound(agent, 'wombat ')).toHaveLength(2), 30_000);
  });

  test('a building that was interrupted goes on where it was, and a newer one ends it', async () => {
    const first = (await rebuild()).body.data.build;
    const second = (await rebuild()).body.data.build;
    expect(Number(second)).toBe(Number(first) + 1);
    await eventually(async () => expect((await status()).finishedAt).not.toBeNull(), 30_000);
    expect((await status()).build).toBe(second);
  });
});
