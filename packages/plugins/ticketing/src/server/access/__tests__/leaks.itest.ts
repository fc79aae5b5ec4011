/** What the platform's access control leaves open, path by path. Each of these answers with the secret without the guard. */
import { COLLECTIONS } from '../../../shared/collectionNames';
import { ROLES } from '../../../shared/roles';
import { bootApp, type Agent } from '../../__tests__/kit';
import { actingAs, AGENT_EMAIL, aRole, SECRET, setScene } from './deskOfSeveral';

const desk = bootApp({ plugins: ['action-export', 'data-visualization'] });

const T = COLLECTIONS.tickets;
const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));

const agents = new Map<string, Agent>();
const as = (who: string): Agent => {
  const agent = agents.get(who);
  if (!agent) throw new Error(`${who} has not signed in`);
  return agent;
};

const all = [{ name: 'view' }, { name: 'create' }, { name: 'update' }];
const exports = [{ name: 'view' }, { name: 'export' }];

beforeAll(async () => {
  await setScene(desk);
  // May work with customers, knows nothing of tickets.
  await aRole(desk, 'sales', { customers: [...all, { name: 'export' }] });
  // Sees one ticket of two, and of conversations what the customer sees.
  await aRole(desk, 'partner', {
    [T]: [
      { name: 'view', scope: { subject: 'Printer' } },
      { name: 'update', scope: { subject: 'Printer' } },
      { name: 'export' },
      { name: 'transition', scope: { subject: 'Printer' } },
      { name: 'note', scope: { subject: 'Printer' } },
    ],
    [COLLECTIONS.comments]: [{ name: 'view', scope: { 'kind.$in': ['reply', 'message'] } }, { name: 'create' }],
    customers: all,
  });
  // Sees all tickets, but only by their subject.
  await aRole(desk, 'reception', { [T]: [{ name: 'view', fields: ['subject'] }], customers: exports });
  await aRole(desk, 'exporter', { [T]: exports });
  const roles = ['sales', 'partner', 'reception', 'exporter', 'member', 'nobody', ...Object.values(ROLES)];
  for (const who of roles) agents.set(who, await actingAs(desk, who));
});

