/** What nobody should send: each has a clear answer of the 4xx kind, the same on every database, and changes nothing. */
import type { Model } from '@nocobase/database';
import { ACTION_TABLE } from './actionTable';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { aComment, aTicket, bootApp, noAutomation, signIn, type Agent } from '../../__tests__/kit';
import type { TicketRecord } from '../../tickets';

const desk = bootApp({ plugins: ['api-doc'] });
const T = COLLECTIONS.tickets;
const json = (value: unknown) => encodeURIComponent(JSON.stringify(value));

let agent: Agent;
let ticket: TicketRecord;

beforeAll(async () => {
  await noAutomation(desk);
  agent = await signIn(desk, 'root');
  ticket = await aTicket(desk, { subject: 'Printer' });
  await aComment(desk, ticket, { kind: 'note' });
});

const stored = async (): Promise<Model> => {
  const found: Model | null = await desk.db.getModel<Model>(T).findByPk(ticket.id);
  if (!found) throw new Error('the ticket is gone');
  return found;
};

const READS: [what: string, url: string, code: string, field?: string][] = [
  ['an id that is none', `${T}:list?filter[id]=abc`, 'FIELD_INVALID', 'id'],
  ['ids that are none', `${T}:list?filter=${json({ id: { $in: [1, 'abc'] } })}`, 'FIELD_INVALID', 'id'],
  ['an id beyond counting', `${T}:list?filter[id]=99999999999999999999999`, 'FIELD_INVALID', 'id'],
  [
    'an id of a relation',
    `${T}:list?filter=${json({ $and: [{ requester: { id: "1' OR 1" } }] })}`,
    'FIELD_INVALID',
    'requester.id',
  ],
  ['a key that is none', `${T}:list?filter[assigneeId.$ne]=x`, 'FIELD_INVALID', 'assigneeId'],
  ['a number that is none', `${T}:list?filter[messageCount.$gt]=many`, 'FIELD_INVALID', 'messageCount'],
  ['a number beyond the column', `${T}:list?filter[messageCount]=4294967296`, 'FIELD_INVALID', 'messageCount'],
  ['a moment that is none', `${T}:list?filter[createdAt.$gt]=yesterdayish`, 'FIELD_INVALID', 'createdAt'],
  ['a field that is none', `${T}:list?filter[nope]=1`, 'FIELD_UNKNOWN', 'nope'],
  ['a field of a relation that is none', `${T}:list?filter[requester.nope]=1`, 'FIELD_UNKNOWN', 'requester.nope'],
  ['sorting by nothing', `${T}:list?sort=nope`, 'FIELD_UNKNOWN', 'sort'],
  ['an id in the path', `${T}:get/abc`, 'FIELD_INVALID', 'filterByTk'],
  ['a relation of no ticket', `${T}/abc/comments:list`, 'FIELD_INVALID', 'sourceId'],
  [
    'a comment of a ticket that is none',
    `${COLLECTIONS.comments}:list?filter[ticketId]=x`,
    'FIELD_INVALID',
    'ticketId',
  ],
  ['counting what is not there', `${T}:counts?filter[nope]=1`, 'FIELD_UNKNOWN', 'nope'],
  ['counting what is none', `${T}:counts?filter[teamId]=x`, 'FIELD_INVALID', 'teamId'],
  ['a timeline without end', `${T}:timeline/1?limit=100000`, 'FIELD_INVALID', 'limit'],
  ['a timeline from nowhere', `${T}:timeline/1?before=x`, 'FIELD_INVALID', 'before'],
];

test.each(READS)('reading by %s', async (_what, url, code, field) => {
  const { status, body } = await agent.get(`/api/${url}`);
  expect({ status, error: body.errors?.[0] }).toEqual({
    status: 422,
    error: { code, message: expect.any(String), ...(field ? { field } : {}) },
  });
});

test.each(['%00', 'a%00b', '%ff%fe', '%F0%9F', '%E2%80%AE', '\u{1F600}'])(
  'text %j in a filter finds nothing and breaks nothing',
  async (text) => {
    const { status } = await agent.get(
      `/api/${T}:list?filter[subject.$includes]=${/%/.test(text) ? text : encodeURIComponent(text)}`,
    );
    expect([200, 400, 422]).toContain(status);
  },
);

