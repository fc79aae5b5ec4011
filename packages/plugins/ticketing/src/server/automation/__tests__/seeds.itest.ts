import type { Model } from '@nocobase/database';
import { aTeam, aTicket, anAgent, bootApp, eventually, signIn } from '../../__tests__/kit';
import type { TicketingPlugin } from '../../plugin';
import { seedAutomation } from '../seeds';
import { automationsAtRest } from './workflows';

const desk = bootApp();

const seeded = () => desk.repo('workflows').findOne({ filter: { key: 'ticketing-assign-new' }, appends: ['nodes'] });
const messagesFor = (user: Model) =>
  desk.repo('notificationInAppMessages').find({ filter: { userId: user.get('id') } });
const assigneeOf = async (ticket: Model): Promise<string | null> => {
  const row = await desk.repo('ticketingTickets').findOne({ filterByTk: ticket.get('id') });
  return row.get('assigneeId') === null ? null : String(row.get('assigneeId'));
};

test('a new ticket of the default team finds somebody, who is told of it', async () => {
  const agent = await anAgent(desk);
  const team = await desk.repo('ticketingTeams').findOne({ filter: { isDefault: true } });
  await desk.repo('ticketingTeams').update({ filterByTk: team.get('id'), values: { members: [agent.get('id')] } });
  const ticket = await aTicket(desk, { subject: 'Tom & Jerry <b>"quoted"</b> {{$context.data}}' });
  await automationsAtRest(desk);
  expect(await assigneeOf(ticket)).toBe(String(agent.get('id')));
  const [message] = await eventually(async () => {
    const found = await messagesFor(agent);
    expect(found).toHaveLength(1);
    return found;
  });
  expect(message.toJSON()).toMatchObject({
    channelName: 'ticketing-in-app',
    title: 'A ticket for you',
    content: `${ticket.number}: Tom & Jerry <b>"quoted"</b> {{$context.data}}`,
  });
  expect(message.get('options').url).toContain(String(ticket.id));
});

test('leaves alone what is assigned already, and what another team gets', async () => {
  const [ann, ben] = [await anAgent(desk), await anAgent(desk)];
  const other = await aTeam(desk, { members: [ben] });
  const taken = await aTicket(desk, { assigneeId: ann.get('id'), by: ann });
  const elsewhere = await aTicket(desk, { teamId: other.get('id') });
  await automationsAtRest(desk);
  expect(await assigneeOf(taken)).toBe(String(ann.get('id')));
  expect(await assigneeOf(elsewhere)).toBeNull();
  expect(await messagesFor(ann)).toHaveLength(0);
});

test('its nodes read as an admin would have made them', async () => {
  const workflow = await seeded();
  expect(workflow.toJSON()).toMatchObject({ title: 'Assign new tickets', type: 'ticketing-event', enabled: true });
  const nodes: Model[] = workflow.get('nodes');
  const assign = nodes.find((node) => !node.get('upstreamId'));
  const notify = nodes.find((node) => node.get('upstreamId'));
  expect([assign?.get('type'), notify?.get('type')]).toEqual(['ticketing-assign', 'notification']);
  expect(String(assign?.get('downstreamId'))).toBe(String(notify?.get('id')));
  const root = await signIn(desk, 'root');
  const answer = await root.post(`/api/workflows:update/${workflow.get('id')}`).send({ title: 'My own name' });
  expect(answer.status).toBe(200);
});

test('what an admin made of it is left alone', async () => {
  const workflow = await seeded();
  await workflow.update({ enabled: false, title: 'Switched off' });
  const before = await desk.repo('workflows').count();
  await seedAutomation(desk.app.pm.get('ticketing') as TicketingPlugin);
  expect(await desk.repo('workflows').count()).toBe(before);
  expect((await seeded()).toJSON()).toMatchObject({ enabled: false, title: 'Switched off' });
  expect(await desk.repo('notificationChannels').count({ filter: { name: 'ticketing-in-app' } })).toBe(1);
});
