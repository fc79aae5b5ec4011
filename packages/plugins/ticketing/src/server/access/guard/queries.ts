import type { Database } from '@nocobase/database';
import { forbidden } from '../../kernel/errors';
import { bothOf, isObject, type Filter } from '../filters';
import { isDeskCollection, type Rights } from '../rights';
import { checkReadParams, type Params } from './readParams';

/** Parts of an aggregate query that name fields: each entry's `field` is a path, dotted or as an array. */
const PARTS = ['measures', 'dimensions', 'orders'] as const;

/**
 * Looks at an aggregate query (`:query`, charts) and narrows it to the caller's record scope.
 * @param parseScope fills in the variables of a scope
 */
export async function checkQuery(
  db: Database,
  rights: Rights,
  { collectionName, query }: { collectionName: string; query: Params },
  parseScope: (scope: Filter) => Promise<Filter>,
): Promise<void> {
  const collection = db.getCollection(collectionName);
  if (!collection || rights.isRoot) return;
  const walker = checkReadParams(db, rights, collection, { filter: query.filter });
  for (const part of PARTS) for (const path of fieldsOf(query[part])) walker.walk(path);
  if (!isDeskCollection(collectionName)) return;
  const view = rights.right(collectionName, 'view');
  if (!view) throw forbidden();
  if (!view.scope) return;
  const asked = typeof query.filter === 'string' ? JSON.parse(query.filter) : query.filter;
  query.filter = bothOf(asked, await parseScope(view.scope));
}

function fieldsOf(part: unknown): string[][] {
  if (!Array.isArray(part)) return [];
  return part.map((item) => {
    const field = isObject(item) ? item.field : undefined;
    return (Array.isArray(field) ? field : [field ?? '']).flatMap((segment) => String(segment).split('.'));
  });
}
