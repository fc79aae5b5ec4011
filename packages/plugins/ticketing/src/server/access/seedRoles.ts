import type { Collection, Database } from '@nocobase/database';
import { titleExpression } from '../../shared/namespace';
import { POLICY, type Grant, type Grants, type RolePolicy } from './policy';

/** Creates the desk's roles that do not exist yet. What an admin made of one that does is left alone. */
export async function seedRoles(db: Database): Promise<void> {
  const roles = db.getRepository('roles');
  for (const [name, policy] of Object.entries(POLICY)) {
    if (await roles.findOne({ filterByTk: name })) continue;
    await roles.create({ values: roleValues(db, name, policy) });
  }
}

function roleValues(db: Database, name: string, { title, seesNewPages, snippets, grants }: RolePolicy) {
  return {
    name,
    title: titleExpression(title),
    snippets: [...snippets],
    strategy: { actions: [] },
    allowConfigure: false,
    allowNewMenu: seesNewPages,
    resources: resourcesOf(db, grants),
  };
}

function resourcesOf(db: Database, grants: Grants) {
  return Object.entries(grants).flatMap(([name, actions]) => {
    const collection = db.getCollection(name);
    if (!collection) return [];
    return {
      dataSourceKey: 'main',
      name,
      usingActionsConfig: true,
      actions: Object.entries(actions).map(([action, grant]) => ({
        name: action,
        fields: fieldsOf(collection, grant),
      })),
    };
  });
}

/** The platform wants names: it adds fields that are made later to each configured action by itself. */
function fieldsOf(collection: Collection, grant: Grant): string[] {
  if (grant === true) return [];
  return grant === 'all' ? [...collection.fields.keys()] : [...grant];
}
