import type { Filter, Model } from '@nocobase/database';
import {
  aComment,
  aContact,
  aTicket,
  anAgent,
  bootApp,
  eventually,
  noAutomation,
  signIn,
  testDialect,
  type Agent,
} from '../../__tests__/kit';
import { BY_SYSTEM } from '../../kernel/cause';
import { addCustomerMessage } from '../../conversation';
import { linkTickets } from '../../links';
import { resolveMerged, tagTicket, type TicketRecord } from '../../tickets';

const desk = bootApp();
let root: Agent;
beforeAll(async () => {
  await noAutomation(desk);
  root = await signIn(desk, 'root');
});

type Ticket = Pick<TicketRecord, 'id' | 'number' | 'requesterId'>;

const act = (action: string, { id }: Pick<Ticket, 'id'>, values: object = {}, who: Agent = root) =>
  who.post(`/api/ticketingTickets:${action}/${String(id)}`).send(values);
const merge = (source: Ticket, target: Ticket, values: object = {}) =>
  act('merge', source, { targetId: target.id, ...values });
const read = ({ id }: Pick<Ticket, 'id'>): Promise<TicketRecord> =>
  desk.repo('ticketingTickets').findOne({ filterByTk: String(id) });
const all = async (collection: string, filter: Filter) => {
  const rows: Model[] = await desk.repo(collection).find({ filter, sort: ['id'] });
  return rows;
};
const bodies = async ({ id }: Pick<Ticket, 'id'>) =>
  (await all('ticketingComments', { ticketId: String(id) })).map((row): string => row.get('bodyText'));
const history = async ({ id }: Pick<Ticket, 'id'>) =>
  (await all('ticketingEvents', { ticketId: String(id) })).map((row): string => row.get('type'));
const tagsOf = async ({ id }: Pick<Ticket, 'id'>) => {
  const ticket: Model = await desk.repo('ticketingTickets').findOne({ filterByTk: String(id), appends: ['tags'] });
  return ticket
    .get('tags')
    .map((tag: Model) => tag.get('name'))
    .sort();
};
const codeOf = ({ body }: { body: { errors?: { code: string }[] } }) => body.errors?.[0].code;

/** Two tickets of one requester, each with a message. */
async function aPair(): Promise<[Ticket, Ticket]> {
  const contact = await aContact(desk);
  const requesterId = contact.get('id');
  return [
    await aTicket(desk, { requesterId, body: '<p>from the source</p>' }),
    await aTicket(desk, { requesterId, body: '<p>from the target</p>' }),
  ];
}

