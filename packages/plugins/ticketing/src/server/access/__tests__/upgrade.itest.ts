/** A database that 0.1.0 left behind, taken apart here to what that release had, becomes what a new one is. */
import type { Model } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { ROLES } from '../../../shared/roles';
import { aTicket, bootApp, noAutomation, signIn } from '../../__tests__/kit';
import { addedSince, GRANTED_BY_0_1_0 } from '../grantsOfReleases';
import { POLICY } from '../policy';
import { TICKET_SCOPES } from '../seedScopes';

const desk = bootApp();
const { tickets, macros, idempotencyKeys } = COLLECTIONS;

type Filter = NonNullable<Parameters<ReturnType<typeof desk.repo>['find']>[0]>['filter'];

interface State {
  collections: string[];
  fields: string[];
  columns: string[];
  grants: string[];
  scopes: string[];
}

async function names(collection: string, filter: Filter, name: (row: Model) => string): Promise<string[]> {
  const rows: Model[] = await desk.repo(collection).find({ filter });
  return rows.map(name).sort();
}

async function state(): Promise<State> {
  const ours = Object.values(COLLECTIONS);
  const columns: string[] = [];
  for (const name of [tickets, macros, idempotencyKeys]) {
    const table = await desk.db.sequelize
      .getQueryInterface()
      .describeTable(desk.db.getCollection(name).getTableNameWithSchema());
    columns.push(...Object.keys(table).map((column) => `${name}.${column}`));
  }
  const resources: Model[] = await desk
    .repo('dataSourcesRolesResources')
    .find({ filter: { roleName: Object.values(ROLES) }, appends: ['actions'] });
  return {
    collections: await names('collections', { name: ours }, (row) => row.get('name')),
    fields: await names('fields', { collectionName: ours }, (row) => `${row.get('collectionName')}.${row.get('name')}`),
    columns: columns.sort(),
    grants: resources
      .flatMap((row) =>
        (row.get('actions') ?? []).map((action: Model) => {
          // Of the others, the platform notes fields that it never asks for.
          const isOfFields = ['view', 'create', 'update'].includes(action.get('name'));
          const fields: string[] = isOfFields ? [...(action.get('fields') ?? [])].sort() : [];
          return `${row.get('roleName')} ${row.get('name')}:${action.get('name')} ${fields.join()}`;
        }),
      )
      .sort(),
    scopes: await names('dataSourcesRolesResourcesScopes', { resourceName: tickets }, (row) => row.get('key')),
  };
}

/** As if none of ours had run. */
async function forgetMigrations(): Promise<void> {
  const table = desk.db.sequelize.getQueryInterface().quoteIdentifier(`${desk.db.options.tablePrefix ?? ''}migrations`);
  await desk.db.sequelize.query(`DELETE FROM ${table} WHERE name LIKE '%plugin-ticketing'`);
}

/** Takes away what came after 0.1.0, in the database alone. */
async function takeApart(): Promise<void> {
  const { db } = desk;
  const schema = db.sequelize.getQueryInterface();
  const table = (name: string) => db.getCollection(name).getTableNameWithSchema();
  for (const [collection, actions] of Object.entries(addedSince(GRANTED_BY_0_1_0))) {
    const filter = { roleName: Object.values(ROLES), name: collection, dataSourceKey: 'main' };
    const resources: Model[] = await db.getRepository('dataSourcesRolesResources').find({ filter });
    for (const resource of resources) {
      if (GRANTED_BY_0_1_0[collection]) {
        const where = { rolesResourceId: resource.get('id'), name: [...actions] };
        await db.getModel('dataSourcesRolesResourcesActions').destroy({ where });
      } else {
        await db
          .getModel('dataSourcesRolesResourcesActions')
          .destroy({ where: { rolesResourceId: resource.get('id') } });
        await resource.destroy({ hooks: false });
      }
    }
  }
  await db.getModel('dataSourcesRolesResourcesScopes').destroy({ where: { key: TICKET_SCOPES.map(({ key }) => key) } });
  await db.getModel('fields').destroy({ where: { collectionName: macros }, hooks: false });
  await db.getModel('collections').destroy({ where: { name: macros }, hooks: false });
  await db.getModel('fields').destroy({ where: { collectionName: tickets, name: 'snoozedUntil' }, hooks: false });
  await schema.dropTable(table(macros));
  await schema.removeColumn(table(tickets), 'snoozedUntil');
  await schema.removeColumn(table(idempotencyKeys), 'response');
  await forgetMigrations();
}

test('an upgrade brings what a new installation has, and keeps what there was', async () => {
  await noAutomation(desk);
  const ticket = await aTicket(desk, { subject: 'From before' });
  const root = await signIn(desk, 'root');
  await root.post(`/api/roles:update?filterByTk=${ROLES.agent}`).send({ title: 'Our agents' }).expect(200);
  const fresh = await state();
  await takeApart();
  expect(await names('collections', { name: macros }, (row) => row.get('name'))).toEqual([]);

  await desk.app.runCommandThrowError('upgrade');

  const upgraded = await state();
  expect(upgraded.columns).toEqual(fresh.columns);
  expect(upgraded.collections).toEqual(fresh.collections);
  expect(upgraded.fields).toEqual(fresh.fields);
  expect(upgraded.scopes).toEqual(fresh.scopes);
  expect(upgraded.grants).toEqual(fresh.grants);
  expect((await desk.repo(tickets).findOne({ filterByTk: ticket.id })).get('subject')).toBe('From before');
  expect((await desk.repo('roles').findOne({ filterByTk: ROLES.agent })).get('title')).toBe('Our agents');
  expect(await desk.repo('roles').count({ filter: { name: Object.keys(POLICY) } })).toBe(Object.keys(POLICY).length);
});

test('a second upgrade changes nothing', async () => {
  const before = await state();
  await desk.db
    .getModel('migrations')
    ?.destroy({ where: {} })
    .catch(() => undefined);
  await desk.app.runCommandThrowError('upgrade');
  expect(await state()).toEqual(before);
});

test('what an admin took away stays away', async () => {
  const filter = { roleName: ROLES.agent, name: tickets, dataSourceKey: 'main' };
  const resource: Model = await desk.repo('dataSourcesRolesResources').findOne({ filter });
  const actions = () => desk.db.getModel<Model>('dataSourcesRolesResourcesActions');
  const where = { rolesResourceId: resource.get('id'), name: 'reply' };
  await actions().destroy({ where });
  await forgetMigrations();
  await desk.app.runCommandThrowError('upgrade');
  expect(await actions().count({ where })).toBe(0);
});
