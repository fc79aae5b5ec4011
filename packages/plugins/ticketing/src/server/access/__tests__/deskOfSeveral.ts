/**
 * One desk for the tests of access: a ticket with everything on it that somebody may not see, a second one of another
 * agent, a collection of customers that is related to tickets, and roles made by an admin.
 */
import type { Model } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { aUser, anAgent, anonymous, signIn, type Agent, type TestDesk } from '../../__tests__/kit';

export const SECRET = 'they will never pay';
export const AGENT_EMAIL = 'agent-secret@example.test';

export interface Scene {
  ticketId: number;
  otherTicketId: number;
  noteId: number;
  agent: Model;
  customerId: number;
  contactId: number;
}

/** Writes rows as they are, past the rules of the domain, which have their own tests. */
async function row(desk: TestDesk, collection: string, values: Record<string, unknown>) {
  await desk.db.getModel(collection).create(values, { hooks: false });
}

export async function setScene(desk: TestDesk): Promise<Scene> {
  const agent = await anAgent(desk, { nickname: 'Ann', email: AGENT_EMAIL });
  const agentId: number = agent.get('id');
  const root = await signIn(desk, 'root');
  await makeCustomers(root);
  await desk.repo('customers').create({ values: { id: 1, name: 'ACME', budget: 100 } });
  await row(desk, COLLECTIONS.contacts, { id: 11, name: 'Carla', email: 'carla@acme.test' });
  await row(desk, COLLECTIONS.tickets, {
    ...{ id: 101, number: 'X-1', subject: 'Printer', version: 1, customerId: 1 },
    ...{ statusKey: 'open', priorityKey: 'normal', typeKey: 'support', assigneeId: agentId, requesterId: 11 },
  });
  await row(desk, COLLECTIONS.tickets, {
    ...{ id: 102, number: 'X-2', subject: 'Scanner', version: 1, customerId: 1 },
    ...{ statusKey: 'open', priorityKey: 'normal', typeKey: 'support' },
  });
  await row(desk, COLLECTIONS.comments, { id: 1001, ticketId: 101, kind: 'note', body: SECRET, bodyText: SECRET });
  await row(desk, COLLECTIONS.comments, { id: 1002, ticketId: 101, kind: 'reply', body: 'Hello', bodyText: 'Hello' });
  await row(desk, COLLECTIONS.comments, { id: 1003, ticketId: 102, kind: 'note', body: SECRET, bodyText: SECRET });
  return { ticketId: 101, otherTicketId: 102, noteId: 1001, agent, customerId: 1, contactId: 11 };
}

/** As a builder makes them in the collection manager: a collection, and a relation that both sides know. */
async function makeCustomers(root: Agent): Promise<void> {
  const text = (name: string, type = 'string') => ({ name, type, interface: 'input' });
  const id = { name: 'id', type: 'bigInt', primaryKey: true, autoIncrement: true, interface: 'integer' };
  await root
    .post('/api/collections:create')
    .send({
      name: 'customers',
      autoGenId: false,
      titleField: 'name',
      fields: [id, text('name'), text('budget', 'integer')],
    })
    .expect(200);
  await root
    .post(`/api/collections/${COLLECTIONS.tickets}/fields:create`)
    .send({
      ...{ name: 'customer', type: 'belongsTo', interface: 'm2o', target: 'customers', foreignKey: 'customerId' },
      reverseField: { name: 'tickets', type: 'hasMany', interface: 'o2m', target: COLLECTIONS.tickets },
    })
    .expect(200);
}

interface GrantedAction {
  name: string;
  fields?: string[];
  scope?: object;
}

/** The two ways in which Roles & Permissions saves: the page of today, and the older one. */
type SavedBy = 'dataSourceResources' | 'resources';

/** A role as an admin makes it on the page Roles & Permissions, action by action. */
export async function aRole(
  desk: TestDesk,
  name: string,
  resources: Record<string, GrantedAction[]>,
  savedBy: SavedBy = 'dataSourceResources',
): Promise<string> {
  const root = await signIn(desk, 'root');
  await root
    .post('/api/roles:create')
    .send({ name, title: name, strategy: { actions: [] } })
    .expect(200);
  for (const [resource, granted] of Object.entries(resources)) {
    const actions = [];
    for (const { scope, ...action } of granted) {
      const allFields = [...desk.db.getCollection(resource).fields.keys()];
      actions.push({ fields: allFields, ...action, ...(scope ? { scope: await aScope(root, resource, scope) } : {}) });
    }
    await root
      .post(`/api/roles/${name}/${savedBy}:create`)
      .send({ name: resource, dataSourceKey: 'main', usingActionsConfig: true, actions })
      .expect(200);
  }
  return name;
}

async function aScope(root: Agent, resourceName: string, scope: object): Promise<{ id: number }> {
  const url = '/api/dataSources/main/rolesResourcesScopes:create';
  const { body } = await root.post(url).send({ name: 'some', resourceName, scope }).expect(200);
  return { id: body.data.id };
}

/** Signs in as one of the desk's roles, a custom role, or nobody. */
export function actingAs(desk: TestDesk, who: string): Promise<Agent> {
  return who === 'nobody' ? Promise.resolve(anonymous(desk)) : signIn(desk, who);
}

/** A user of several roles at once, as the host's union mode has it. */
export async function aUserOfRoles(desk: TestDesk, roles: readonly string[]): Promise<Agent> {
  const user = await aUser(desk);
  await desk.repo('users').update({ filterByTk: user.get('id'), values: { roles: roles.map((name) => ({ name })) } });
  await desk.repo('systemSettings').update({ filter: {}, values: { roleMode: 'allow-use-union' }, forceUpdate: true });
  return signIn(desk, user, { role: '__union__' });
}