const READS: [leak: string, who: string, url: string][] = [
  // Into the desk, from a collection that is related to it.
  ['appends', 'sales', 'customers:list?appends=tickets'],
  ['appends of what is appended', 'sales', 'customers:list?appends=tickets.comments'],
  ['appends as a list', 'sales', 'customers:list?appends[]=tickets&appends[]=tickets.comments'],
  ['appends as JSON', 'sales', `customers:list?appends=${json(['tickets.comments'])}`],
  ['appends as an object', 'sales', 'customers:list?appends[a]=tickets.comments'],
  ['appends with options', 'sales', 'customers:list?appends[]=tickets(recursively%3Dtrue)'],
  ['appends of one record', 'sales', 'customers:get/1?appends=tickets.comments'],
  ['fields', 'sales', 'customers:list?fields[]=id&fields[]=tickets.comments.body'],
  ['fields that are a relation', 'sales', 'customers:list?fields[]=tickets'],
  ['filter', 'sales', 'customers:list?filter[tickets.comments.body.$includes]=never'],
  ['filter as JSON', 'sales', `customers:list?filter=${json({ 'tickets.comments.body': { $includes: 'never' } })}`],
  ['filter as nested objects', 'sales', `customers:list?filter=${json({ tickets: { comments: { kind: 'note' } } })}`],
  [
    'filter in $and',
    'sales',
    `customers:list?filter=${json({ $and: [{ name: 'ACME' }, { tickets: { subject: 'Printer' } }] })}`,
  ],
  [
    'filter in $or in $and',
    'sales',
    `customers:list?filter=${json({ $and: [{ $or: [{ 'tickets.subject.$ne': 'x' }] }] })}`,
  ],
  ['filter by $anyOf', 'sales', `customers:list?filter=${json({ 'tickets.number.$anyOf': ['X-1'] })}`],
  ['filter by $exists', 'sales', `customers:list?filter=${json({ 'tickets.comments.$exists': true })}`],
  ['filter behind a column', 'sales', `customers:list?filter=${json({ 'name.tickets.subject': 'Printer' })}`],
  ['filter by id', 'sales', 'customers:list?filter[tickets.id]=101'],
  [
    'key that is an object',
    'sales',
    `customers:get?filterByTk=${json({ '$tickets.subject$': 'Printer' })}&appends=tickets`,
  ],
  ['sort', 'sales', 'customers:list?sort=-tickets.subject'],
  ['sort as a list', 'sales', 'customers:list?sort[]=name&sort[]=tickets.createdAt'],
  ['relation as a resource', 'sales', 'customers/1/tickets:list'],
  ['one record of a relation', 'sales', 'customers/1/tickets:get/101'],
  ['relation of the desk as a resource', 'sales', `${T}/101/comments:list`],
  ['appends of a relation resource', 'sales', 'customers/1/tickets:list?appends=comments'],

  // Within the desk, beyond a record scope: the platform applies none to relations.
  ['internal notes by appends', 'partner', `${T}:get/101?appends=comments`],
  ['internal notes by filter', 'partner', `${T}:list?filter[comments.body.$includes]=never`],
  ['internal notes by sort', 'partner', `${T}:list?sort=comments.body`],
  ['internal notes by fields', 'partner', `${T}:list?fields[]=comments.body`],
  ['tickets out of scope by appends', 'partner', 'customers:list?appends=tickets'],
  ['tickets out of scope by filter', 'partner', 'customers:list?filter[tickets.subject]=Scanner'],
  ['tickets out of scope by a comment', 'partner', `${COLLECTIONS.comments}:list?appends=ticket`],
  ['contacts by appends', 'partner', `${T}:list?appends=requester`],
  ['addresses of contacts by filter', 'partner', `${T}:list?filter[requester.email.$includes]=carla`],
  ['history by appends', 'partner', `${T}:list?appends=events`],

  // Beyond a field list.
  ['appends without the relation', 'reception', `${T}:list?appends=comments`],
  ['appends of people without the relation', 'reception', `${T}:list?appends=assignee`],
  ['filter by a hidden column', 'reception', `${T}:list?filter[number.$includes]=X`],
  ['sort by a hidden column', 'reception', `${T}:list?sort=-priorityKey`],

  // Out of the desk into accounts.
  ['address of a colleague by filter', ROLES.agent, `${T}:list?filter[assignee.email]=${AGENT_EMAIL}`],
  [
    'address of a colleague, nested',
    ROLES.agent,
    `${T}:list?filter=${json({ $or: [{ assignee: { email: { $includes: 'secret' } } }] })}`,
  ],
  [
    'address of a colleague by the raw path',
    ROLES.agent,
    `${T}:list?appends=assignee&filter=${json({ '$assignee.email$': AGENT_EMAIL })}`,
  ],
  ['address of a colleague by sort', ROLES.agent, `${T}:list?sort=assignee.email`],
  ['address of a colleague by fields', ROLES.agent, `${T}:list?fields[]=assignee.email`],
  ['address of a colleague by appends', ROLES.agent, `${T}:list?appends=assignee.email`],
  ['password of a colleague by filter', ROLES.agent, `${T}:list?filter[assignee.password.$includes]=a`],
  ['roles of a colleague', ROLES.agent, `${T}:list?appends=assignee.roles`],
  ['address of an author', ROLES.lightAgent, `${COLLECTIONS.comments}:list?filter[author.email]=${AGENT_EMAIL}`],
  ['address of an owner', ROLES.supervisor, `${T}:list?filter[createdBy.email.$notEmpty]=1`],
  ['address of a team member', ROLES.agent, `${COLLECTIONS.teams}:list?filter[members.email.$includes]=secret`],
  ['address in the list of people', ROLES.agent, `users:list?filter[email.$includes]=secret`],
  ['roles in the list of people', ROLES.agent, 'users:list?appends=roles'],
  ['order of addresses', ROLES.agent, 'users:list?sort=email'],
  ['address of a colleague for the admin of the desk', ROLES.admin, `${T}:list?filter[assignee.email]=${AGENT_EMAIL}`],

  // Out of the desk into other collections.
  ['budget of a customer by filter', ROLES.agent, `${T}:list?filter[customer.budget.$gt]=50`],
  ['budget of a customer by sort', ROLES.agent, `${T}:list?sort=customer.budget`],

  // Customers and strangers: nothing.
  ...Object.values(COLLECTIONS).map((name): [string, string, string] => [
    `list of ${name}`,
    ROLES.customer,
    `${name}:list`,
  ]),
  ['one ticket', ROLES.customer, `${T}:get/101`],
  ['relation resource', ROLES.customer, `${T}/101/comments:list`],
  ['through contacts', ROLES.customer, `${COLLECTIONS.contacts}/11/tickets:list`],
  ['timeline', ROLES.customer, `${T}:timeline/101`],
  ['people', ROLES.customer, 'users:list'],
];

