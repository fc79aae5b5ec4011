import type { Model } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import {
  aContact,
  anAgent,
  aSupervisor,
  aTeam,
  bootApp,
  eventually,
  noAutomation,
  signIn,
  type Agent,
} from '../../__tests__/kit';
import { deskWrite } from '../../tickets';

const desk = bootApp();
let ann: Model;
let bob: Model;
let agent: Agent;
let other: Agent;
let supervisor: Agent;
let root: Agent;

beforeAll(async () => {
  await noAutomation(desk);
  ann = await anAgent(desk, { nickname: 'Ann Archer' });
  bob = await anAgent(desk, { nickname: 'Bob' });
  agent = await signIn(desk, ann, { role: 'ticketing-agent' });
  other = await signIn(desk, bob, { role: 'ticketing-agent' });
  supervisor = await signIn(desk, await aSupervisor(desk), { role: 'ticketing-supervisor' });
  root = await signIn(desk, 'root');
});

interface Answer {
  status: number;
  body: { data?: unknown; errors?: { code: string; field?: string; message: string }[] };
}
const faultOf = ({ status, body }: Answer) =>
  [status, body.errors?.[0]?.code, body.errors?.[0]?.field].filter((part) => part !== undefined).join(' ');
const save = (who: Agent, collection: string, values: object) => who.post(`/api/${collection}:create`).send(values);
const create = (who: Agent, values: object) => who.post('/api/ticketingTickets:create').send(values);
const titles = async (who: Agent): Promise<string[]> =>
  (await who.get(`/api/${COLLECTIONS.templates}:list?sort=title`)).body.data.map(
    ({ title }: { title: string }) => title,
  );

async function aTemplate(values: object = {}): Promise<number> {
  const template = { title: 'Setup', scope: 'global', values: { subject: 'Set up' }, ...values };
  const { body } = await save(root, COLLECTIONS.templates, template).expect(200);
  return body.data.id;
}

describe('templates', () => {
  test('fill in a new ticket: fields, texts with variables, tags and checklist; what is sent wins', async () => {
    const templateId = await aTemplate({
      values: {
        subject: 'Laptop for {{ requester.name | default: "somebody" }}',
        body: '<p>By {{ agent.firstName }} for {{ requester.firstName }}</p>',
        priorityKey: 'high',
        tags: ['onboarding'],
      },
      checklist: [{ text: 'Order' }, { text: 'Hand over', required: true }],
    });
    const requester = { name: 'Carla <b>Cox</b>', email: 'carla@example.test' };
    const made = (await create(agent, { templateId, requester }).expect(200)).body.data;
    expect(made).toMatchObject({ subject: 'Laptop for Carla <b>Cox</b>', priorityKey: 'high', checklistTotal: 2 });
    const comments: Model[] = await desk.repo(COLLECTIONS.comments).find({ filter: { ticketId: made.id } });
    expect(comments[0].get('body')).toBe('<p>By Ann for Carla</p>');
    const { data } = (await agent.get(`/api/ticketingTickets:checklist/${made.id}`)).body;
    expect(data).toMatchObject([{ text: 'Order' }, { text: 'Hand over', required: true }]);
    const tags = await desk.repo(COLLECTIONS.tickets).findOne({ filterByTk: made.id, appends: ['tags'] });
    expect(tags.get('tags')).toMatchObject([{ name: 'onboarding' }]);

    const own = await create(agent, { templateId, subject: 'Mine', priorityKey: 'low', checklist: [{ text: 'X' }] });
    expect(own.body.data).toMatchObject({ subject: 'Mine', priorityKey: 'low', checklistTotal: 1 });

    const filled = await agent.post(`/api/${COLLECTIONS.templates}:fill/${templateId}`).send({ requester });
    expect(filled.body.data).toMatchObject({
      subject: 'Laptop for Carla <b>Cox</b>',
      priorityKey: 'high',
      checklist: [{ text: 'Order' }, { text: 'Hand over', required: true }],
    });
  });

  test('are for oneself, a team or everyone', async () => {
    const team = await aTeam(desk, { members: [bob] });
    const of = (scope: string, title: string, more: object = {}) => ({ title, scope, values: {}, ...more });
    const mine = await save(agent, COLLECTIONS.templates, of('personal', 'Z mine')).expect(200);
    expect(faultOf(await save(agent, COLLECTIONS.templates, of('global', 'No')))).toBe('403 FORBIDDEN scope');
    await save(supervisor, COLLECTIONS.templates, of('team', 'Z team', { teamId: team.get('id') })).expect(200);
    expect(faultOf(await save(supervisor, COLLECTIONS.templates, of('team', 'No')))).toBe('422 FIELD_REQUIRED teamId');
    expect(await titles(agent)).toEqual(expect.arrayContaining(['Setup', 'Z mine']));
    expect(await titles(agent)).not.toContain('Z team');
    expect(await titles(other)).toContain('Z team');
    expect(await titles(other)).not.toContain('Z mine');

    const { id } = mine.body.data;
    expect(faultOf(await create(other, { templateId: id, subject: 'x' }))).toBe('404 NOT_FOUND templateId');
    expect(faultOf(await other.post(`/api/${COLLECTIONS.templates}:fill/${id}`).send({}))).toBe(
      '404 NOT_FOUND templateId',
    );
    await other.post(`/api/${COLLECTIONS.templates}:update/${id}`).send({ title: 'Taken' });
    await agent.post(`/api/${COLLECTIONS.templates}:update/${id}`).send({ title: 'Z still mine' }).expect(200);
    expect(await titles(agent)).toContain('Z still mine');
    const light = await signIn(desk, 'ticketing-light-agent');
    expect((await create(light, { templateId: id, subject: 'x' })).status).toBe(403);
  });

  test.each([
    [{ values: { subject: '{{ requester.nmae }}' } }, 'TEMPLATE_VARIABLE_UNKNOWN_SUGGESTED values.subject'],
    [{ values: { body: '{{ constructor.constructor("x")() }}' } }, 'TEMPLATE_SYNTAX values.body'],
    [{ values: { subject: 'x'.repeat(501) } }, 'FIELD_TOO_LONG values.subject'],
    [{ values: { number: 'T-1' } }, 'FIELD_UNKNOWN values.number'],
    [{ values: { tags: 'urgent' } }, 'FIELD_INVALID values.tags'],
    [{ values: [] }, 'FIELD_INVALID values'],
    [{ checklist: [{ text: '' }] }, 'FIELD_REQUIRED checklist.0.text'],
    [{ title: ' ' }, 'FIELD_REQUIRED title'],
    [{ scope: 'world' }, 'FIELD_INVALID scope'],
  ])('%j is refused', async (values, fault) => {
    const template = { title: 'Bad', scope: 'global', values: {}, ...values };
    expect(faultOf(await save(root, COLLECTIONS.templates, template))).toBe(`422 ${fault}`);
  });

  test('that are out of use, or no template, make no ticket', async () => {
    const templateId = await aTemplate({ isActive: false });
    expect(faultOf(await create(agent, { templateId }))).toBe('404 NOT_FOUND templateId');
    expect(faultOf(await create(agent, { templateId: 'x' }))).toBe('422 FIELD_INVALID templateId');
    expect(faultOf(await create(agent, { templateId: 999_999 }))).toBe('404 NOT_FOUND templateId');
  });
});

