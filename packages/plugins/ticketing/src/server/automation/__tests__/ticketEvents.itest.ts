import type { Model } from '@nocobase/database';
import type { TicketEventConfig } from '../../../shared/automation';
import { aComment, aContact, anAgent, aTeam, aTicket, bootApp, by, signIn } from '../../__tests__/kit';
import type { TicketingPlugin } from '../../plugin';
import { assignTicket, createTicket, transitionTicket, updateTicket } from '../../tickets';
import { toPayload } from '../recordedEvent';
import { aWorkflow, automationsAtRest, runsOf } from './workflows';

const desk = bootApp();

beforeAll(async () => {
  // The desk's own workflow has a test of its own.
  await desk.repo('workflows').update({ filter: { key: 'ticketing-assign-new' }, values: { enabled: false } });
});

const made: Model[] = [];
async function listening(config: TicketEventConfig) {
  const workflow = await aWorkflow(desk, config);
  made.push(workflow);
  return workflow;
}
afterEach(async () => {
  for (const workflow of made.splice(0)) await workflow.update({ enabled: false });
});

/** The events that a workflow ran for, e.g. `created`. */
async function heard(workflow: Model): Promise<string[]> {
  await automationsAtRest(desk);
  return (await runsOf(desk, workflow)).map((run) => run.get('context').data.event.type);
}

const move = (ticket: Model, statusKey: string, user?: Model) =>
  transitionTicket(desk.db, ticket.get('id'), { statusKey }, by(user));

test('hears each kind of event it asks for, and no other', async () => {
  const agent = await anAgent(desk);
  const all = await listening({ events: ['created', 'statusChanged', 'assigned', 'commented', 'updated'] });
  const one = await listening({ events: ['assigned'] });
  const ticket = await aTicket(desk);
  await move(ticket, 'open');
  await assignTicket(desk.db, ticket.id, { assigneeId: agent.get('id') }, by());
  await aComment(desk, ticket, { kind: 'note' });
  await updateTicket(desk.db, ticket.id, { subject: 'Another subject' }, {}, by());
  expect(await heard(all)).toEqual(['created', 'statusChanged', 'assigned', 'commented', 'updated']);
  expect(await heard(one)).toEqual(['assigned']);
});

test('nobody listening costs no job', async () => {
  await aTicket(desk);
  expect(await desk.repo('ticketingJobs').count()).toBe(0);
});

test('tells what happened to which ticket, and by whose hand', async () => {
  const agent = await anAgent(desk, { nickname: 'Ann' });
  const requester = await aContact(desk, { name: 'Carl' });
  const workflow = await listening({ events: ['statusChanged', 'commented'] });
  const ticket = await aTicket(desk, { subject: 'Printer on fire', requesterId: requester.get('id') });
  await move(ticket, 'open', agent);
  await aComment(desk, ticket, { kind: 'note', body: '<p>Bring water</p>', by: agent });
  await automationsAtRest(desk);
  const [moved, noted] = (await runsOf(desk, workflow)).map((run) => run.get('context').data);
  expect(moved.ticket).toMatchObject({ subject: 'Printer on fire', number: ticket.number, statusKey: 'open' });
  expect(moved.ticket.requester).toMatchObject({ name: 'Carl' });
  expect(moved.ticket.status).toMatchObject({ key: 'open', label: 'Open' });
  expect(moved.event).toMatchObject({ fromStatus: 'new', toStatus: 'open', causer: 'person', depth: 0 });
  expect(moved.actor).toEqual({ kind: 'person', id: String(agent.get('id')), name: 'Ann', email: agent.get('email') });
  expect(moved.comment).toBeNull();
  expect(noted.comment).toMatchObject({ kind: 'note', bodyText: 'Bring water' });
});

test('keeps secrets of accounts out of the log', async () => {
  const agent = await anAgent(desk);
  const workflow = await listening({ events: ['assigned'] });
  const ticket = await aTicket(desk);
  await assignTicket(desk.db, ticket.id, { assigneeId: agent.get('id') }, by(agent));
  await automationsAtRest(desk);
  const [run] = await runsOf(desk, workflow);
  expect(run.get('context').data.ticket.assignee).toMatchObject({ id: agent.get('id') });
  expect(JSON.stringify(run.get('context'))).not.toMatch(/"(password|resetToken)"/);
});

test('status conditions: from and to', async () => {
  const fromNew = await listening({ events: ['statusChanged'], fromStatuses: ['new'] });
  const toResolved = await listening({ events: ['created', 'statusChanged'], toStatuses: ['resolved'] });
  const ticket = await aTicket(desk);
  await move(ticket, 'open');
  await move(ticket, 'resolved');
  expect(await heard(fromNew)).toEqual(['statusChanged']);
  expect(await heard(toResolved)).toEqual(['created', 'statusChanged']);
});

test('comment kinds', async () => {
  const requester = await aContact(desk);
  const customers = await listening({ events: ['commented'], commentKinds: ['message'] });
  const ticket = await aTicket(desk, { requesterId: requester.get('id') });
  await aComment(desk, ticket, { kind: 'note' });
  await aComment(desk, ticket, { kind: 'reply' });
  await aComment(desk, ticket, { kind: 'message' });
  expect(await heard(customers)).toEqual(['commented']);
});

