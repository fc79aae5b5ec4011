import type { Model } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { LinkKind } from '../../../shared/ticketLinks';
import {
  aCustomer,
  aTicket,
  aUser,
  anAgent,
  anonymous,
  aSupervisor,
  bootApp,
  by,
  noAutomation,
  signIn,
  type Agent,
} from '../../__tests__/kit';
import { transitionTicket, type TicketRecord } from '../../tickets';
import { linkTickets, moveLinks, restoreLinks } from '..';

const desk = bootApp();
let ann: Model;
let agent: Agent;
let supervisor: Agent;
let light: Agent;
let customer: Agent;

beforeAll(async () => {
  await noAutomation(desk);
  ann = await anAgent(desk, { nickname: 'Ann' });
  agent = await signIn(desk, ann, { role: 'ticketing-agent' });
  supervisor = await signIn(desk, await aSupervisor(desk), { role: 'ticketing-supervisor' });
  light = await signIn(desk, 'ticketing-light-agent');
  customer = await signIn(desk, await aCustomer(desk), { role: 'ticketing-customer' });
});

const url = (ticket: { id: unknown }, action: string) => `/api/ticketingTickets:${action}/${String(ticket.id)}`;
const read = (who: Agent, ticket: TicketRecord, action: string) => who.get(url(ticket, action));
const send = (who: Agent, ticket: TicketRecord, action: string, body: object = {}) =>
  who.post(url(ticket, action)).send(body);
const link = (who: Agent, ticket: TicketRecord, kind: LinkKind, other: { id: unknown }) =>
  send(who, ticket, 'link', { targetId: other.id, kind });
const codeOf = ({ status, body }: { status: number; body: { errors?: { code: string }[] } }) =>
  `${status} ${body.errors?.[0]?.code ?? ''}`.trim();
const kindsOf = ({ body }: { body: { data: { kind: string; ticket: { number: string } }[] } }) =>
  body.data.map(({ kind, ticket }) => `${kind} ${ticket.number}`);
const setType = (values: object) => desk.repo(COLLECTIONS.types).update({ filterByTk: 'support', values });

async function tickets(count: number): Promise<TicketRecord[]> {
  const made: TicketRecord[] = [];
  for (let index = 0; index < count; index += 1) made.push(await aTicket(desk));
  return made;
}

async function changesOf(ticket: TicketRecord, field: string) {
  const events: Model[] = await desk.repo(COLLECTIONS.events).find({ filter: { ticketId: ticket.id }, sort: ['id'] });
  return events.flatMap((event): { field: string; from: unknown; to: unknown }[] =>
    event.get('changes').filter((change: { field: string }) => change.field === field),
  );
}