test.each(READS)('%s: refused to %s', async (_leak, who, url) => {
  const { status, body, text } = await as(who).get(`/api/${url}`);
  expect(text).not.toContain(SECRET);
  expect({ status, error: body.errors?.length }).toEqual({ status: 403, error: 1 });
});

const QUERIES: [leak: string, who: string, collection: string, query: object][] = [
  ['dimension', 'sales', 'customers', { dimensions: [{ field: ['tickets', 'subject'] }] }],
  ['dotted dimension', 'sales', 'customers', { dimensions: [{ field: 'tickets.subject' }] }],
  ['measure', 'sales', 'customers', { measures: [{ field: ['tickets', 'id'], aggregation: 'count' }] }],
  [
    'filter',
    'sales',
    'customers',
    { measures: [{ field: 'id', aggregation: 'count' }], filter: { 'tickets.comments.body.$includes': 'never' } },
  ],
  ['order', 'sales', 'customers', { measures: [{ field: 'name' }], orders: [{ field: 'tickets.subject' }] }],
  [
    'filter by a note',
    'partner',
    T,
    { measures: [{ field: 'id', aggregation: 'count' }], filter: { comments: { kind: 'note' } } },
  ],
  ['addresses', ROLES.agent, T, { dimensions: [{ field: ['assignee', 'email'] }] }],
  ['whole collection', 'sales', T, { measures: [{ field: 'id', aggregation: 'count' }] }],
  ['whole collection', ROLES.customer, T, { measures: [{ field: 'id', aggregation: 'count' }] }],
];

test.each(QUERIES)('chart by %s: refused to %s', async (_leak, who, collection, query) => {
  const { status } = await as(who)
    .post('/api/charts:queryData')
    .send({ collection, dataSource: 'main', mode: 'builder', variableResolution: 'legacy-schema', ...query });
  expect(status).toBe(403);
});

test.each(QUERIES)('aggregate query by %s: refused to %s', async (_leak, who, collection, query) => {
  const { status } = await as(who).post(`/api/${collection}:query`).send(query);
  expect(status).toBe(403);
});

test('a chart counts no comments of tickets out of scope', async () => {
  const count = { measures: [{ field: 'id', aggregation: 'count', alias: 'n' }] };
  const { body } = await as('partner')
    .post('/api/charts:queryData')
    .send({
      collection: COLLECTIONS.comments,
      dataSource: 'main',
      mode: 'builder',
      variableResolution: 'legacy-schema',
      ...count,
    });
  expect(body.data).toEqual([{ n: 1 }]);
});

const column = (...dataIndex: string[]) => ({ dataIndex, title: dataIndex.join() });
const EXPORTS: [leak: string, who: string, collection: string, columns: unknown, query?: string][] = [
  ['column of a relation', 'sales', 'customers', [column('tickets', 'subject')]],
  ['columns as JSON', 'sales', 'customers', JSON.stringify([column('tickets', 'comments', 'body')])],
  ['filter', 'sales', 'customers', [column('name')], '?filter[tickets.subject]=Printer'],
  ['address of a colleague', 'exporter', T, [column('assignee', 'email')]],
  ['internal notes', 'exporter', T, [column('comments', 'body')]],
  ['whole collection', ROLES.agent, T, [column('subject')]],
];

test.each(EXPORTS)('export by %s: refused to %s', async (_leak, who, collection, columns, query = '') => {
  const { status } = await as(who).post(`/api/${collection}:export${query}`).send({ columns, title: 'x' });
  expect(status).toBe(403);
});