describe('recurring tickets', () => {
  const recurrences = () => desk.repo(COLLECTIONS.recurrences);
  const row = (id: number): Promise<Model> => recurrences().findOne({ filterByTk: id });
  const madeBy = (subject: string) => desk.repo(COLLECTIONS.tickets).count({ filter: { subject } });

  async function aRecurrence(subject: string, values: object = {}): Promise<number> {
    const templateId = await aTemplate({ title: subject, values: { subject }, checklist: [{ text: 'Look' }] });
    const recurrence = { title: subject, templateId, cron: '0 9 * * 1-5', timeZone: 'Europe/Berlin', ...values };
    return (await save(root, COLLECTIONS.recurrences, recurrence).expect(200)).body.data.id;
  }

  /** As if the moment had come: the recurrence waits for it, and so do as many jobs. */
  async function due(id: number, { ago = 1_000, jobs = 1 } = {}): Promise<void> {
    const dueAt = new Date(Math.floor((Date.now() - ago) / 1_000) * 1_000);
    await desk.db.sequelize.transaction(async (transaction) => {
      const options = { where: { id }, ...deskWrite(transaction), hooks: false };
      await desk.db.getModel(COLLECTIONS.recurrences).update({ nextRunAt: dueAt }, options);
      for (let count = 0; count < jobs; count += 1) {
        const payload = { recurrenceId: String(id), dueAt: dueAt.toISOString() };
        await desk.db
          .getModel(COLLECTIONS.jobs)
          .create({ name: 'recurring.run', payload, runAt: dueAt }, { transaction });
      }
    });
  }

  /** A job that is being done is due later: what counts is the run that it was made for. */
  const jobsLeft = async () => {
    const jobs: Model[] = await desk.repo(COLLECTIONS.jobs).find({ filter: { name: 'recurring.run' } });
    return jobs.filter((job) => new Date(job.get('payload').dueAt) < new Date()).length;
  };
  const done = () => eventually(async () => expect(await jobsLeft()).toBe(0), 20_000);

  test('wait for their next run, are paused, resumed and rescheduled', async () => {
    const id = await aRecurrence('Weekly check');
    const next: Date = (await row(id)).get('nextRunAt');
    expect(next.getTime()).toBeGreaterThan(Date.now());
    await root.post(`/api/${COLLECTIONS.recurrences}:update/${id}`).send({ enabled: false }).expect(200);
    expect((await row(id)).get('nextRunAt')).toBeNull();
    await root
      .post(`/api/${COLLECTIONS.recurrences}:update/${id}`)
      .send({ enabled: true, cron: '0 0 1 1 *' })
      .expect(200);
    expect((await row(id)).get('nextRunAt').toISOString()).toMatch(/-12-31T23:00/);
    await root.post(`/api/${COLLECTIONS.recurrences}:update/${id}`).send({ nextRunAt: '2020-01-01T00:00:00Z' });
    expect((await row(id)).get('nextRunAt').toISOString()).toMatch(/-12-31T23:00/);
  });

  test('run once, however many jobs there are, and wait for the next time', async () => {
    const contact = await aContact(desk);
    const id = await aRecurrence('Backup check', { requesterId: contact.get('id') });
    await due(id, { jobs: 3 });
    await done();
    expect(await madeBy('Backup check')).toBe(1);
    const after = await row(id);
    expect(after.get('nextRunAt').getTime()).toBeGreaterThan(Date.now());
    const ticket = await desk.repo(COLLECTIONS.tickets).findOne({ filter: { subject: 'Backup check' } });
    expect(String(after.get('lastTicketId'))).toBe(String(ticket.get('id')));
    expect(ticket.get('checklistTotal')).toBe(1);
    expect(String(ticket.get('requesterId'))).toBe(String(contact.get('id')));
  });

  test('make up for what was missed with one ticket, or leave it out, also after a restart', async () => {
    const once = await aRecurrence('Missed once', { cron: '*/5 * * * *' });
    const skip = await aRecurrence('Missed skip', { cron: '*/5 * * * *', missed: 'skip' });
    await desk.restart();
    root = await signIn(desk, 'root');
    for (const id of [once, skip]) await due(id, { ago: 3 * 60 * 60_000 });
    await desk.restart();
    root = await signIn(desk, 'root');
    await done();
    expect(await madeBy('Missed once')).toBe(1);
    expect(await madeBy('Missed skip')).toBe(0);
    for (const id of [once, skip]) expect((await row(id)).get('nextRunAt').getTime()).toBeGreaterThan(Date.now());
  });

  test('say why they failed and go on; a paused one does nothing', async () => {
    const id = await aRecurrence('Broken');
    const templateId: number = (await row(id)).get('templateId');
    await root.post(`/api/${COLLECTIONS.templates}:update/${templateId}`).send({ isActive: false }).expect(200);
    await due(id);
    await done();
    const failed = await row(id);
    expect(failed.get('lastError')).toContain('template');
    expect(failed.get('failures')).toBe(1);
    expect(failed.get('nextRunAt').getTime()).toBeGreaterThan(Date.now());
    await root.post(`/api/${COLLECTIONS.templates}:update/${templateId}`).send({ isActive: true }).expect(200);
    await due(id);
    await done();
    expect((await row(id)).get()).toMatchObject({ lastError: null, failures: 0 });

    await due(id);
    await root.post(`/api/${COLLECTIONS.recurrences}:update/${id}`).send({ enabled: false }).expect(200);
    await done();
    expect(await madeBy('Broken')).toBeLessThanOrEqual(2);
    await root.post(`/api/${COLLECTIONS.templates}:destroy/${templateId}`).expect(200);
    expect((await row(id)).get()).toMatchObject({ templateId: null, enabled: false });
  });

  test.each([
    [{ cron: 'every day' }, 'SCHEDULE_INVALID cron'],
    [{ cron: '0 0 31 2 *' }, 'SCHEDULE_NEVER cron'],
    [{ cron: '' }, 'FIELD_REQUIRED cron'],
    [{ timeZone: 'Mars/Olympus' }, 'TIME_ZONE_UNKNOWN timeZone'],
    [{ templateId: 999_999 }, 'FIELD_INVALID templateId'],
    [{ templateId: null }, 'FIELD_REQUIRED templateId'],
    [{ requesterId: 999_999 }, 'FIELD_INVALID requesterId'],
    [{ missed: 'twice' }, 'FIELD_INVALID missed'],
    [{ title: '' }, 'FIELD_REQUIRED title'],
  ])('%j is refused', async (values, fault) => {
    const templateId = await aTemplate();
    const recurrence = { title: 'Bad', templateId, cron: '0 9 * * *', timeZone: 'UTC', ...values };
    expect(faultOf(await save(root, COLLECTIONS.recurrences, recurrence))).toBe(`422 ${fault}`);
  });

  test('are for those who configure the desk', async () => {
    const agentNow = await signIn(desk, 'ticketing-agent');
    const admin = await signIn(desk, 'ticketing-admin');
    expect((await agentNow.get(`/api/${COLLECTIONS.recurrences}:list`)).status).toBe(403);
    expect((await save(agentNow, COLLECTIONS.recurrences, {})).status).toBe(403);
    await admin.get(`/api/${COLLECTIONS.recurrences}:list`).expect(200);
  });
});