describe('links', () => {
  test('are seen from both sides, in the history of both, and linking again changes nothing', async () => {
    const [one, two] = await tickets(2);
    expect(kindsOf(await link(agent, one, 'blocks', two).expect(200))).toEqual([`blocks ${two.number}`]);
    await link(agent, one, 'blocks', two).expect(200);
    await link(agent, two, 'blockedBy', one).expect(200);
    expect(kindsOf(await read(agent, two, 'links'))).toEqual([`blockedBy ${one.number}`]);
    expect(await changesOf(one, 'links')).toMatchObject([{ from: null, to: { kind: 'blocks', number: two.number } }]);
    expect(await changesOf(two, 'links')).toMatchObject([{ to: { kind: 'blockedBy', number: one.number } }]);
    await link(agent, two, 'relates', one).expect(200);
    await link(agent, one, 'relates', two).expect(200);
    expect(kindsOf(await read(agent, one, 'links'))).toEqual([`blocks ${two.number}`, `relates ${two.number}`]);
    const gone = await send(agent, two, 'unlink', { targetId: one.id, kind: 'blockedBy' }).expect(200);
    expect(kindsOf(gone)).toEqual([`relates ${one.number}`]);
    expect(codeOf(await send(agent, two, 'unlink', { targetId: one.id, kind: 'blockedBy' }))).toBe(
      '404 LINK_NOT_FOUND',
    );
  });

  test('refuse what cannot be', async () => {
    const [one, two, three, four] = await tickets(4);
    expect(codeOf(await link(agent, one, 'relates', one))).toBe('422 LINK_TO_ITSELF');
    await link(agent, one, 'blocks', two).expect(200);
    await link(agent, two, 'blocks', three).expect(200);
    expect(codeOf(await link(agent, three, 'blocks', one))).toBe('422 LINK_CIRCLE');
    await link(agent, one, 'child', two).expect(200);
    await link(agent, two, 'child', three).expect(200);
    expect(codeOf(await link(agent, one, 'parent', three))).toBe('422 LINK_CIRCLE');
    expect(codeOf(await link(agent, four, 'child', three))).toBe('422 LINK_HAS_PARENT');
    expect(codeOf(await link(agent, one, 'relates', { id: 999_999 }))).toBe('404 NOT_FOUND');
    expect(codeOf(await send(agent, one, 'link', { targetId: two.id, kind: 'eats' }))).toBe('422 FIELD_INVALID');
    expect(codeOf(await send(agent, one, 'link', { kind: 'blocks' }))).toBe('422 FIELD_REQUIRED');
    expect(codeOf(await send(agent, one, 'link', { targetId: "1' OR 1", kind: 'blocks' }))).toBe('422 FIELD_INVALID');
    expect(codeOf(await send(agent, one, 'link', { targetId: two.id, kind: 'blocks', sourceId: 1 }))).toBe(
      '422 FIELD_UNKNOWN',
    );
  });

  test('made at once in both directions, or round a circle, leave no circle', async () => {
    const [a, b, c, d] = await tickets(4);
    const both = await Promise.all([link(agent, a, 'blocks', b), link(supervisor, b, 'blocks', a)]);
    expect(both.map(codeOf).sort()).toEqual(['200', '422 LINK_CIRCLE']);
    const [e, f] = await tickets(2);
    const same = await Promise.all([1, 2, 3, 4].map(() => link(agent, e, 'relates', f)));
    expect(same.map(codeOf)).toEqual(['200', '200', '200', '200']);
    expect(await changesOf(e, 'links')).toHaveLength(1);
    await link(agent, c, 'child', d).expect(200);
    const [g, h] = await tickets(2);
    await link(agent, g, 'child', h).expect(200);
    // No ticket in common, but together they would close the circle c > d > g > h > c.
    const around = await Promise.all([link(agent, d, 'child', g), link(supervisor, h, 'child', c)]);
    expect(around.map(codeOf).sort()).toEqual(['200', '422 LINK_CIRCLE']);
  });

  test('are for those who may change both tickets, and show those that one may see', async () => {
    const [one, two] = await tickets(2);
    await link(agent, one, 'relates', two).expect(200);
    for (const who of [light, customer, anonymous(desk)]) {
      expect((await link(who, one, 'relates', two)).status).toBeGreaterThanOrEqual(401);
    }
    expect((await read(customer, one, 'links')).status).toBe(403);
    expect(kindsOf(await read(light, one, 'links'))).toHaveLength(1);

    await desk.repo('roles').create({ values: { name: 'own-only', title: 'own', strategy: { actions: [] } } });
    const root = await signIn(desk, 'root');
    const scope = await root
      .post('/api/dataSources/main/rolesResourcesScopes:create')
      .send({ name: 'first', resourceName: COLLECTIONS.tickets, scope: { number: one.number } });
    const fields = ['subject'];
    const actions = ['view', 'update'].map((name) => ({ name, fields, scope: { id: scope.body.data.id } }));
    await root
      .post('/api/roles/own-only/dataSourceResources:create')
      .send({ name: COLLECTIONS.tickets, dataSourceKey: 'main', usingActionsConfig: true, actions })
      .expect(200);
    const own = await signIn(desk, await aUser(desk, { role: 'own-only' }), { role: 'own-only' });
    expect(kindsOf(await read(own, one, 'links').expect(200))).toEqual([]);
    expect((await read(own, two, 'links')).status).toBe(404);
    expect(codeOf(await link(own, one, 'blocks', two))).toBe('404 NOT_FOUND');
    expect(codeOf(await link(own, two, 'blocks', one))).toBe('404 NOT_FOUND');
  });

  test('of a type that wants it keep a ticket from being done before those it waits for', async () => {
    await setType({ openLinksBlockClosing: true });
    const [parent, child, blocker] = await tickets(3);
    await link(agent, parent, 'child', child).expect(200);
    await link(agent, parent, 'blockedBy', blocker).expect(200);
    const refused = await send(agent, parent, 'transition', { statusKey: 'resolved' });
    expect(codeOf(refused)).toBe('422 LINKED_TICKETS_OPEN');
    expect(refused.body.errors[0].message).toContain(`${child.number}, ${blocker.number}`);
    const stock = await agent.post(url(parent, 'update')).send({ statusKey: 'closed' });
    expect(codeOf(stock)).toBe('422 LINKED_TICKETS_OPEN');
    await expect(transitionTicket(desk.db, parent.id, { statusKey: 'closed' }, by())).rejects.toMatchObject({
      code: 'LINKED_TICKETS_OPEN',
    });
    await send(agent, parent, 'transition', { statusKey: 'pending' }).expect(200);
    await send(agent, child, 'transition', { statusKey: 'resolved' }).expect(200);
    await send(agent, blocker, 'transition', { statusKey: 'cancelled' }).expect(200);
    await send(agent, parent, 'transition', { statusKey: 'resolved' }).expect(200);

    const [another, open] = await tickets(2);
    await link(agent, another, 'child', open).expect(200);
    await setType({ openLinksBlockClosing: false });
    await send(agent, another, 'transition', { statusKey: 'resolved' }).expect(200);
  });

  test('move to another ticket without doubles, and back', async () => {
    const [from, to, one, two, three] = await tickets(5);
    await link(agent, from, 'relates', to).expect(200);
    await link(agent, from, 'blocks', one).expect(200);
    await link(agent, to, 'blocks', one).expect(200);
    await link(agent, from, 'child', two).expect(200);
    await link(agent, three, 'blocks', from).expect(200);
    const moved = await desk.db.sequelize.transaction((transaction) => moveLinks(desk.db, from.id, to.id, transaction));
    expect(kindsOf(await read(agent, from, 'links'))).toEqual([]);
    expect(kindsOf(await read(agent, to, 'links')).sort()).toEqual(
      [`blocks ${one.number}`, `child ${two.number}`, `blockedBy ${three.number}`].sort(),
    );
    await desk.db.sequelize.transaction((transaction) =>
      restoreLinks(desk.db, JSON.parse(JSON.stringify(moved)), transaction),
    );
    expect(kindsOf(await read(agent, to, 'links')).sort()).toEqual(
      [`blocks ${one.number}`, `relates ${from.number}`].sort(),
    );
    expect(kindsOf(await read(agent, from, 'links'))).toHaveLength(4);
  });

  test('go with their ticket', async () => {
    const [one, two] = await tickets(2);
    await linkTickets(desk.db, { ticketId: one.id, otherId: two.id, kind: 'blocks' }, by(ann));
    await send(agent, one, 'addChecklistItem', { text: 'Ask' }).expect(200);
    await send(agent, one, 'logTime', { minutes: 5 }).expect(200);
    await supervisor.post(url(one, 'destroy')).expect(200);
    expect(kindsOf(await read(agent, two, 'links'))).toEqual([]);
    expect(await desk.repo(COLLECTIONS.checklistItems).count({ filter: { ticketId: one.id } })).toBe(0);
    expect(await desk.repo(COLLECTIONS.timeEntries).count({ filter: { ticketId: one.id } })).toBe(0);
  });
});

