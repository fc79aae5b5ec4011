import type { Database, Model } from '@nocobase/database';
import { TicketingError } from './errors';

const isOurs = (collection: unknown) => typeof collection === 'string' && collection.startsWith('ticketing');

/**
 * Builders extend our collections; they cannot take away what the desk stands on. The platform refuses that as well, but
 * as an internal error. Call it before fields of builders are loaded: what is there by then is the desk's own.
 */
export function protectCollections(db: Database): void {
  const own = new Set<string>();
  for (const [name, { fields }] of db.collections) {
    if (isOurs(name)) for (const field of fields.keys()) own.add(`${name}.${field}`);
  }
  // Before the platform's own listener, which would throw first.
  db.prependListener('collections.beforeDestroy', (collection: Model) => {
    if (isOurs(collection.get('name'))) {
      throw new TicketingError('COLLECTION_PROTECTED', 403, { vars: { name: collection.get('name') } });
    }
  });
  db.prependListener('fields.beforeDestroy', (field: Model) => {
    const [collection, name]: string[] = [field.get('collectionName'), field.get('name')];
    if (own.has(`${collection}.${name}`)) {
      throw new TicketingError('BUILT_IN_FIELD_PROTECTED', 403, { field: name, vars: { name } });
    }
    if (isOurs(collection)) allowRemoval(db, collection);
  });
}

/**
 * The platform refuses to remove any field of a collection that it shows, those that builders added as well. It looks at
 * this option right after our listener, before anything else gets its turn.
 */
function allowRemoval(db: Database, name: string): void {
  const options = db.getCollection(name)?.options;
  if (!options?.uiManageable) return;
  options.uiManageable = false;
  setImmediate(() => {
    options.uiManageable = true;
  });
}