const LONG = 'x'.repeat(1_000_000);
const WRITES: [what: string, action: string, values: unknown, status: number, code: string, field?: string][] = [
  ['an unknown key', 'update', { subject: 'x', subjct: 'y' }, 422, 'FIELD_UNKNOWN', 'subjct'],
  ['a stale version', 'update', { subject: 'x', version: 99 }, 409, 'TICKET_STALE', 'version'],
  ['a stale version', 'assign', { assigneeId: null, version: 99 }, 409, 'TICKET_STALE', 'version'],
  ['a stale version', 'reply', { body: 'x', version: 99 }, 409, 'TICKET_STALE', 'version'],
  ['no subject', 'update', { subject: '' }, 422, 'FIELD_REQUIRED', 'subject'],
  ['a subject that nobody sees', 'update', { subject: '\u200b\u2060\ufeff ' }, 422, 'FIELD_REQUIRED', 'subject'],
  ['a subject that is an object', 'update', { subject: { $ne: 1 } }, 422, 'FIELD_INVALID', 'subject'],
  ['a subject of a megabyte', 'update', { subject: LONG }, 422, 'FIELD_TOO_LONG', 'subject'],
  ['a team that is none', 'update', { teamId: 'x' }, 422, 'FIELD_INVALID', 'teamId'],
  ['a team that is not there', 'assign', { teamId: 99999 }, 422, 'FIELD_INVALID', 'teamId'],
  ['a status that is none', 'transition', { statusKey: 'nope' }, 422, 'FIELD_INVALID', 'statusKey'],
  ['a status of a megabyte', 'transition', { statusKey: LONG }, 422, 'FIELD_TOO_LONG', 'statusKey'],
  ['an unknown key', 'transition', { statusKey: 'open', state: 'x' }, 422, 'FIELD_UNKNOWN', 'state'],
  ['an unknown field', 'transition', { statusKey: 'open', fields: { nope: 1 } }, 422, 'FIELD_UNKNOWN', 'fields.nope'],
  [
    'what the desk keeps',
    'transition',
    { statusKey: 'open', fields: { number: 'X' } },
    422,
    'FIELD_READ_ONLY',
    'fields.number',
  ],
  ['what the desk keeps', 'update', { number: 'X' }, 422, 'FIELD_READ_ONLY', 'number'],
  ['no words', 'reply', {}, 422, 'FIELD_REQUIRED', 'body'],
  ['words that are none', 'reply', { body: ['x'] }, 422, 'FIELD_INVALID', 'body'],
  ['an address that is none', 'reply', { body: 'x', cc: ['a b'] }, 422, 'FIELD_INVALID', 'cc.0'],
  ['a header in an address', 'reply', { body: 'x', cc: ['a@b.c\r\nBcc: d@e.f'] }, 422, 'FIELD_INVALID', 'cc.0'],
  ['mentions of nobody', 'note', { body: 'x', mentions: [99999] }, 422, 'FIELD_INVALID', 'mentions'],
  ['a tag of a megabyte', 'tag', { add: [LONG] }, 422, 'FIELD_TOO_LONG', 'add.0'],
];

test.each(WRITES)('%s by %s', async (_what, action, values, status, code, field) => {
  const before = await stored();
  const answer = await agent.post(`/api/${T}:${action}/${ticket.id}`).send(values as object);
  expect({ status: answer.status, error: answer.body.errors?.[0] }).toEqual({
    status,
    error: { code, message: expect.any(String), ...(field ? { field } : {}) },
  });
  expect((await stored()).get('version')).toBe(before.get('version'));
});

test.each<[string, object]>([
  ['reply', { body: 'x' }],
  ['note', { body: 'x' }],
  ['transition', { statusKey: 'open' }],
  ['assign', { assigneeId: null }],
  ['tag', { add: ['x'] }],
  ['follow', {}],
  ['timeline', {}],
  ['allowedTransitions', {}],
])('%s on a ticket that is not there, or is none', async (action, values) => {
  const missing = await agent.post(`/api/${T}:${action}/987654321`).send(values);
  expect(missing.status).toBe(404);
  const none = await agent.post(`/api/${T}:${action}/abc`).send(values);
  expect({ status: none.status, field: none.body.errors[0].field }).toEqual({ status: 422, field: 'filterByTk' });
});