test('changed columns of an update', async () => {
  const priority = await listening({ events: ['updated'], changedFields: ['priorityKey'] });
  const ticket = await aTicket(desk);
  await updateTicket(desk.db, ticket.id, { subject: 'Other words' }, {}, by());
  await updateTicket(desk.db, ticket.id, { priorityKey: 'urgent' }, {}, by());
  await automationsAtRest(desk);
  const runs = await runsOf(desk, priority);
  expect(runs).toHaveLength(1);
  expect(runs[0].get('context').data.event.changes).toEqual([{ field: 'priorityKey', from: 'normal', to: 'urgent' }]);
});

test('who caused it', async () => {
  const agent = await anAgent(desk);
  const people = await listening({ events: ['created'], causers: ['person'] });
  const automations = await listening({ events: ['created'], causers: ['automation'] });
  await aTicket(desk, { by: agent });
  await aTicket(desk);
  expect(await heard(people)).toHaveLength(1);
  expect(await heard(automations)).toHaveLength(1);
});

test('conditions on the ticket and on what it refers to', async () => {
  const team = await aTeam(desk, { name: 'Hardware' });
  const urgent = await listening({
    events: ['created'],
    condition: { $and: [{ priorityKey: { $eq: 'urgent' } }, { team: { name: { $includes: 'Hard' } } }] },
  });
  const unassigned = await listening({ events: ['created'], condition: { $and: [{ assigneeId: { $empty: true } }] } });
  const agent = await anAgent(desk);
  await aTicket(desk, { priorityKey: 'urgent', teamId: team.get('id'), assigneeId: agent.get('id') });
  await aTicket(desk, { priorityKey: 'urgent' });
  await aTicket(desk, { priorityKey: 'low', teamId: team.get('id') });
  expect(await heard(urgent)).toHaveLength(1);
  expect(await heard(unassigned)).toHaveLength(2);
});

test('a broken condition of one workflow does not keep another from running', async () => {
  const broken = await listening({ events: ['created'], condition: { $and: [{ noSuchField: { $eq: 1 } }] } });
  const sound = await listening({ events: ['created'] });
  await aTicket(desk);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await runsOf(desk, sound)).toHaveLength(1);
  expect(await runsOf(desk, broken)).toHaveLength(0);
  const job = await desk.repo('ticketingJobs').findOne();
  expect(job.get('lastError')).toContain(broken.get('key'));
  await job.destroy();
});

test('a change by the stock form is heard as well', async () => {
  const workflow = await listening({ events: ['updated'] });
  const ticket = await aTicket(desk);
  const root = await signIn(desk, 'root');
  const answer = await root.post(`/api/ticketingTickets:update/${ticket.id}`).send({ subject: 'By hand' });
  expect(answer.status).toBe(200);
  expect(await heard(workflow)).toEqual(['updated']);
});

test('an event that is processed again starts nothing twice', async () => {
  const workflow = await listening({ events: ['created'] });
  await aTicket(desk);
  await automationsAtRest(desk);
  const [run] = await runsOf(desk, workflow);
  const { data } = run.get('context');
  const { jobs } = desk.app.pm.get('ticketing') as TicketingPlugin;
  const payload = toPayload({
    id: data.event.id,
    type: 'created',
    ticketId: String(data.ticket.id),
    version: 1,
    commentId: null,
    changes: [],
    occurredAt: new Date(),
    ...by(),
  });
  await desk.db.sequelize.transaction((transaction) => jobs.enqueue({ name: 'automation.emit', payload }, transaction));
  await automationsAtRest(desk);
  expect(await runsOf(desk, workflow)).toHaveLength(1);
});

test('a ticket that is rolled back is not heard of', async () => {
  const workflow = await listening({ events: ['created'] });
  const undone = desk.db.sequelize.transaction(async (transaction) => {
    await createTicket(desk.db, { subject: 'Never mind' }, by(), { transaction });
    throw new Error('no ticket');
  });
  await expect(undone).rejects.toThrow('no ticket');
  await aTicket(desk);
  expect(await heard(workflow)).toHaveLength(1);
});

test('refuses a trigger without events, in words', async () => {
  const root = await signIn(desk, 'root');
  const values = { title: 'Empty', type: 'ticketing-event', config: { events: [] } };
  const answer = await root.post('/api/workflows:create').send(values);
  expect(answer.status).toBe(400);
  expect(answer.body.errors).toEqual([{ message: 'Choose at least one event.' }]);
});

test('an admin runs it by hand for a ticket of their choice', async () => {
  const workflow = await listening({ events: ['created'] });
  const ticket = await aTicket(desk);
  await automationsAtRest(desk);
  const root = await signIn(desk, 'root');
  const answer = await root.post(`/api/workflows:execute/${workflow.get('id')}`).send({ data: ticket.id });
  expect(answer.status).toBe(200);
  await automationsAtRest(desk);
  const runs = await runsOf(desk, workflow);
  expect(runs).toHaveLength(2);
  expect(runs[1].get('context').data.ticket).toMatchObject({ number: ticket.number });
});

test('survives a restart between the change and the workflow', async () => {
  const workflow = await listening({ events: ['created'] });
  const { jobs } = desk.app.pm.get('ticketing') as TicketingPlugin;
  await jobs.stop();
  const ticket = await aTicket(desk);
  expect(await runsOf(desk, workflow)).toHaveLength(0);
  await desk.restart();
  await automationsAtRest(desk);
  const runs = await runsOf(desk, workflow);
  expect(runs.map((run) => run.get('context').data.ticket.number)).toEqual([ticket.number]);
  made.splice(0);
  await desk.repo('workflows').update({ filter: { key: workflow.get('key') }, values: { enabled: false } });
});