describe('checklists', () => {
  interface Item {
    id: number;
    text: string;
    doneAt: string | null;
    doneBy: { nickname: string } | null;
  }
  const items = async (ticket: TicketRecord): Promise<Item[]> => (await read(agent, ticket, 'checklist')).body.data;
  const texts = async (ticket: TicketRecord) => (await items(ticket)).map(({ text }) => text);
  const stored = (ticket: TicketRecord) => desk.repo(COLLECTIONS.tickets).findOne({ filterByTk: String(ticket.id) });

  test('are written, ticked off, ordered and counted, with history', async () => {
    const [ticket] = await tickets(1);
    for (const text of ['One', 'Two', 'Three']) await send(agent, ticket, 'addChecklistItem', { text }).expect(200);
    const [one, two, three] = await items(ticket);
    await send(agent, ticket, 'updateChecklistItem', { itemId: two.id, done: true }).expect(200);
    await send(agent, ticket, 'updateChecklistItem', { itemId: three.id, index: 0 }).expect(200);
    await send(agent, ticket, 'updateChecklistItem', { itemId: one.id, text: ' Uno\n' }).expect(200);
    expect(await texts(ticket)).toEqual(['Three', 'Uno', 'Two']);
    expect((await items(ticket))[2]).toMatchObject({ doneAt: expect.any(String), doneBy: { nickname: 'Ann' } });
    expect(await stored(ticket)).toMatchObject({ checklistTotal: 3, checklistDone: 1, version: 6 });
    await send(agent, ticket, 'updateChecklistItem', { itemId: two.id, done: false }).expect(200);
    await send(agent, ticket, 'removeChecklistItem', { itemId: two.id }).expect(200);
    expect(await stored(ticket)).toMatchObject({ checklistTotal: 2, checklistDone: 0 });
    expect((await changesOf(ticket, 'checklist')).slice(3)).toEqual([
      { field: 'checklist', from: { text: 'Two' }, to: { text: 'Two', done: true } },
      { field: 'checklist', from: { text: 'One' }, to: { text: 'Uno' } },
      { field: 'checklist', from: { text: 'Two', done: true }, to: { text: 'Two' } },
      { field: 'checklist', from: { text: 'Two' }, to: null },
    ]);
  });

  test('lose nothing when several write at once', async () => {
    const [ticket] = await tickets(1);
    const texted = ['a', 'b', 'c', 'd', 'e'];
    const all = await Promise.all(texted.map((text) => send(agent, ticket, 'addChecklistItem', { text })));
    expect(all.map(codeOf)).toEqual(texted.map(() => '200'));
    expect((await texts(ticket)).sort()).toEqual(texted);
    expect(await stored(ticket)).toMatchObject({ checklistTotal: 5 });
  });

  test('hold a ticket open while a required item is not done, whichever way the status is set', async () => {
    const [ticket] = await tickets(1);
    await send(agent, ticket, 'addChecklistItem', { text: 'Call back', required: true }).expect(200);
    await send(agent, ticket, 'addChecklistItem', { text: 'Tidy up' }).expect(200);
    const refused = await send(agent, ticket, 'transition', { statusKey: 'resolved' });
    expect(codeOf(refused)).toBe('422 CHECKLIST_OPEN');
    expect(refused.body.errors[0].message).toContain('Call back');
    expect(codeOf(await send(agent, ticket, 'reply', { body: 'Done', statusKey: 'resolved' }))).toBe(
      '422 CHECKLIST_OPEN',
    );
    const [required] = await items(ticket);
    await send(agent, ticket, 'updateChecklistItem', { itemId: required.id, done: true }).expect(200);
    await send(agent, ticket, 'transition', { statusKey: 'resolved' }).expect(200);
  });

  test('refuse bad input, other tickets, other roles and stock writes', async () => {
    const [ticket, other] = await tickets(2);
    await send(agent, ticket, 'addChecklistItem', { text: 'Mine' }).expect(200);
    const [item] = await items(ticket);
    expect(codeOf(await send(agent, ticket, 'addChecklistItem', { text: '   ' }))).toBe('422 FIELD_REQUIRED');
    expect(codeOf(await send(agent, ticket, 'addChecklistItem', { text: 'x'.repeat(501) }))).toBe('422 FIELD_TOO_LONG');
    expect(codeOf(await send(agent, other, 'updateChecklistItem', { itemId: item.id, done: true }))).toBe(
      '404 NOT_FOUND',
    );
    expect(codeOf(await send(agent, ticket, 'updateChecklistItem', { itemId: item.id, index: -1 }))).toBe(
      '422 FIELD_INVALID',
    );
    expect((await send(light, ticket, 'addChecklistItem', { text: 'No' })).status).toBe(403);
    expect((await read(customer, ticket, 'checklist')).status).toBe(403);
    const root = await signIn(desk, 'root');
    const stock = root.post(`/api/${COLLECTIONS.checklistItems}:update/${item.id}`).send({ text: 'Behind the back' });
    expect(codeOf(await stock)).toBe('422 OWN_ACTION_ONLY');
    expect(codeOf(await root.post(`/api/${COLLECTIONS.checklistItems}:destroy/${item.id}`))).toBe(
      '422 OWN_ACTION_ONLY',
    );
    // No field of the role's: the platform drops it. Who may write all fields is refused.
    await agent.post(url(ticket, 'update')).send({ checklistDone: 9 });
    expect(codeOf(await root.post(url(ticket, 'update')).send({ checklistDone: 9 }))).toBe('422 FIELD_READ_ONLY');
    expect(await stored(ticket)).toMatchObject({ checklistDone: 0 });
    expect(await texts(ticket)).toEqual(['Mine']);
  });
});

