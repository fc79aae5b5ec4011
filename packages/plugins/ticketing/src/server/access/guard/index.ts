import type { Context, Next } from '@nocobase/actions';
import type { Collection, Database } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { forbidden } from '../../kernel/errors';
import { isObject } from '../filters';
import { pruneAnswer } from '../prune';
import { isDeskCollection, rightsOf } from '../rights';
import { parseScope } from '../scope';
import { checkQuery } from './queries';
import { checkColumns, checkReadParams, type Params } from './readParams';
import { checkSource } from './source';
import { checkTicketAction } from './ticketAction';
import { checkLinking, checkWrite } from './write';

/** Answers of these are records with what was appended to them. */
const ANSWER_RECORDS: ReadonlySet<string> = new Set([
  ...['list', 'get', 'create', 'update', 'firstOrCreate', 'updateOrCreate', 'search'],
]);
const LINK: ReadonlySet<string> = new Set(['add', 'set', 'remove', 'toggle']);

/**
 * Stands before the platform's access control, on every resource, and looks at what that leaves unchecked: relations in
 * appends, fields, filters, sorting, aggregate queries, exports and in what is written.
 */
export async function guard(ctx: Context, next: Next): Promise<void> {
  const { resourceName, actionName } = ctx.action;
  const params: Params = ctx.action.params;
  const rights = rightsOf(ctx);
  if (rights.isRoot) return next();
  if (resourceName === 'charts') {
    const query = params.values;
    if (isObject(query) && typeof query.collection === 'string') await checkAggregate(ctx, query.collection, query);
    return next();
  }
  const collection = collectionOf(ctx.db, resourceName);
  if (!collection) return next();

  await checkSource(ctx, rights);
  const walker = checkReadParams(ctx.db, rights, collection, params);
  checkColumns(walker, (isObject(params.values) ? params.values.columns : undefined) ?? params.columns);
  if (actionName === 'query' && isObject(params.values)) await checkAggregate(ctx, collection.name, params.values);
  if (LINK.has(actionName)) checkLinking(ctx, rights);
  else await checkWrite(ctx, rights, collection);
  if (collection.name === COLLECTIONS.tickets) await checkTicketAction(ctx, rights);

  await next();
  if (walker.entersDesk && ANSWER_RECORDS.has(actionName)) pruneAnswer(ctx.db, rights, collection, ctx.body);
}

function checkAggregate(ctx: Context, collectionName: string, query: Params): Promise<void> {
  return checkQuery(ctx.db, rightsOf(ctx), { collectionName, query }, (scope) => parseScope(ctx, scope));
}

/** The collection whose records an action is about: of `customers.tickets`, that of the relation. */
export function collectionOf(db: Database, resourceName: string): Collection | undefined {
  const [source, relation] = resourceName.split('.');
  const collection = db.getCollection(source);
  if (!relation || !collection) return collection;
  const target = collection.getField(relation)?.options.target;
  if (!target && isDeskCollection(source)) throw forbidden();
  return target ? db.getCollection(target) : undefined;
}