test("broken JSON and broken text are the caller's fault", async () => {
  const send = (body: string | Buffer) =>
    agent.post(`/api/${T}:note/${ticket.id}`).set('Content-Type', 'application/json').send(body.toString('latin1'));
  expect((await send('{"body": ')).status).toBe(400);
  const raw = await fetch(`${desk.url}/api/${T}:create`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: Buffer.from('{"subject":"\xff\xfe"}', 'latin1'),
  });
  expect(raw.status).toBe(401);
});

const NUL = 'a\0b\ud800c';
test('NUL bytes and halves of characters are left out, and the rest is kept', async () => {
  const { body } = await agent
    .post(`/api/${T}:create`)
    .send({ subject: NUL, body: NUL, tags: [NUL], requester: { email: 'nul@example.test', name: NUL } })
    .expect(200);
  const read = await agent.get(`/api/${T}:get/${body.data.id}?appends=tags,comments,requester`).expect(200);
  const { subject, tags, comments, requester } = read.body.data;
  expect([subject, tags[0].name, comments[0].bodyText, requester.name]).toEqual(Array(4).fill('ab\ufffdc'));
});

test('a subject cannot turn the line around, and keeps what languages need', async () => {
  const subject = '\u202eexe.gpj\u202c \u2066x\u2069 \u05e9\u05dc\u05d5\u05dd\u200f می‌خواهم 👩‍💻';
  const { body } = await agent.post(`/api/${T}:create`).send({ subject }).expect(200);
  expect(body.data.subject).toBe('exe.gpj x \u05e9\u05dc\u05d5\u05dd\u200f می‌خواهم 👩‍💻');
});

const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>';
test('script is text where text is meant, and is taken out where HTML is', async () => {
  const requester = { email: 'script@example.test', name: SCRIPT };
  const { body } = await agent
    .post(`/api/${T}:create`)
    .send({ subject: SCRIPT, body: `<p>Hello</p>${SCRIPT}`, tags: [SCRIPT.slice(0, 60)], requester })
    .expect(200);
  const read = await agent.get(`/api/${T}:get/${body.data.id}?appends=tags,comments,requester`);
  const { subject, tags, comments } = read.body.data;
  expect([subject, tags[0].name, read.body.data.requester.name]).toEqual([SCRIPT, SCRIPT.slice(0, 60), SCRIPT]);
  expect(comments[0].body).toBe('<p>Hello</p>');
  const note = await agent
    .post(`/api/${COLLECTIONS.comments}:create`)
    .send({ ticketId: ticket.id, kind: 'note', body: `x${SCRIPT}` });
  expect(note.body.data.body).toBe('x');
});

test('a colleague who is not one, a ticket of somebody else: as if they were not there', async () => {
  await agent.post(`/api/${T}:assign/${ticket.id}`).send({ assigneeId: 424242 }).expect(422);
  await agent
    .post(`/api/${COLLECTIONS.comments}:create`)
    .send({ ticketId: 424242, kind: 'note', body: 'x' })
    .expect(404);
});

