import type { Model } from '@nocobase/database';
import { ASSIGN_NODE, LONGEST_CHAIN, TRANSITION_NODE } from '../../../shared/automation';
import { aTeam, aTicket, anAgent, bootApp, by, signIn } from '../../__tests__/kit';
import { transitionTicket } from '../../tickets';
import { aWorkflow, automationsAtRest, runsOf } from './workflows';

const desk = bootApp();
const TICKET = '{{$context.data.ticket.id}}';

beforeAll(async () => {
  // The desk's own workflow has a test of its own.
  await desk.repo('workflows').update({ filter: { key: 'ticketing-assign-new' }, values: { enabled: false } });
});

const made: Model[] = [];
async function reacting(events: ('created' | 'statusChanged' | 'updated')[], type: string, config: object) {
  const workflow = await aWorkflow(
    desk,
    { events },
    { title: 'Reaction', nodes: [{ key: `n${made.length}`, type, config }] },
  );
  made.push(workflow);
  return workflow;
}
afterEach(async () => {
  for (const workflow of made.splice(0)) await workflow.update({ enabled: false });
});

const idOf = (row: Model) => String(row.get('id'));
const read = (ticket: Model) => desk.repo('ticketingTickets').findOne({ filterByTk: ticket.get('id') });

async function jobOf(workflow: Model): Promise<{ status: number; result: Record<string, unknown> }> {
  await automationsAtRest(desk);
  const [run] = await runsOf(desk, workflow);
  return run.get('jobs')[0];
}

describe('Assign ticket', () => {
  test('to a person, told in the history as the workflow’s doing', async () => {
    const agent = await anAgent(desk);
    const workflow = await reacting(['created'], ASSIGN_NODE, {
      ticketId: TICKET,
      strategy: 'person',
      assigneeId: agent.get('id'),
    });
    const ticket = await aTicket(desk);
    const { status, result } = await jobOf(workflow);
    expect(status).toBe(1);
    expect(result).toMatchObject({ assigned: true, strategy: 'person', assigneeId: agent.get('id') });
    expect(String((await read(ticket)).get('assigneeId'))).toBe(idOf(agent));
    const event = await desk.repo('ticketingEvents').findOne({ filter: { ticketId: ticket.id, type: 'assigned' } });
    expect(event.toJSON()).toMatchObject({
      causeKind: 'workflow',
      causeId: workflow.get('key'),
      causeLabel: 'Reaction',
      depth: 1,
    });
  });

  test('round robin in the ticket’s own team, 20 tickets at once: five each', async () => {
    const four = await Promise.all(Array.from({ length: 4 }, () => anAgent(desk)));
    const team = await aTeam(desk, { members: four });
    await reacting(['created'], ASSIGN_NODE, { ticketId: TICKET, strategy: 'roundRobin', teamId: null });
    await Promise.all(Array.from({ length: 20 }, () => aTicket(desk, { teamId: team.get('id') })));
    await automationsAtRest(desk);
    const tickets = await desk.repo('ticketingTickets').find({ filter: { teamId: team.get('id') } });
    const counts = four.map(
      (agent) => tickets.filter((row: Model) => String(row.get('assigneeId')) === idOf(agent)).length,
    );
    expect(counts).toEqual([5, 5, 5, 5]);
  });

  test('in another team, which the ticket then belongs to', async () => {
    const agent = await anAgent(desk);
    const team = await aTeam(desk, { members: [agent] });
    await reacting(['created'], ASSIGN_NODE, { ticketId: TICKET, strategy: 'roundRobin', teamId: team.get('id') });
    const ticket = await aTicket(desk);
    await automationsAtRest(desk);
    const row = await read(ticket);
    expect([row.get('teamId'), row.get('assigneeId')].map(String)).toEqual([idOf(team), idOf(agent)]);
  });

  test('leaves a ticket alone that somebody has, when told to', async () => {
    const [ann, ben] = [await anAgent(desk), await anAgent(desk)];
    const team = await aTeam(desk, { members: [ben] });
    const config = { ticketId: TICKET, strategy: 'roundRobin', teamId: team.get('id'), keepAssignee: true };
    const workflow = await reacting(['created'], ASSIGN_NODE, config);
    const ticket = await aTicket(desk, { assigneeId: ann.get('id') });
    expect((await jobOf(workflow)).result).toMatchObject({ assigned: false, assigneeId: ann.get('id') });
    expect(String((await read(ticket)).get('assigneeId'))).toBe(idOf(ann));
  });

  test('an empty team assigns nobody, and the workflow goes on', async () => {
    const team = await aTeam(desk);
    const config = { ticketId: TICKET, strategy: 'roundRobin', teamId: team.get('id') };
    const workflow = await reacting(['created'], ASSIGN_NODE, config);
    const ticket = await aTicket(desk);
    expect(await jobOf(workflow)).toMatchObject({ status: 1, result: { assigned: false, assigneeId: null } });
    expect((await read(ticket)).get('assigneeId')).toBeNull();
  });

  test('a person who does not exist fails the node, in words', async () => {
    const workflow = await reacting(['created'], ASSIGN_NODE, {
      ticketId: TICKET,
      strategy: 'person',
      assigneeId: 987654,
    });
    await aTicket(desk);
    const { status, result } = await jobOf(workflow);
    expect(status).toBe(-1);
    expect(result).toMatchObject({ code: 'FIELD_INVALID', field: 'assigneeId' });
    expect(result.message).not.toBe('FIELD_INVALID');
  });
});

