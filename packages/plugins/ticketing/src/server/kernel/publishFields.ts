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
    for (const [name, { options }] of db.getCollection(collectionName)?.fields ?? []) {
      if (!known.has(name)) await fields.create({ values: { ...options, name, collectionName } });
    }
  }
}
