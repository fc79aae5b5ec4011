import type { Database } from '@nocobase/database';

interface CollectionsRepository {
  db2cm(collectionName: string): Promise<void>;
}

/**
 * Makes our collections known to the collection manager one after another. The platform would do the same for all of them
 * at once, which SQLite refuses with SQLITE_BUSY.
 */
export async function publishCollections(db: Database): Promise<void> {
  const repository = db.getRepository('collections');
  if (!canPublish(repository)) return;
  for (const [name, collection] of db.collections) {
    if (name.startsWith('ticketing') && collection.options.uiManageable) await repository.db2cm(name);
  }
}

function canPublish(repository: unknown): repository is CollectionsRepository {
  return typeof repository === 'object' && repository !== null && 'db2cm' in repository;
}