describe('merge', () => {
  test('moves what belongs to the source, and both tell it', async () => {
    const [source, target] = await aPair();
    const follower = await anAgent(desk);
    await aComment(desk, source, { kind: 'note', body: '<p>a note</p>' });
    await tagTicket(desk.db, source.id, { add: ['vip', 'late'] }, BY_SYSTEM);
    await tagTicket(desk.db, target.id, { add: ['vip'] }, BY_SYSTEM);
    await desk.db
      .getModel('ticketingFollowers')
      .create({ ticketId: source.id, userId: follower.get('id') }, { hooks: false });
    const other = await aTicket(desk);
    await linkTickets(desk.db, { ticketId: source.id, otherId: other.id, kind: 'blocks' }, BY_SYSTEM);
    await act('addChecklistItem', source, { text: 'look' });

    const { status, body } = await merge(source, target);
    expect(body.errors).toBeUndefined();
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ number: target.number, messageCount: 2 });
    expect(await bodies(target)).toEqual(['from the source', 'from the target', 'a note']);
    expect(await bodies(source)).toEqual([]);
    expect(await tagsOf(target)).toEqual(['late', 'vip']);
    expect(await desk.db.getModel('ticketingFollowers').count({ where: { ticketId: target.id } })).toBe(1);
    const links = await root.get(`/api/ticketingTickets:links/${target.id}`);
    expect(links.body.data).toMatchObject([{ kind: 'blocks', ticket: { number: other.number } }]);

    const merged = await read(source);
    expect(merged).toMatchObject({ statusKey: 'merged', messageCount: 0, preview: null, checklistTotal: 0 });
    expect(await read(target)).toMatchObject({ checklistTotal: 1, checklistDone: 0 });
    expect(String(merged.mergedIntoId)).toBe(String(target.id));
    expect(merged.closedAt).toBeTruthy();
    expect(await history(source)).toEqual(expect.arrayContaining(['created', 'statusChanged', 'merged']));
    expect(await history(target)).toContain('merged');
  });

  test('leads on: resolveMerged, a number, a reply, the message of a customer', async () => {
    const [source, target] = await aPair();
    await merge(source, target);
    expect(String(await resolveMerged(desk.db, source.id))).toBe(String(target.id));
    const filter = encodeURIComponent(JSON.stringify({ number: source.number }));
    const byNumber = await root.get(`/api/ticketingTickets:get?filter=${filter}`);
    expect(byNumber.body.data).toMatchObject({ number: target.number });
    expect((await act('reply', source, { body: '<p>late reply</p>' })).status).toBe(200);
    await addCustomerMessage(desk.db, source.id, { body: 'late message', contactId: source.requesterId }, BY_SYSTEM);
    expect(await bodies(target)).toEqual(['from the source', 'from the target', 'late reply', 'late message']);
    expect(await read(target)).toMatchObject({ messageCount: 4 });
  });

  test('refuses itself, merged tickets, another requester, an old version, nonsense', async () => {
    const [a, b] = await aPair();
    expect(codeOf(await merge(a, a))).toBe('MERGE_ITSELF');
    expect(codeOf(await merge(a, { ...b, id: 424242 }))).toBe('NOT_FOUND');
    expect(codeOf(await merge(a, b, { version: 7 }))).toBe('TICKET_STALE');
    expect(codeOf(await merge(a, b, { targetVersion: 7 }))).toBe('TICKET_STALE');
    expect(codeOf(await act('merge', a, {}))).toBe('FIELD_REQUIRED');
    expect(codeOf(await act('merge', a, { targetId: 'x' }))).toBe('FIELD_INVALID');
    expect(codeOf(await merge(a, b, { nope: 1 }))).toBe('FIELD_UNKNOWN');
    const [stranger] = await aPair();
    expect(codeOf(await merge(a, stranger))).toBe('MERGE_OTHER_REQUESTER');
    expect((await merge(a, stranger, { force: true })).status).toBe(200);
    expect(codeOf(await merge(a, b))).toBe('MERGE_SOURCE_MERGED');
    const refused = await merge(b, a);
    expect(codeOf(refused)).toBe('MERGE_TARGET_MERGED');
    expect(refused.body.errors[0].message).toContain(stranger.number);
    expect(codeOf(await act('transition', a, { statusKey: 'open' }))).toBe('TRANSITION_NOT_ALLOWED');
    expect((await act('update', b, { mergedIntoId: stranger.id })).status).toBe(422);
  });

  test('needs the right on both tickets', async () => {
    const [a, b] = await aPair();
    const light = await signIn(desk, 'ticketing-light-agent');
    expect((await act('merge', a, { targetId: b.id }, light)).status).toBe(403);
    const customer = await signIn(desk, 'ticketing-customer');
    expect((await act('merge', a, { targetId: b.id }, customer)).status).toBe(403);
    const agent = await signIn(desk, 'ticketing-agent');
    expect((await act('merge', a, { targetId: b.id }, agent)).status).toBe(200);
    const scoped = await signIn(desk, await aScopedMerger(), { role: 'scoped-merger' });
    const [c, d] = await aPair();
    expect((await act('merge', c, { targetId: d.id }, scoped)).status).toBe(404);
  });

  test('says before what it would do', async () => {
    const [a, b] = await aPair();
    const preview = await root.get(`/api/ticketingTickets:mergePreview/${a.id}?targetId=${b.id}`);
    expect(preview.body.data).toEqual({ comments: 1, followers: 0, tags: 0, otherRequester: false, problem: null });
  });
});

/** May merge what they are assigned, which is nothing. */
async function aScopedMerger(): Promise<Model> {
  const scope = await desk.repo('dataSourcesRolesResourcesScopes').create({
    values: { name: 'Mine', resourceName: 'ticketingTickets', dataSourceKey: 'main', scope: { assigneeId: 424242 } },
  });
  await desk.repo('roles').create({
    values: {
      name: 'scoped-merger',
      title: 'Scoped',
      strategy: { actions: [] },
      resources: [
        {
          dataSourceKey: 'main',
          name: 'ticketingTickets',
          usingActionsConfig: true,
          actions: [{ name: 'view' }, { name: 'merge', scope: scope.get('id') }],
        },
      ],
    },
  });
  return desk.repo('users').create({
    values: {
      username: 'scoped',
      email: 'scoped@example.test',
      password: 'secret-for-tests',
      roles: ['scoped-merger'],
    },
  });
}

