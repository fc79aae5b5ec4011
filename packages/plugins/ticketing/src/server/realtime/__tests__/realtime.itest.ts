import type { Model } from '@nocobase/database';
import { ROLES } from '../../../shared/roles';
import { assignTicket, createTicket } from '../../tickets';
import { aComment, aTicket, aUser, bootApp, by, eventually, noAutomation } from '../../__tests__/kit';

const desk = bootApp();

interface Sent {
  tags: { tagName: string; tagValue: string }[];
  message: { type: string; payload: { id: string | null; version: number; type: string } };
}

/** Longer than changes are gathered. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 400));

let sent: Sent[] = [];
const people: Record<string, Model> = {};

beforeAll(async () => {
  await noAutomation(desk);
  const staff = [ROLES.admin, ROLES.supervisor, ROLES.agent, ROLES.lightAgent, 'admin'];
  await desk.repo('roles').create({
    values: {
      name: 'readers',
      resources: [
        { dataSourceKey: 'main', name: 'ticketingTickets', usingActionsConfig: true, actions: [{ name: 'view' }] },
      ],
    },
  });
  await desk.repo('roles').create({
    values: {
      name: 'writers',
      resources: [
        { dataSourceKey: 'main', name: 'ticketingTickets', usingActionsConfig: true, actions: [{ name: 'create' }] },
      ],
    },
  });
  for (const role of [...staff, 'readers', 'writers', ROLES.customer, 'member']) {
    people[role] = await aUser(desk, { role });
  }
  desk.app.on('ws:sendToTags', (push: Sent) => sent.push(push));
});

beforeEach(async () => {
  await quiet();
  sent = [];
});

const valueOf = ({ tags }: Sent, name: string) => tags.find(({ tagName }) => tagName === name)?.tagValue;
const isTold = (role: string) => sent.some((push) => valueOf(push, 'userId') === String(people[role].get('id')));
/** What one of the agents was told. */
const messages = (role: string = ROLES.agent) =>
  sent
    .filter((push) => valueOf(push, 'userId') === String(people[role].get('id')))
    .map(({ message }) => message.payload);

test.each([ROLES.admin, ROLES.supervisor, ROLES.agent, ROLES.lightAgent, 'admin', 'readers'])(
  '%s, who may list tickets, is told of a change',
  async (role) => {
    await aTicket(desk);
    await eventually(() => expect(isTold(role)).toBe(true));
  },
);

test.each([ROLES.customer, 'member', 'writers'])('%s, who may not, is never told', async (role) => {
  const requester = { name: 'Maria', email: String(people[role].get('email')) };
  const ticket = await aTicket(desk, { requester });
  await aComment(desk, ticket);
  await eventually(() => expect(isTold(ROLES.agent)).toBe(true));
  await quiet();
  expect(isTold(role)).toBe(false);
});

test('the push names the ticket and its version, and carries nothing of it', async () => {
  const ticket = await aTicket(desk, { subject: 'Confidential matter', body: '<p>Confidential words</p>' });
  await aComment(desk, ticket, { kind: 'note', body: '<p>Confidential note</p>', by: people[ROLES.agent] });
  await eventually(() => expect(messages().at(-1)).toMatchObject({ id: String(ticket.id), version: 2 }));
  for (const { message, tags } of sent) {
    expect(Object.keys(message.payload).sort()).toEqual(['id', 'type', 'version']);
    expect(message.type).toBe('ticketing:ticket');
    expect(tags).toContainEqual({ tagName: 'app', tagValue: 'main' });
  }
  expect(JSON.stringify(sent)).not.toContain('Confidential');
});

test('what is rolled back is told to nobody', async () => {
  const undone = desk.db.sequelize.transaction(async (transaction) => {
    await createTicket(desk.db, { subject: 'Undone' }, by(), { transaction });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await quiet();
  expect(sent).toEqual([]);
});

test('several changes of one ticket at once are one message, of the last version', async () => {
  const ticket = await aTicket(desk);
  await quiet();
  sent = [];
  await desk.db.sequelize.transaction(async (transaction) => {
    for (const role of [ROLES.agent, ROLES.supervisor, ROLES.admin]) {
      await assignTicket(desk.db, ticket.id, { assigneeId: people[role].get('id') }, by(), { transaction });
    }
  });
  await eventually(() => expect(messages()).toHaveLength(1));
  await quiet();
  expect(messages()).toEqual([{ id: String(ticket.id), version: 4, type: 'assigned' }]);
});

test('each of some tickets is named, of a flood only that there was one', async () => {
  const create = (count: number) =>
    desk.db.sequelize.transaction(async (transaction) => {
      for (let index = 0; index < count; index += 1) {
        await createTicket(desk.db, { subject: `Flood ${index}` }, by(), { transaction });
      }
    });
  await create(3);
  await eventually(() => expect(new Set(messages().map(({ id }) => id)).size).toBe(3));
  await quiet();
  sent = [];
  await create(51);
  await eventually(() => expect(messages()).toEqual([{ id: null, version: 0, type: 'many' }]));
});
