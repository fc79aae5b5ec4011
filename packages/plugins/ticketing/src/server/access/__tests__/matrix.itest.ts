import { COLLECTIONS } from '../../../shared/collectionNames';
import { ROLES } from '../../../shared/roles';
import { bootApp, type Agent } from '../../__tests__/kit';
import { POLICY } from '../policy';
import { GRANTABLE_ACTIONS, IMPLIED_ACTIONS } from '../ticketActions';
import { actingAs, setScene } from './deskOfSeveral';

const desk = bootApp();

const ROLE_NAMES = Object.values(ROLES);
const OTHERS = ['member', 'nobody'] as const;
const PLATFORM_ACTIONS = ['view', 'create', 'update', 'destroy'] as const;

/** A request for each action, on a record that does not exist: rights are decided before. */
const REQUESTS: Record<
  (typeof PLATFORM_ACTIONS)[number],
  (agent: Agent, collection: string) => Promise<{ status: number }>
> = {
  view: (agent, collection) => agent.get(`/api/${collection}:list`),
  create: (agent, collection) => agent.post(`/api/${collection}:create`).send({}),
  update: (agent, collection) => agent.post(`/api/${collection}:update/9999`).send({}),
  destroy: (agent, collection) => agent.post(`/api/${collection}:destroy/9999`),
};

const agents = new Map<string, Agent>();
const as = (who: string): Agent => {
  const agent = agents.get(who);
  if (!agent) throw new Error(`${who} has not signed in`);
  return agent;
};

beforeAll(async () => {
  await setScene(desk);
  for (const who of [...ROLE_NAMES, ...OTHERS, 'admin', 'root']) agents.set(who, await actingAs(desk, who));
});

const isGranted = (role: string, collection: string, action: string) =>
  role in POLICY && POLICY[role as keyof typeof POLICY].grants[collection]?.[action] !== undefined;

const cells = [...ROLE_NAMES, ...OTHERS].flatMap((who) =>
  Object.values(COLLECTIONS).flatMap((collection) =>
    PLATFORM_ACTIONS.map((action) => {
      // Who configures the desk may do everything in it.
      const may = who === ROLES.admin || isGranted(who, collection, action);
      return { who, collection, action, may };
    }),
  ),
);

test.each(cells)('$who: $action of $collection is allowed: $may', async ({ who, collection, action, may }) => {
  const { status } = await REQUESTS[action](as(who), collection);
  if (may) expect([401, 403]).not.toContain(status);
  else expect([401, 403]).toContain(status);
});

const ticketCells = [...ROLE_NAMES, ...OTHERS].flatMap((who) =>
  [...GRANTABLE_ACTIONS.map(({ name }) => name), 'unfollow', 'timeline', 'allowedTransitions', 'counts', 'import'].map(
    (action) => ({
      who,
      action,
      may: who === ROLES.admin || isGranted(who, COLLECTIONS.tickets, IMPLIED_ACTIONS[action] ?? action),
    }),
  ),
);

test.each(ticketCells)('$who: $action on a ticket is allowed: $may', async ({ who, action, may }) => {
  // A ticket that does not exist: allowed is whatever comes after the check of rights.
  const { status } = await as(who).post(`/api/${COLLECTIONS.tickets}:${action}/9999`).send({});
  if (may) expect([401, 403]).not.toContain(status);
  else expect([401, 403]).toContain(status);
});

test.each(['root', 'admin'])('%s of the host may do everything at the desk', async (who) => {
  for (const collection of Object.values(COLLECTIONS)) {
    for (const action of PLATFORM_ACTIONS) {
      const { status } = await REQUESTS[action](as(who), collection);
      expect({ collection, action, refused: status === 401 || status === 403 }).toEqual({
        collection,
        action,
        refused: false,
      });
    }
  }
  await as(who).get('/api/customers/1/tickets:list').expect(200);
});

test("the host's general permissions do not open the desk, also after a restart", async () => {
  await desk.restart();
  const member = await actingAs(desk, 'member');
  for (const collection of Object.values(COLLECTIONS)) {
    await member.get(`/api/${collection}:list`).expect(403);
  }
});
