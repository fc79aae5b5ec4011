import type { Database, Model } from '@nocobase/database';
import { POLICY, type Grants } from './policy';

/**
 * Gives the desk's own roles actions that a later version brought, as a new installation would. Actions that a role has
 * already stay as an admin left them; roles that an admin deleted stay away.
 * @param added actions by collection; a role gets those that its policy grants
 */
export async function grantAdded(db: Database, added: Readonly<Record<string, readonly string[]>>): Promise<void> {
  const [roles, resources] = [db.getRepository('roles'), db.getRepository('dataSourcesRolesResources')];
  for (const [roleName, { grants }] of Object.entries(POLICY)) {
    if (!(await roles.findOne({ filterByTk: roleName }))) continue;
    for (const [name, actions] of Object.entries(added)) {
      const wanted = actions.filter((action) => grants[name]?.[action] !== undefined);
      if (wanted.length === 0) continue;
      const filter = { roleName, name, dataSourceKey: 'main' };
      const known: Model | null = await resources.findOne({ filter, appends: ['actions'] });
      const has: string[] = (known?.get('actions') ?? []).map((action: Model) => String(action.get('name')));
      const missing = wanted.filter((action) => !has.includes(action));
      if (missing.length === 0) continue;
      const rows = missing.map((action) => ({ name: action, fields: fieldsOf(db, grants, name, action) }));
      if (known) {
        const values = rows.map((row) => ({ ...row, rolesResourceId: known.get('id') }));
        await db.getRepository('dataSourcesRolesResourcesActions').create({ values });
      } else {
        await resources.create({ values: { ...filter, usingActionsConfig: true, actions: rows } });
      }
    }
  }
}

function fieldsOf(db: Database, grants: Grants, name: string, action: string): string[] {
  const grant = grants[name]?.[action];
  if (grant === 'all') return [...(db.getCollection(name)?.fields.keys() ?? [])];
  return Array.isArray(grant) ? [...grant] : [];
}
