import type { Filter, Model } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { MacroStep } from '../../../shared/macros';
import {
  aContact,
  aSupervisor,
  aTeam,
  aTicket,
  aTicketingAdmin,
  aLightAgent,
  anAgent,
  bootApp,
  eventually,
  noAutomation,
  signIn,
  type Agent,
} from '../../__tests__/kit';
import type { TicketingPlugin } from '../../plugin';
import type { TicketRecord } from '../../tickets';

const desk = bootApp();
const REPLIES = `/api/${COLLECTIONS.replies}`;
const MACROS = `/api/${COLLECTIONS.macros}`;
const TICKETS = `/api/${COLLECTIONS.tickets}`;

let team: Model;
let ann: Model;
const as: Record<'ann' | 'ben' | 'sue' | 'adm' | 'lea', Agent> = {} as never;

beforeAll(async () => {
  await noAutomation(desk);
  ann = await anAgent(desk, { nickname: 'Ann Lee' });
  const ben = await anAgent(desk, { nickname: 'Ben Ode' });
  team = await aTeam(desk, { name: 'Hardware', members: [ann] });
  as.ann = await signIn(desk, ann);
  as.ben = await signIn(desk, ben);
  as.sue = await signIn(desk, await aSupervisor(desk));
  as.adm = await signIn(desk, await aTicketingAdmin(desk));
  as.lea = await signIn(desk, await aLightAgent(desk));
  await desk.repo(COLLECTIONS.tags).create({ values: { name: 'vip' } });
});

type Row = Record<string, unknown> & { id: number; title: string };
let count = 0;
const title = () => `Text ${(count += 1)}`;
const body = '<p>Hello {{ requester.firstName | default: "there" }}</p>';

