import type { Model } from '@nocobase/database';
import type { Agent } from '../../__tests__/kit';
import { aUser, bootApp, signIn } from '../../__tests__/kit';

const desk = bootApp();
let root: Agent;
let agentId: number;

beforeAll(async () => {
  root = await signIn(desk, 'root');
  agentId = (await aUser(desk, { nickname: 'Sara' })).get('id');
});

const OPENED = '2024-03-05T09:00:00.000Z';
const ANSWERED = '2024-03-05T10:30:00.000Z';
const RESOLVED = '2024-03-07T08:00:00.000Z';

const aPast = (key: string) => ({
  key,
  at: OPENED,
  subject: 'Battery does not charge',
  body: '<p>It stops at 60%.</p>',
  typeKey: 'support',
  priorityKey: 'high',
  channel: 'email',
  requester: { email: 'Ann@Example.com', name: 'Ann' },
  tags: ['battery'],
  steps: [
    { at: '2024-03-05T09:10:00.000Z', userId: agentId, assigneeId: agentId },
    { at: ANSWERED, userId: agentId, reply: '<p>Try this.</p>', statusKey: 'pending' },
    { at: '2024-03-06T07:00:00.000Z', message: '<p>Works, thanks.</p>' },
    { at: '2024-03-06T07:30:00.000Z', userId: agentId, note: '<p>Cell group 7.</p>' },
    { at: RESOLVED, userId: agentId, statusKey: 'resolved' },
  ],
});

const send = (tickets: unknown[], as = root) =>
  as.post('/api/ticketingTickets:import').send({ source: 'zammad', title: 'Old desk', tickets });

const iso = (value: unknown) => new Date(String(value)).toISOString();

test('a ticket comes in with its whole past, dated as it happened', async () => {
  const answer = await send([aPast('1')]);
  expect(answer.status).toBe(200);
  const [{ id, number, imported }] = answer.body.data;
  expect(imported).toBe(true);
  expect(number).toContain('2024');

  const ticket = await desk.repo('ticketingTickets').findOne({ filterByTk: id, appends: ['tags', 'requester'] });
  expect(ticket.toJSON()).toMatchObject({
    statusKey: 'resolved',
    channel: 'email',
    messageCount: 3,
    preview: 'Works, thanks.',
    requester: { email: 'ann@example.com' },
    tags: [{ name: 'battery' }],
  });
  expect(iso(ticket.get('createdAt'))).toBe(OPENED);
  expect(iso(ticket.get('firstRespondedAt'))).toBe(ANSWERED);
  expect(iso(ticket.get('resolvedAt'))).toBe(RESOLVED);
  expect(iso(ticket.get('updatedAt'))).toBe(RESOLVED);

  const comments = await desk.repo('ticketingComments').find({ filter: { ticketId: id }, sort: 'id' });
  expect(comments.map((comment: Model) => [comment.get('kind'), iso(comment.get('createdAt'))])).toEqual([
    ['message', OPENED],
    ['reply', ANSWERED],
    ['message', '2024-03-06T07:00:00.000Z'],
    ['note', '2024-03-06T07:30:00.000Z'],
  ]);
  const events = await desk.repo('ticketingEvents').find({ filter: { ticketId: id }, sort: 'id' });
  expect(events[0].get('type')).toBe('created');
  expect(new Set(events.map((event: Model) => event.get('causeId')))).toEqual(new Set(['zammad:1']));
  expect(iso(events[events.length - 1].get('createdAt'))).toBe(RESOLVED);
});

test('imported again it is left alone, and a faulty one holds up no other', async () => {
  await send([aPast('2')]);
  const { body } = await send([
    aPast('2'),
    { ...aPast('3'), subject: '' },
    { ...aPast('4'), steps: [{ at: '2024-03-05T10:00:00Z', statusKey: 'merged' }] },
    { ...aPast('5'), steps: [{ at: '2023-01-01T00:00:00Z', note: 'too early' }] },
    { ...aPast('6'), at: '2999-01-01T00:00:00Z' },
    aPast('7'),
    aPast('7'),
  ]);
  const said = body.data.map((result: { imported: boolean; error?: { code: string; field?: string } }) =>
    result.imported ? 'imported' : result.error ? `${result.error.code} ${result.error.field}` : 'known',
  );
  expect(said).toEqual([
    'known',
    'FIELD_REQUIRED subject',
    'TRANSITION_NOT_ALLOWED statusKey',
    'FIELD_INVALID steps.0.at',
    'FIELD_INVALID at',
    'imported',
    'known',
  ]);
  const halves = await desk.repo('ticketingTickets').count({ filter: { subject: 'Battery does not charge' } });
  expect(halves).toBe(3); // 1, 2 and 7
});

test('the past is no news: nobody hears of it', async () => {
  const news: string[] = [];
  const plugin = desk.app.pm.get('ticketing');
  if (!('ticketEvents' in plugin)) throw new Error('the plugin is not there');
  const events = plugin.ticketEvents as { onCommitted(listener: (event: { type: string }) => void): void };
  events.onCommitted(({ type }) => void news.push(type));
  await send([aPast('8')]);
  await root.post('/api/ticketingTickets:create').send({ subject: 'Of today' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  // The seeded automation may have assigned the new one meanwhile.
  expect(news.filter((type) => type !== 'assigned')).toEqual(['created']);
});

test('what comes after an import is dated today', async () => {
  const [{ id }] = (await send([aPast('9')])).body.data;
  const noted = await root.post(`/api/ticketingTickets:note/${id}`).send({ body: '<p>Looked at it again.</p>' });
  expect(noted.body).toMatchObject({ data: {} });
  const ticket = await desk.repo('ticketingTickets').findOne({ filterByTk: id });
  expect(Date.now() - new Date(String(ticket.get('updatedAt'))).getTime()).toBeLessThan(60_000);
});

test.each(['ticketing-supervisor', 'ticketing-agent', 'ticketing-customer', 'member'])(
  '%s may not import',
  async (role) => {
    expect((await send([aPast('10')], await signIn(desk, role))).status).toBe(403);
  },
);

test('a desk admin may', async () => {
  expect((await send([aPast('11')], await signIn(desk, 'ticketing-admin'))).status).toBe(200);
});
