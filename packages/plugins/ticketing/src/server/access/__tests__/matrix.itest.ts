import type { Model } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { ROLES } from '../../../shared/roles';
import { aTeam, aUser, bootApp, noAutomation, signIn, type Agent } from '../../__tests__/kit';
import { POLICY, VOCABULARY } from '../policy';
import { TICKET_SCOPES } from '../seedScopes';
import { RECORD_ACTIONS } from '../ticketActions';
import { ACTION_TABLE, isLink, type Rule } from './actionTable';
import { actingAs, aRole, SECRET, setScene, type Scene } from './deskOfSeveral';

const desk = bootApp();
const T = COLLECTIONS.tickets;

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

let scene: Scene;

beforeAll(async () => {
  await noAutomation(desk);
  scene = await setScene(desk);
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

function mayCall(who: string, rule: Rule): boolean {
  if (rule === 'everybody' || who === ROLES.admin) return true;
  if (rule === 'signed in') return who !== 'nobody';
  if (rule === 'portal') return who === ROLES.customer;
  if (rule === 'configures') return false;
  const [collection, action] = rule;
  const isWord = action === 'view' && VOCABULARY.includes(collection);
  return isGranted(who, collection, action) || (isWord && isGranted(who, T, 'view'));
}

const actionCells = [...ROLE_NAMES, ...OTHERS].flatMap((who) =>
  Object.entries(ACTION_TABLE)
    .filter(([name]) => name !== `${T}:create`)
    .map(([name, rule]) => ({ who, name, may: mayCall(who, rule) })),
);

test.each(actionCells)('$who: $name is allowed: $may', async ({ who, name, may }) => {
  // A record that does not exist and no input: allowed is whatever comes after the check of rights.
  const { status } = await as(who).post(`/api/${name}/9999`).send({});
  if (may) expect([401, 403]).not.toContain(status);
  else expect([401, 403]).toContain(status);
});

test('every action that is registered is in the table', () => {
  const { resourceManager } = desk.app;
  const ours = [...resourceManager.getRegisteredHandlers().keys()]
    .map(String)
    .filter((name) => /^ticketing/.test(name));
  expect(ours.filter((name) => !(name in ACTION_TABLE) && !isLink(name))).toEqual([]);
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

describe('an agent who may see and do what belongs to their teams', () => {
  const FOREIGN_SUBJECT = 'Scanner';
  let agent: Agent;

  beforeAll(async () => {
    const scope = TICKET_SCOPES.find(({ key }) => key === 'ticketing-teams')?.scope;
    const grants = Object.entries(POLICY[ROLES.supervisor].grants).map(([collection, actions]) => {
      const granted = Object.keys(actions).map((name) => (collection === T ? { name, scope } : { name }));
      return [collection, granted] as const;
    });
    await aRole(desk, 'teamAgent', Object.fromEntries(grants));
    const user = await aUser(desk, { role: 'teamAgent' });
    const team = await aTeam(desk, { members: [user] });
    const tickets = desk.db.getModel<Model>(T);
    await tickets.update({ teamId: team.get('id') }, { where: { id: scene.ticketId }, hooks: false });
    agent = await signIn(desk, user, { role: 'teamAgent' });
  });

  const byAction = [...RECORD_ACTIONS].filter((action) => action !== 'destroy');

  test.each(byAction)('%s: on a ticket of the team, not on another', async (action) => {
    const own = await agent.post(`/api/${T}:${action}/${scene.ticketId}`).send({});
    expect([401, 403]).not.toContain(own.status);
    const foreign = await agent.post(`/api/${T}:${action}/${scene.otherTicketId}`).send({});
    expect({ status: foreign.status, told: foreign.text.includes(FOREIGN_SUBJECT) }).toEqual({
      status: 404,
      told: false,
    });
  });

  test('destroy takes no ticket of another team', async () => {
    await agent.post(`/api/${T}:destroy/${scene.otherTicketId}`);
    await agent.post(`/api/${T}:destroy?filter[subject]=${FOREIGN_SUBJECT}`);
    expect(await desk.repo(T).count({ filter: { id: scene.otherTicketId } })).toBe(1);
  });

  test('lists, numbers and the conversation hold what belongs to the teams', async () => {
    const { body } = await agent.get(`/api/${T}:list`).expect(200);
    expect(body.data.map(({ subject }: { subject: string }) => subject)).toEqual(['Printer']);
    const comments = await agent.get(`/api/${COLLECTIONS.comments}:list`).expect(200);
    expect(comments.body.data.map(({ id }: { id: unknown }) => Number(id)).sort()).toEqual([1001, 1002]);
    const counts = await agent.get(`/api/${T}:counts`).expect(200);
    expect(counts.body.data.open).toBe(1);
  });

  /** Every way to read a collection along each of its relations. */
  const pathsOf = (collection: string): string[] => {
    const { model } = desk.db.getCollection(collection);
    const relations = Object.keys(model.associations);
    const along = relations.flatMap((name) => {
      const target = desk.db.getCollectionByModelName(model.associations[name].target.name);
      const key = String(target?.model.primaryKeyAttribute ?? 'id');
      return [
        `${collection}:list?appends=${name}`,
        `${collection}:list?fields[]=${name}`,
        `${collection}:list?sort=${name}.${key}`,
        `${collection}:list?filter[${name}.${key}.$ne]=0&appends=${name}`,
        `${collection}/${collection === T ? scene.otherTicketId : 1}/${name}:list`,
        ...Object.keys(target?.model.associations ?? {}).map(
          (deeper) => `${collection}:list?appends=${name}.${deeper}`,
        ),
      ];
    });
    return [`${collection}:list`, `${collection}:get?filter[id.$ne]=0`, ...along];
  };

  test.each(Object.values(COLLECTIONS))('no path of %s leads to a ticket of others', async (collection) => {
    const told: string[] = [];
    for (const who of [agent, as(ROLES.customer), as('member'), as('nobody')]) {
      for (const path of pathsOf(collection)) {
        const { status, text } = await who.get(`/api/${path}`);
        // The file manager has no list of what a file belongs to, and says so in its own way.
        const failed = status >= 500 && collection !== COLLECTIONS.attachments;
        if (failed || text.includes(FOREIGN_SUBJECT)) told.push(`${status} ${path}`);
        if (who !== agent && (text.includes(SECRET) || status === 200)) told.push(`${status} ${path}`);
      }
    }
    expect(told).toEqual([]);
  });
});

test("the host's general permissions do not open the desk, also after a restart", async () => {
  await desk.restart();
  const member = await actingAs(desk, 'member');
  for (const collection of Object.values(COLLECTIONS)) {
    await member.get(`/api/${collection}:list`).expect(403);
  }
});
