import type { Database, Model } from '@nocobase/database';

/**
 * Makes fields that a later version added known to the collection manager, which looks at a collection of ours only once.
 * The columns are there already: the platform has brought the tables up to date. Adds what is missing, changes nothing.
 */
export async function publishFields(db: Database, collectionNames: readonly string[]): Promise<void> {
  const fields = db.getRepository('fields');
  for (const collectionName of collectionNames) {
    const rows: Model[] = await fields.find({ filter: { collectionName } });
    if (rows.length === 0) continue;
    const known = new Set(rows.map((row) => String(row.get('name'))));
    const added = [...(db.getCollection(collectionName)?.fields ?? [])].filter(([name]) => !known.has(name));
    if (added.length === 0) continue;
    const grants = await grantsOn(db, collectionName);
    for (const [name, { options }] of added) await fields.create({ values: { ...options, name, collectionName } });
    await keepGrants(db, grants);
  }
}

interface FieldGrant {
  id: number | string;
  isView: boolean;
  fields: string[];
}

async function grantsOn(db: Database, name: string): Promise<FieldGrant[]> {
  const resources: Model[] = await db
    .getRepository('dataSourcesRolesResources')
    .find({ filter: { name, dataSourceKey: 'main' }, appends: ['actions'] });
  return resources.flatMap((resource) =>
    (resource.get('actions') ?? []).map((action: Model) => ({
      id: action.get('id'),
      isView: action.get('name') === 'view',
      fields: [...(action.get('fields') ?? [])],
    })),
  );
}

/** The platform lets every role write a field that is new. Those of ours may be read, and written by whoever an admin lets. */
async function keepGrants(db: Database, grants: readonly FieldGrant[]): Promise<void> {
  const actions = db.getRepository('dataSourcesRolesResourcesActions');
  for (const { id, isView, fields } of grants) {
    const row: Model | null = await actions.findOne({ filterByTk: id });
    const now: string[] = row?.get('fields') ?? [];
    const kept = isView ? [...new Set(now)] : fields;
    if (kept.length !== now.length) await actions.update({ filterByTk: id, values: { fields: kept } });
  }
}