const WRITES: [leak: string, who: string, url: string, values: object][] = [
  ['a comment with a ticket', ROLES.agent, `${T}:update/101`, { comments: [{ kind: 'message', body: 'x' }] }],
  [
    'a comment, nested update asked for',
    ROLES.agent,
    `${T}:update/101?updateAssociationValues[]=comments`,
    { comments: [{ id: 1001, body: 'x' }] },
  ],
  ['comments of another ticket', ROLES.agent, `${T}:update/101`, { comments: [1003] }],
  [
    'a contact with a ticket',
    ROLES.agent,
    `${T}:update/101?updateAssociationValues=requester`,
    { requester: { id: 11, email: 'x@y.z' } },
  ],
  ['a new contact with a change', ROLES.agent, `${T}:update/101`, { requester: { email: 'x@y.z' } }],
  [
    'the password of a colleague',
    ROLES.agent,
    `${T}:update/101?updateAssociationValues=assignee`,
    { assignee: { id: 1, password: 'x' } },
  ],
  ['an account with a ticket', ROLES.admin, `${T}:update/101`, { assignee: { username: 'x', password: 'y' } }],
  ['tickets with a customer', 'sales', 'customers:create', { name: 'x', tickets: [{ subject: 'x' }] }],
  [
    'tickets of a customer',
    'sales',
    'customers:update/1?updateAssociationValues=tickets',
    { tickets: [{ id: 101, statusKey: 'closed' }] },
  ],
  ['taking tickets away', 'sales', 'customers:update/1', { tickets: [] }],
  ['taking tickets away, in scope or not', 'partner', 'customers:update/1', { tickets: [102] }],
  ['tickets by a link', 'sales', 'customers/1/tickets:set', [102]],
  ['tickets by a second link', 'sales', 'customers/1/tickets:remove?filterByTk=101', {}],
  ['a ticket of a customer', 'sales', 'customers/1/tickets:create', { subject: 'x' }],
  ['status without the action', 'partner', `${T}:update/101`, { assigneeId: 1 }],
  ['team without the action', 'partner', `${T}:update/101`, { team: { id: 1 } }],
  ['tags without the action', 'partner', `${T}:update/101`, { tags: [] }],
  ['comments by a link', ROLES.agent, `${T}/101/comments:add`, [1003]],
  [
    'a reply without the action',
    'partner',
    `${COLLECTIONS.comments}:create`,
    { ticketId: 101, kind: 'reply', body: 'x' },
  ],
  ['a reply without the action, as a relation', 'partner', `${T}/101/comments:create`, { kind: 'reply', body: 'x' }],
  ['note on a reply without the action', ROLES.lightAgent, `${T}:reply/101`, { body: 'x' }],
  ['status with a note', ROLES.lightAgent, `${T}:note/101`, { body: 'x', statusKey: 'resolved' }],
  ['the account of a contact', ROLES.customer, `${COLLECTIONS.contacts}:update/11`, { userId: 1 }],
];

test.each(WRITES)('writing %s: refused to %s', async (_leak, who, url, values) => {
  const { status, body } = await as(who).post(`/api/${url}`).send(values);
  expect({ status, errors: body.errors?.length }).toEqual({ status: 403, errors: 1 });
});

test.each([
  ['update', { subject: 'x' }],
  ['transition', { statusKey: 'resolved' }],
  ['note', { body: 'x' }],
])('%s on a ticket out of scope: as if it did not exist', async (action, values) => {
  await as('partner').post(`/api/${T}:${action}/102`).send(values).expect(404);
});

test.each(['get', 'allowedTransitions', 'timeline'])(
  '%s of a ticket out of scope: as if it did not exist',
  async (action) => {
    await as('partner').get(`/api/${T}:${action}/102`).expect(404);
  },
);

test('a note on a ticket out of scope, by the collection of comments: as if it did not exist', async () => {
  const values = { ticketId: 102, kind: 'note', body: 'x' };
  await as('partner').post(`/api/${COLLECTIONS.comments}:create`).send(values).expect(404);
  await as('partner')
    .post(`/api/${T}/102/comments:create`)
    .send({ ...values, ticketId: 101 })
    .expect(404);
});

test('a timeline shows the comments that the role may see', async () => {
  const kinds = async (who: string) => {
    const { body } = await as(who).get(`/api/${T}:timeline/101`).expect(200);
    return body.data.flatMap(({ kind }: { kind?: string }) => kind ?? []);
  };
  expect(await kinds('partner')).toEqual(['reply']);
  expect(await kinds(ROLES.lightAgent)).toEqual(['note', 'reply']);
});