describe('undo', () => {
  test('gives back exactly what came from there', async () => {
    const [source, target] = await aPair();
    await tagTicket(desk.db, source.id, { add: ['vip', 'late'] }, BY_SYSTEM);
    await tagTicket(desk.db, target.id, { add: ['vip'] }, BY_SYSTEM);
    await act('transition', source, { statusKey: 'pending' });
    const other = await aTicket(desk);
    await linkTickets(desk.db, { ticketId: source.id, otherId: other.id, kind: 'blocks' }, BY_SYSTEM);
    await merge(source, target);
    await aComment(desk, target, { body: '<p>after the merge</p>' });
    const { status, body } = await act('unmerge', source);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ statusKey: 'pending', mergedIntoId: null, messageCount: 1, closedAt: null });
    expect(await bodies(source)).toEqual(['from the source']);
    expect(await bodies(target)).toEqual(['from the target', 'after the merge']);
    expect(await tagsOf(source)).toEqual(['late', 'vip']);
    expect(await tagsOf(target)).toEqual(['vip']);
    const links = await root.get(`/api/ticketingTickets:links/${source.id}`);
    expect(links.body.data).toHaveLength(1);
    expect(await history(source)).toContain('unmerged');
    expect(await history(target)).toContain('unmerged');
    expect(codeOf(await act('unmerge', source))).toBe('NOT_MERGED');
    expect((await merge(source, target)).status).toBe(200);
  });

  test('of a chain, in either order', async () => {
    const contact = await aContact(desk);
    const three = () =>
      Promise.all(['a', 'b', 'c'].map((body) => aTicket(desk, { requesterId: contact.get('id'), body })));
    const [a, b, c] = await three();
    await merge(a, b);
    await merge(b, c);
    expect(String((await read(a)).mergedIntoId)).toBe(String(c.id));
    expect((await bodies(c)).sort()).toEqual(['a', 'b', 'c']);
    await act('unmerge', a);
    expect(await bodies(a)).toEqual(['a']);
    await act('unmerge', b);
    expect([await bodies(b), await bodies(c)]).toEqual([['b'], ['c']]);

    const [d, e, f] = await three();
    await merge(d, e);
    await merge(e, f);
    await act('unmerge', e);
    expect(String((await read(d)).mergedIntoId)).toBe(String(e.id));
    expect((await bodies(e)).sort()).toEqual(['a', 'b']);
    await act('unmerge', d);
    expect([await bodies(d), await bodies(e), await bodies(f)]).toEqual([['a'], ['b'], ['c']]);
  });

  test('is refused when the target is gone', async () => {
    const [source, target] = await aPair();
    await merge(source, target);
    await act('destroy', target);
    expect(codeOf(await act('unmerge', source))).toBe('UNMERGE_IMPOSSIBLE');
  });
});

describe('split', () => {
  test('makes a ticket of chosen messages, linked both ways; notes stay notes', async () => {
    const [source] = await aPair();
    const note = await aComment(desk, source, { kind: 'note', body: 'a note' });
    const message = await aComment(desk, source, { kind: 'message', body: 'another matter' });
    const { status, body } = await act('split', source, {
      commentIds: [message.id, note.id],
      subject: 'Another matter',
    });
    expect(status).toBe(200);
    const made = body.data;
    expect(made).toMatchObject({ subject: 'Another matter', messageCount: 1, preview: 'another matter' });
    expect(String(made.requesterId)).toBe(String(source.requesterId));
    expect(made.waitingSince).toBeTruthy();
    expect(await bodies(made)).toEqual(['a note', 'another matter']);
    expect(await bodies(source)).toEqual(['from the source']);
    expect(await all('ticketingComments', { ticketId: String(made.id), kind: 'note' })).toHaveLength(1);
    expect(await read(source)).toMatchObject({ messageCount: 1, preview: 'from the source' });
    const links = await root.get(`/api/ticketingTickets:links/${made.id}`);
    expect(links.body.data).toMatchObject([{ kind: 'relates', ticket: { number: source.number } }]);
    expect(await history(source)).toContain('split');
    expect(await history(made)).toContain('split');
  });

  test('refuses messages of others, none, and those who may not', async () => {
    const [source, other] = await aPair();
    const [foreign] = await all('ticketingComments', { ticketId: String(other.id) });
    const [own] = await all('ticketingComments', { ticketId: String(source.id) });
    const wrong = await act('split', source, { commentIds: [own.get('id'), foreign.get('id')], subject: 'x' });
    expect(codeOf(wrong)).toBe('FIELD_INVALID');
    expect((await act('split', source, { commentIds: [], subject: 'x' })).status).toBe(422);
    expect((await act('split', source, { commentIds: [own.get('id')], subject: ' ' })).status).toBe(422);
    const light = await signIn(desk, 'ticketing-light-agent');
    expect((await act('split', source, { commentIds: [own.get('id')], subject: 'x' }, light)).status).toBe(403);
    expect(await bodies(source)).toEqual(['from the source']);
  });
});