describe('time', () => {
  const time = async (ticket: TicketRecord) => (await read(agent, ticket, 'timeEntries')).body.data;

  test('is logged, summed up and corrected by its own person; by supervisors for all', async () => {
    const [ticket] = await tickets(1);
    await send(agent, ticket, 'logTime', { minutes: 30, billable: true, note: 'Call' }).expect(200);
    await send(supervisor, ticket, 'logTime', { minutes: 15 }).expect(200);
    const { entries, minutes, billableMinutes, mayChangeOthers } = await time(ticket);
    expect({ minutes, billableMinutes, mayChangeOthers }).toEqual({
      minutes: 45,
      billableMinutes: 30,
      mayChangeOthers: false,
    });
    const [theirs, mine] = entries;
    expect(mine).toMatchObject({ minutes: 30, note: 'Call', user: { nickname: 'Ann' } });
    expect(codeOf(await send(agent, ticket, 'updateTimeEntry', { entryId: theirs.id, minutes: 1 }))).toBe(
      '403 FORBIDDEN',
    );
    expect(codeOf(await send(agent, ticket, 'removeTimeEntry', { entryId: theirs.id }))).toBe('403 FORBIDDEN');
    await send(agent, ticket, 'updateTimeEntry', { entryId: mine.id, minutes: 40 }).expect(200);
    await send(supervisor, ticket, 'removeTimeEntry', { entryId: mine.id }).expect(200);
    expect((await time(ticket)).minutes).toBe(15);
    expect((await changesOf(ticket, 'timeEntries')).at(-1)).toMatchObject({ from: { minutes: 40 }, to: null });
  });

  test.each([
    [{ minutes: 0 }, 'minutes'],
    [{ minutes: -5 }, 'minutes'],
    [{ minutes: 1441 }, 'minutes'],
    [{ minutes: 1.5 }, 'minutes'],
    [{ minutes: '7' }, 'minutes'],
    [{ minutes: 5, commentId: 1 }, 'commentId'],
    [{ minutes: 5, spentAt: '2999-01-01T00:00:00Z' }, 'spentAt'],
    [{ minutes: 5, userId: 1 }, 'userId'],
  ])('%j is refused', async (body, field) => {
    const [ticket] = await tickets(1);
    const { status, body: answer } = await send(agent, ticket, 'logTime', body);
    expect({ status, field: answer.errors[0].field }).toEqual({ status: 422, field });
  });

  test('can be asked for before a ticket is resolved, by hand only', async () => {
    await setType({ timeRequired: true });
    const [ticket, other] = await tickets(2);
    expect(codeOf(await send(agent, ticket, 'transition', { statusKey: 'resolved' }))).toBe('422 TIME_REQUIRED');
    await send(agent, ticket, 'logTime', { minutes: 1 }).expect(200);
    await send(agent, ticket, 'transition', { statusKey: 'resolved' }).expect(200);
    await transitionTicket(desk.db, other.id, { statusKey: 'resolved' }, by());
    await setType({ timeRequired: false });
  });

  test('of tickets that one may not see stays unseen', async () => {
    const [ticket] = await tickets(1);
    expect((await read(customer, ticket, 'timeEntries')).status).toBe(403);
    expect((await send(light, ticket, 'logTime', { minutes: 5 })).status).toBe(403);
    expect((await customer.get(`/api/${COLLECTIONS.timeEntries}:list`)).status).toBe(403);
    await agent.get(`/api/${COLLECTIONS.timeEntries}:list`).expect(200);
  });
});