const create = async (agent: Agent, url: string, values: object, status = 200) => {
  const answer = await agent.post(`${url}:create`).send({ title: title(), ...values });
  if (answer.status !== status) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const aReply = async (agent: Agent, values: object = {}): Promise<Row> =>
  (await create(agent, REPLIES, { body, ...values })).data;
const aMacro = async (agent: Agent, steps: MacroStep[], values: object = {}): Promise<Row> =>
  (await create(agent, MACROS, { steps, ...values })).data;
const titles = async (agent: Agent, url: string): Promise<string[]> => {
  const { body: answer } = await agent.get(`${url}:list?paginate=false`);
  if (!answer.data) throw new Error(JSON.stringify(answer));
  return answer.data.map((row: Row) => row.title);
};
const errorOf = ({ errors }: { errors: { code: string; field?: string }[] }) => ({
  code: errors[0].code,
  field: errors[0].field,
});

describe.each([
  ['canned replies', REPLIES, { body }],
  ['macros', MACROS, { steps: [{ type: 'status', statusKey: 'pending' }] }],
])('whose %s are', (_, url, values) => {
  test('an agent keeps their own, which nobody else at the desk sees', async () => {
    const { data } = await create(as.ann, url, { ...values, ownerId: 1 });
    expect(data).toMatchObject({ scope: 'personal', ownerId: ann.get('id'), teamId: null });
    expect(await titles(as.ann, url)).toContain(data.title);
    for (const agent of [as.ben, as.sue]) {
      expect(await titles(agent, url)).not.toContain(data.title);
      await agent.post(`${url}:update/${data.id}`).send({ title: 'Mine now' });
      await agent.post(`${url}:destroy/${data.id}`);
    }
    expect(await desk.repo(url.slice(5)).findOne({ filterByTk: data.id })).toMatchObject({ title: data.title });
    await as.ann.post(`${url}:update/${data.id}`).send({ title: 'Changed' }).expect(200);
    await as.ann.post(`${url}:destroy/${data.id}`).expect(200);
  });

  test('what a team or everyone uses is made by those who may share', async () => {
    for (const shared of [{ scope: 'global' }, { scope: 'team', teamId: team.get('id') }]) {
      const refused = await create(as.ann, url, { ...values, ...shared }, 403);
      expect(errorOf(refused)).toEqual({ code: 'FORBIDDEN', field: 'scope' });
      for (const agent of [as.sue, as.adm]) {
        const { data } = await create(agent, url, { ...values, ...shared });
        expect(await titles(as.ann, url)).toContain(data.title);
        expect((await titles(as.ben, url)).includes(data.title)).toBe(shared.scope === 'global');
        await as.ann.post(`${url}:update/${data.id}`).send({ title: 'Mine now', scope: 'personal' });
        await as.ann.post(`${url}:destroy/${data.id}`);
        const kept = await desk.repo(url.slice(5)).findOne({ filterByTk: data.id });
        expect(kept).toMatchObject({ title: data.title, ...shared });
      }
    }
    const { data } = await create(as.ann, url, values);
    const promoted = await as.ann.post(`${url}:update/${data.id}`).send({ scope: 'global' }).expect(403);
    expect(errorOf(promoted.body)).toEqual({ code: 'FORBIDDEN', field: 'scope' });
    expect(errorOf(await create(as.sue, url, { ...values, scope: 'team' }, 422)).field).toBe('teamId');
    expect(errorOf(await create(as.sue, url, { ...values, scope: 'team', teamId: 99 }, 422)).field).toBe('teamId');
    expect(errorOf(await create(as.sue, url, { ...values, scope: 'all' }, 422)).field).toBe('scope');
    await create(as.lea, url, values, 403);
  });

  test('nobody counts uses by hand', async () => {
    const { data } = await create(as.adm, url, { ...values, scope: 'global' });
    const root = await signIn(desk, 'root');
    const refused = await root.post(`${url}:update/${data.id}`).send({ usageCount: 99 }).expect(422);
    expect(errorOf(refused.body)).toEqual({ code: 'FIELD_READ_ONLY', field: 'usageCount' });
  });
});

describe('the text of a canned reply', () => {
  test('is sanitised, and its placeholders are checked', async () => {
    const kept = await aReply(as.ann, { body: '<p onclick="x()">Hi {{agent.name}}<script>alert(1)</script></p>' });
    expect(kept.body).toBe('<p>Hi {{agent.name}}</p>');
    const refuse = async (values: object) => errorOf(await create(as.ann, REPLIES, { body, ...values }, 422));
    expect(await refuse({ body: '<p>{{ requester.nam }}</p>' })).toEqual({
      code: 'TEMPLATE_VARIABLE_UNKNOWN_SUGGESTED',
      field: 'body',
    });
    expect((await refuse({ body: '<p>{{ ticket.notes }}</p>' })).field).toBe('body');
    expect((await refuse({ body: '<p>{{ agent.name | shout }}</p>' })).code).toBe('TEMPLATE_FILTER_UNKNOWN');
    expect((await refuse({ body: '' })).code).toBe('FIELD_REQUIRED');
    expect((await refuse({ shortcut: 'two words' })).code).toBe('SHORTCUT_INVALID');
    const twice = [{ language: 'de', body: '<p>a</p>' }];
    expect((await refuse({ translations: [...twice, ...twice] })).field).toBe('translations.1.language');
    expect((await refuse({ translations: [{ language: 'de', body: '{{ x }}' }] })).field).toBe('translations.0.body');
  });

  test('is filled in for a ticket, in the requested language, and counted', async () => {
    const contact = await aContact(desk, { name: 'Maria <b>Rossi</b>' });
    const ticket = await aTicket(desk, { subject: 'Printer', requesterId: contact.get('id'), teamId: team.get('id') });
    const reply = await aReply(as.ann, {
      body: '<p>{{ requester.name }}: {{ ticket.number }} is {{ ticket.status }} at {{ team.name }}, {{ agent.firstName }}</p>',
      language: 'en-US',
      translations: [{ language: 'de-DE', body: '<p>Hallo {{ requester.firstName }}</p>' }],
    });
    const render = async (values: object, agent = as.ann, status = 200) =>
      (
        await agent
          .post(`${REPLIES}:render`)
          .send({ replyId: reply.id, ticketId: ticket.id, ...values })
          .expect(status)
      ).body;
    expect((await render({})).data).toMatchObject({
      language: 'en-US',
      body: `<p>Maria &lt;b&gt;Rossi&lt;/b&gt;: ${ticket.number} is Received at Hardware, Ann</p>`,
    });
    expect((await render({ language: 'de', preview: true })).data.bodyText).toBe('Hallo Maria');
    await render({}, as.ben, 404);
    expect(errorOf(await render({ replyId: 999 }, as.ann, 404)).field).toBe('replyId');
    await render({ ticketId: 999 }, as.ann, 404);
    const used = await desk.repo(COLLECTIONS.replies).findOne({ filterByTk: reply.id });
    expect(used.get('usageCount')).toBe(1);
  });

  test('fields of the application’s own collections are empty for those who may not see them', async () => {
    const root = await signIn(desk, 'root');
    const text = (name: string) => ({ name, type: 'string', interface: 'input' });
    const id = { name: 'id', type: 'bigInt', primaryKey: true, autoIncrement: true, interface: 'integer' };
    await root
      .post('/api/collections:create')
      .send({ name: 'firms', autoGenId: false, titleField: 'name', fields: [id, text('name'), text('budget')] })
      .expect(200);
    await root
      .post(`/api/collections/${COLLECTIONS.tickets}/fields:create`)
      .send({ name: 'firm', type: 'belongsTo', interface: 'm2o', target: 'firms', foreignKey: 'firmId' })
      .expect(200);
    await root.post(`/api/collections/${COLLECTIONS.tickets}/fields:create`).send(text('serial')).expect(200);
    await desk.repo('firms').create({ values: { id: 1, name: 'ACME', budget: '100' } });
    const ticket = await aTicket(desk, { fields: { firmId: 1, serial: 'S-1' } });
    const known = (await as.ann.get(`${REPLIES}:variables`).expect(200)).body.data;
    expect(known).toEqual(expect.arrayContaining(['ticket.serial', 'firm.name', 'firm.budget', 'requester.email']));
    expect(known.some((name: string) => /comment|note|event|password|tags/i.test(name))).toBe(false);
    const reply = await aReply(as.sue, {
      scope: 'global',
      body: '<p>{{firm.name}} {{ticket.serial}} [{{firm.budget}}]</p>',
    });
    const textFor = async (agent: Agent): Promise<string> =>
      (await agent.post(`${REPLIES}:render`).send({ replyId: reply.id, ticketId: ticket.id }).expect(200)).body.data
        .bodyText;
    expect(await textFor(root)).toBe('ACME S-1 [100]');
    expect(await textFor(as.ann)).toBe('ACME S-1 []');
  });

  test('is found by shortcut and by the words of its title, the most used first', async () => {
    const me = await signIn(desk, await anAgent(desk));
    const first = await aReply(me, { title: 'Zebra out of paper', shortcut: '/zebra' });
    const second = await aReply(me, { title: 'Ask for the zebra’s number', shortcut: 'asknumber' });
    await aReply(me, { title: '退款说明' });
    const ticket = await aTicket(desk);
    await me.post(`${REPLIES}:render`).send({ replyId: second.id, ticketId: ticket.id }).expect(200);
    const search = async (q: string): Promise<string[]> =>
      (await me.get(`${REPLIES}:search`).query({ q })).body.data.map((row: Row) => row.title);
    expect(await search('zeb')).toEqual([first.title, second.title]);
    expect(await search('asknumber')).toEqual([second.title]);
    expect(await search('款')).toEqual(['退款说明']);
    const all = await search('');
    expect(all.indexOf(second.title)).toBeLessThan(all.indexOf(first.title));
    expect(await search('%')).toEqual([]);
  });
});

describe('a macro', () => {
  const everything: MacroStep[] = [
    { type: 'status', statusKey: 'pending' },
    { type: 'reply', body: '<p>Dear {{ requester.name }}, {{ agent.name }} has it.</p>' },
    { type: 'note', body: '<p>Priority {{ ticket.priority }}</p>' },
    { type: 'fields', values: { priorityKey: 'high' } },
    { type: 'assign', assigneeId: 'me' },
    { type: 'tags', add: ['vip'], remove: [] },
    { type: 'follow' },
    { type: 'snooze', minutes: 600 },
  ];

  test('previews exactly what it does, and leaves no trace of the preview', async () => {
    const contact = await aContact(desk, { name: 'Maria' });
    const ticket = await aTicket(desk, { requesterId: contact.get('id') });
    const macro = await aMacro(as.ann, everything);
    const before = await stateOf(ticket);
    const heard: string[] = [];
    const { ticketEvents } = desk.app.pm.get('ticketing') as TicketingPlugin;
    ticketEvents.onCommitted(({ ticketId }) => void heard.push(ticketId));
    const preview = await as.ann.post(`${TICKETS}:previewMacro/${ticket.id}`).send({ macroId: macro.id }).expect(200);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await stateOf(ticket)).toEqual(before);
    expect(heard).not.toContain(String(ticket.id));

    const { data } = (
      await as.ann.post(`${TICKETS}:applyMacro/${ticket.id}`).send({ macroId: macro.id, version: 1 }).expect(200)
    ).body;
    expect(data.outcome).toEqual(preview.body.data);
    expect(data).toMatchObject({ statusKey: 'pending', priorityKey: 'high', assigneeId: ann.get('id') });
    expect(data.outcome).toMatchObject({ follows: true, workflows: [] });
    expect(data.outcome.comments).toMatchObject([
      { kind: 'note', bodyText: 'Priority High' },
      { kind: 'reply', bodyText: 'Dear Maria, Ann Lee has it.' },
    ]);
    const after = await stateOf(ticket);
    expect(after.tags).toEqual(['vip']);
    const events = after.events.slice(before.events.length);
    expect(events.length).toBeGreaterThan(3);
    for (const event of events) {
      expect(event).toMatchObject({ causeKind: 'macro', causeId: String(macro.id), causeLabel: macro.title });
      expect(String(event.actorId)).toBe(String(ann.get('id')));
    }
    await eventually(() => expect(heard).toContain(String(ticket.id)));
  });

  test('happens as a whole or not at all', async () => {
    const ticket = await aTicket(desk, { statusKey: 'closed' });
    const macro = await aMacro(as.ann, [
      { type: 'note', body: '<p>Not from here</p>' },
      { type: 'fields', values: { priorityKey: 'urgent' } },
      { type: 'status', statusKey: 'pending' },
    ]);
    const before = await stateOf(ticket);
    for (const action of ['applyMacro', 'previewMacro']) {
      const refused = await as.ann.post(`${TICKETS}:${action}/${ticket.id}`).send({ macroId: macro.id }).expect(422);
      expect(errorOf(refused.body).code).toBe('TRANSITION_NOT_ALLOWED');
    }
    expect(await stateOf(ticket)).toEqual(before);
    const stale = await as.ann.post(`${TICKETS}:applyMacro/${ticket.id}`).send({ macroId: macro.id, version: 7 });
    expect(stale.status).toBe(409);
  });

  test('asks for the rights of each of its steps', async () => {
    const ticket = await aTicket(desk);
    const note = await aMacro(as.sue, [{ type: 'note', body: '<p>Seen</p>' }], { scope: 'global' });
    const status = await aMacro(as.sue, [{ type: 'status', statusKey: 'open' }], { scope: 'global' });
    const mine = await aMacro(as.sue, [{ type: 'note', body: '<p>Mine</p>' }]);
    const apply = (macroId: number) => as.lea.post(`${TICKETS}:applyMacro/${ticket.id}`).send({ macroId });
    await apply(note.id).expect(200);
    await apply(status.id).expect(403);
    await apply(mine.id).expect(404);
    const usable: Row[] = (await as.lea.get(`${MACROS}:usable`).expect(200)).body.data;
    expect(usable.map(({ id }) => id)).toContain(note.id);
    expect(usable.map(({ id }) => id)).not.toContain(status.id);
    await as.sue.post(`${MACROS}:update/${note.id}`).send({ isActive: false }).expect(200);
    await apply(note.id).expect(404);
  });

  test.each<[string, unknown, string]>([
    ['no step', [], 'steps'],
    ['an unknown step', [{ type: 'explode' }], 'steps.0.type'],
    ['a step twice', [{ type: 'follow' }, { type: 'follow' }], 'steps.1.type'],
    ['an unknown status', [{ type: 'status', statusKey: 'nowhere' }], 'steps.0.statusKey'],
    ['the status of merged tickets', [{ type: 'status', statusKey: 'merged' }], 'steps.0.statusKey'],
    ['an unknown tag', [{ type: 'tags', add: ['nobody-made-me'] }], 'steps.0.add'],
    ['an unknown field', [{ type: 'fields', values: { colour: 'red' } }], 'steps.0.values.colour'],
    ['a field of the desk', [{ type: 'fields', values: { number: 'T-1' } }], 'steps.0.values.number'],
    ['an unknown priority', [{ type: 'fields', values: { priorityKey: 'x' } }], 'steps.0.values.priorityKey'],
    ['an unknown person', [{ type: 'assign', assigneeId: 4711 }], 'steps.0.assigneeId'],
    ['an unknown variable', [{ type: 'reply', body: '<p>{{ x.y }}</p>' }], 'steps.0.body'],
    ['an unknown workflow', [{ type: 'workflow', workflowKey: 'none' }], 'steps.0.workflowKey'],
    ['something unknown in a step', [{ type: 'follow', who: 1 }], 'steps.0.who'],
  ])('is refused with %s', async (_, steps, field) => {
    expect(errorOf(await create(as.sue, MACROS, { steps }, 422)).field).toBe(field);
  });

  test('starts a workflow, once, after it has happened; an agent’s own macro may not', async () => {
    const workflow = await desk.repo('workflows').create({
      values: {
        ...{ title: 'By macro', type: 'ticketing-event', enabled: true, current: true },
        config: { events: ['automation-never'] },
      },
    });
    const steps: MacroStep[] = [{ type: 'workflow', workflowKey: workflow.get('key') }];
    expect(errorOf(await create(as.ann, MACROS, { steps }, 403)).field).toBe('steps.0.workflowKey');
    const macro = await aMacro(as.sue, steps, { scope: 'global' });
    const ticket = await aTicket(desk);
    const started = () => desk.repo('executions').count({ filter: { workflowId: workflow.get('id') } });
    const send = (action: string) => as.ann.post(`${TICKETS}:${action}/${ticket.id}`).send({ macroId: macro.id });
    expect((await send('previewMacro').expect(200)).body.data.workflows).toEqual([
      { key: workflow.get('key'), title: 'By macro' },
    ]);
    expect(await started()).toBe(0);
    await send('applyMacro').expect(200);
    await eventually(async () => expect(await started()).toBe(1));
  });
});

async function stateOf({ id }: Pick<TicketRecord, 'id'>) {
  const read = async (name: string, filter: Filter): Promise<Record<string, unknown>[]> =>
    (await desk.repo(name).find({ filter, sort: ['createdAt', 'id'] })).map((row: Model) => row.toJSON());
  const ticket = await desk.repo(COLLECTIONS.tickets).findOne({ filterByTk: id, appends: ['tags'] });
  const { tags, ...row } = ticket.toJSON();
  return {
    ticket: row,
    tags: tags.map(({ name }: { name: string }) => name),
    comments: await read(COLLECTIONS.comments, { ticketId: id }),
    events: await read(COLLECTIONS.events, { ticketId: id }),
    jobs: await desk.repo(COLLECTIONS.jobs).count(),
    followers: await desk.repo(COLLECTIONS.followers).count({ filter: { ticketId: id } }),
  };
}