describe('a POST with an Idempotency-Key', () => {
  const post = (key: string, action: string, values: object) =>
    agent.post(`/api/${T}:${action}/${ticket.id}`).set('Idempotency-Key', key).send(values);
  const commentsOf = (id: TicketRecord['id']) => desk.repo(COLLECTIONS.comments).count({ filter: { ticketId: id } });

  test.each([
    ['reply', { body: 'once' }],
    ['note', { body: 'once' }],
  ])('%s happens once and is answered the same', async (action, values) => {
    const before = await commentsOf(ticket.id);
    const first = await post(`key-${action}`, action, values).expect(200);
    const second = await post(`key-${action}`, action, values).expect(200);
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(await commentsOf(ticket.id)).toBe(before + 1);
  });

  test('twice at once happens once', async () => {
    const before = await commentsOf(ticket.id);
    const answers = await Promise.all([1, 2, 3].map(() => post('key-race', 'note', { body: 'at once' })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.data.comment.id)).size).toBe(1);
    expect(await commentsOf(ticket.id)).toBe(before + 1);
  });

  test('with another body, ticket or action it is refused', async () => {
    await post('key-other', 'note', { body: 'one' }).expect(200);
    for (const request of [post('key-other', 'note', { body: 'two' }), post('key-other', 'reply', { body: 'one' })]) {
      const { status, body } = await request;
      expect({ status, code: body.errors[0].code }).toEqual({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    }
  });

  test('a request that was refused may be sent again', async () => {
    await post('key-again', 'note', { body: '' }).expect(422);
    await post('key-again', 'note', { body: 'now with words' }).expect(200);
  });

  test('an answer that was lost after the change is told so, not repeated', async () => {
    await post('key-lost', 'note', { body: 'lost' }).expect(200);
    const keys = desk.db.getModel<Model>(COLLECTIONS.idempotencyKeys);
    const long = new Date(Date.now() - 3_600_000);
    await keys.update({ response: null, createdAt: long }, { where: { hasEffect: true }, silent: true });
    const { status, body } = await post('key-lost', 'note', { body: 'lost' });
    expect({ status, code: body.errors[0].code }).toEqual({ status: 409, code: 'IDEMPOTENCY_OUTCOME_UNKNOWN' });
  });

  test('a key belongs to whoever sent it', async () => {
    const other = await signIn(desk, 'ticketing-admin');
    await post('key-mine', 'note', { body: 'mine' }).expect(200);
    const { body } = await other
      .post(`/api/${T}:note/${ticket.id}`)
      .set('Idempotency-Key', 'key-mine')
      .send({ body: 'mine' });
    expect(body.data.comment.authorId).not.toBe(1);
    expect((await post('k'.repeat(300), 'note', { body: 'x' })).body.errors[0].code).toBe('FIELD_TOO_LONG');
  });
});

describe('the documentation of the API', () => {
  interface Operation {
    operationId: string;
    summary: string;
    tags: string[];
    parameters: { name: string; in: string; schema: object }[];
    requestBody?: { content: Record<string, { schema: object }> };
    responses: Record<string, { description: string }>;
  }
  let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: object } };
  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
    );

  beforeAll(async () => {
    // As the plugin manager notes it outside of tests.
    const values = { name: 'ticketing', packageName: '@ticketing/plugin-ticketing', enabled: true, installed: true };
    await desk.repo('applicationPlugins').create({ values });
    const { body } = await agent.get('/api/swagger:get?ns=plugins%2Fticketing').expect(200);
    document = body;
  });

  test('names every action of the desk', () => {
    const documented = Object.keys(document.paths).map((path) => path.slice(1));
    expect(Object.keys(ACTION_TABLE).filter((name) => !documented.includes(name))).toEqual([]);
    expect(documented.filter((name) => !(name in ACTION_TABLE))).toEqual([]);
  });

  test('is OpenAPI 3.0: operations complete, references lead somewhere, schemas say nothing that 3.0 does not know', () => {
    expect(document.openapi).toMatch(/^3\.0\./);
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations()) {
      expect(path).toMatch(/^\/\w+:\w+$/);
      expect(['get', 'post']).toContain(method);
      expect(operation.summary.length).toBeGreaterThan(5);
      expect(operation.tags).toEqual([path.slice(1).split(':')[0]]);
      expect(Object.values(operation.responses).every(({ description }) => description.length > 0)).toBe(true);
      expect(operation.responses).toHaveProperty('200');
      for (const parameter of operation.parameters) {
        expect(['query', 'header']).toContain(parameter.in);
        expect(parameter.schema).toBeInstanceOf(Object);
      }
      if (method === 'get') expect(operation.requestBody).toBeUndefined();
    }
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(document.components.schemas).toHaveProperty(name);
    expect(text).not.toMatch(
      /"(\$schema|\$defs|const|patternProperties|prefixItems|if|contains)":|"type":\[|"type":"null"|"exclusiveM\w+":\d/,
    );
  });

  test('says of each action on a ticket which, what it takes and how it fails', () => {
    const { post } = document.paths[`/${T}:reply`];
    expect(post.parameters.map(({ name }) => name)).toEqual(['filterByTk', 'Idempotency-Key']);
    expect(post.requestBody?.content['application/json'].schema).toMatchObject({
      properties: { body: { type: 'string' }, cc: { type: 'array' } },
      additionalProperties: false,
    });
    expect(Object.keys(post.responses)).toEqual(['200', '401', '403', '404', '409', '422']);
    const { get } = document.paths[`/${T}:timeline`];
    expect(get.parameters.map(({ name }) => name)).toEqual(['filterByTk', 'limit', 'before', 'after', 'seen']);
  });
});