describe('at the same moment', () => {
  const rounds = testDialect() === 'sqlite' ? 3 : 6;
  const outcome = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

  test('A into B and B into A: one of the two', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [a, b] = await aPair();
      expect(outcome(await Promise.all([merge(a, b), merge(b, a)]))).toEqual([200, 422]);
      expect((await bodies(a)).length + (await bodies(b)).length).toBe(2);
    }
  });

  test('A into B and A into C: one of the two', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [[a, b], [c]] = [await aPair(), await aPair()];
      const answers = await Promise.all([merge(a, b), merge(a, c, { force: true })]);
      expect(outcome(answers)).toEqual([200, 422]);
    }
  });

  test('A into B while B goes into C: no ticket leads to a merged one, no message is lost', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [[a, b], [c]] = [await aPair(), await aPair()];
      const answers = await Promise.all([merge(a, b), merge(b, c, { force: true })]);
      expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
      for (const ticket of [a, b, c]) {
        const { mergedIntoId } = await read(ticket);
        if (mergedIntoId !== null) expect((await read({ id: mergedIntoId })).mergedIntoId).toBeNull();
      }
      const places = await Promise.all([a, b, c].map(bodies));
      expect(places.flat()).toHaveLength(3);
    }
  });

  test('merge while replies and messages come in: none is lost, none is left where nobody reads', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [source, target] = await aPair();
      const answers = await Promise.all([
        act('reply', source, { body: 'one' }),
        merge(source, target),
        act('reply', source, { body: 'two' }),
        act('note', target, { body: 'three' }),
        act('note', source, { body: 'four' }),
      ]);
      expect(outcome(answers)).toEqual([200, 200, 200, 200, 200]);
      expect((await bodies(target)).sort()).toEqual(
        ['from the source', 'from the target', 'one', 'two', 'three', 'four'].sort(),
      );
      expect(await bodies(source)).toEqual([]);
      expect(await read(target)).toMatchObject({ messageCount: 4 });
    }
  });

  test('undo while replies come in', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [source, target] = await aPair();
      await merge(source, target);
      const answers = await Promise.all([act('unmerge', source), act('reply', source, { body: 'one' })]);
      expect(outcome(answers)).toEqual([200, 200]);
      expect([...(await bodies(source)), ...(await bodies(target))]).toHaveLength(3);
    }
  });
});

describe('snooze', () => {
  const soon = (ms: number) => new Date(Date.now() + ms).toISOString();

  test('puts out of sight, tells it, and wakes by itself', async () => {
    const ticket = await aTicket(desk);
    const { status, body } = await act('snooze', ticket, { until: soon(700), version: 1 });
    expect(status).toBe(200);
    expect(body.data.snoozedUntil).toBeTruthy();
    await eventually(async () => expect((await read(ticket)).snoozedUntil).toBeNull(), 15_000);
    expect(await history(ticket)).toEqual(['created', 'snoozed', 'snoozeEnded']);
  });

  test('a longer one outlives the first, null ends it, so does the customer', async () => {
    const ticket = await aTicket(desk);
    await act('snooze', ticket, { until: soon(300) });
    await act('snooze', ticket, { until: soon(3_600_000) });
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect((await read(ticket)).snoozedUntil).toBeTruthy();
    await act('snooze', ticket, { until: null });
    expect((await read(ticket)).snoozedUntil).toBeNull();
    await act('snooze', ticket, { until: soon(3_600_000) });
    await aComment(desk, ticket, { kind: 'note' });
    expect((await read(ticket)).snoozedUntil).toBeTruthy();
    await aComment(desk, ticket, { kind: 'message' });
    expect((await read(ticket)).snoozedUntil).toBeNull();
    expect(await history(ticket)).toContain('snoozeEnded');
  });

  test('refuses the past, ages, nonsense and those who may not', async () => {
    const ticket = await aTicket(desk);
    expect(codeOf(await act('snooze', ticket, { until: soon(-1000) }))).toBe('SNOOZE_IN_PAST');
    expect(codeOf(await act('snooze', ticket, { until: '9999-01-01T00:00:00Z' }))).toBe('FIELD_INVALID');
    expect(codeOf(await act('snooze', ticket, { until: 'tomorrow' }))).toBe('FIELD_INVALID');
    expect(codeOf(await act('snooze', ticket, {}))).toBe('FIELD_REQUIRED');
    const light = await signIn(desk, 'ticketing-light-agent');
    expect((await act('snooze', ticket, { until: soon(60_000) }, light)).status).toBe(403);
  });
});