describe('Change ticket status', () => {
  test('along the flow, with a note', async () => {
    const config = { ticketId: TICKET, statusKey: 'open', comment: 'Seen by {{$context.data.actor.kind}}' };
    const workflow = await reacting(['created'], TRANSITION_NODE, config);
    const ticket = await aTicket(desk);
    expect(await jobOf(workflow)).toMatchObject({
      status: 1,
      result: { fromStatus: 'new', toStatus: 'open', changed: true },
    });
    expect((await read(ticket)).get('statusKey')).toBe('open');
    const note = await desk.repo('ticketingComments').findOne({ filter: { ticketId: ticket.id } });
    expect(note.toJSON()).toMatchObject({ kind: 'note', bodyText: 'Seen by automation' });
  });

  test('what the flow refuses fails the node in words, and changes nothing', async () => {
    const workflow = await reacting(['created'], TRANSITION_NODE, { ticketId: TICKET, statusKey: 'merged' });
    const ticket = await aTicket(desk);
    const { status, result } = await jobOf(workflow);
    expect(status).toBe(-1);
    expect(result.code).toBe('TRANSITION_NOT_ALLOWED');
    expect(result.message).not.toBe(result.code);
    expect((await read(ticket)).get('statusKey')).toBe('new');
  });

  test('or is passed over, when told to', async () => {
    const config = { ticketId: TICKET, statusKey: 'merged', ignoreRefusal: true };
    const workflow = await reacting(['created'], TRANSITION_NODE, config);
    await aTicket(desk);
    expect(await jobOf(workflow)).toMatchObject({ status: 1, result: { code: 'TRANSITION_NOT_ALLOWED' } });
  });
});

test('the canvas refuses a node that is not filled in', async () => {
  const workflow = await aWorkflow(desk, { events: ['created'] });
  const root = await signIn(desk, 'root');
  const values = { type: TRANSITION_NODE, config: { ticketId: TICKET } };
  const answer = await root.post(`/api/workflows/${workflow.get('id')}/nodes:create`).send(values);
  expect(answer.status).toBe(400);
  expect(answer.body.errors).toEqual([{ message: 'This value of the node is not valid: statusKey.' }]);
  await workflow.update({ enabled: false });
});

describe('a loop ends', () => {
  const marks = (ticket: Model) =>
    desk.repo('ticketingEvents').find({ filter: { ticketId: ticket.get('id'), type: 'automationStopped' } });

  test('of two of our nodes that undo each other', async () => {
    const opens = await aWorkflow(
      desk,
      { events: ['statusChanged'], toStatuses: ['pending'] },
      { nodes: [{ type: TRANSITION_NODE, config: { ticketId: TICKET, statusKey: 'open' } }] },
    );
    const parks = await aWorkflow(
      desk,
      { events: ['statusChanged'], toStatuses: ['open'] },
      { title: 'Parks', nodes: [{ type: TRANSITION_NODE, config: { ticketId: TICKET, statusKey: 'pending' } }] },
    );
    made.push(opens, parks);
    const ticket = await aTicket(desk);
    await transitionTicket(desk.db, ticket.id, { statusKey: 'open' }, by());
    await automationsAtRest(desk);
    const runs = (await runsOf(desk, opens)).length + (await runsOf(desk, parks)).length;
    expect(runs).toBe(LONGEST_CHAIN);
    const [mark, ...others] = (await marks(ticket)).map((row: Model) => row.toJSON());
    expect(others).toHaveLength(0);
    expect(mark).toMatchObject({ causeKind: 'workflow', causeLabel: 'Parks', depth: LONGEST_CHAIN });
  });

  test('of NocoBase’s own node that updates the ticket', async () => {
    const workflow = await reacting(['updated'], 'update', {
      collection: 'ticketingTickets',
      params: {
        individualHooks: true,
        filter: { $and: [{ id: { $eq: TICKET } }] },
        values: { subject: '{{$context.data.ticket.subject}}!' },
      },
    });
    const ticket = await aTicket(desk, { subject: 'Again' });
    await desk.repo('ticketingTickets').update({ filterByTk: ticket.id, values: { subject: 'And again' } });
    await automationsAtRest(desk);
    expect(await runsOf(desk, workflow)).toHaveLength(LONGEST_CHAIN);
    expect((await read(ticket)).get('subject')).toBe(`And again${'!'.repeat(LONGEST_CHAIN)}`);
    expect(await marks(ticket)).toHaveLength(1);
  });
});
