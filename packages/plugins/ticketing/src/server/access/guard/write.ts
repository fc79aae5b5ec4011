import type { Context } from '@nocobase/actions';
import type { Collection } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { forbidden } from '../../kernel/errors';
import { isObject } from '../filters';
import { isDeskCollection, type Rights } from '../rights';
import { assertMay, scopeFilter } from '../scope';
import { checkValues, nestedPaths } from './values';

/** Kinds of comments that a person writes, and the action on the ticket that it takes. The rest is written by the desk. */
const COMMENT_ACTIONS: Readonly<Record<string, string>> = { reply: 'reply', call: 'reply', note: 'note' };

const WRITES: ReadonlySet<string> = new Set(['create', 'update', 'firstOrCreate', 'updateOrCreate']);

/** Looks at the values of a stock write, whichever collection it goes to. */
export async function checkWrite(ctx: Context, rights: Rights, collection: Collection): Promise<void> {
  const { actionName, params, sourceId } = ctx.action;
  if (!WRITES.has(actionName)) return;
  const nested = nestedPaths(params.updateAssociationValues);
  for (const values of [params.values].flat()) {
    if (!isObject(values)) continue;
    const action = actionName === 'update' ? 'update' : 'create';
    const amountsTo = checkValues(ctx.db, rights, { collection, action, values, nested });
    if (collection.name === COLLECTIONS.comments) await checkComment(ctx, { action, values, sourceId });
    if (collection.name !== COLLECTIONS.tickets || actionName === 'create') continue;
    for (const ticketAction of amountsTo) await limitTo(ctx, ticketAction);
  }
}

/** One ticket must lie within the action's scope; of many, those that do are written. */
async function limitTo(ctx: Context, ticketAction: string): Promise<void> {
  const { filterByTk } = ctx.action.params;
  if (filterByTk !== undefined) return assertMay(ctx, ticketAction, filterByTk);
  const filter = await scopeFilter(ctx, ticketAction);
  if (filter) ctx.action.mergeParams({ filter });
}

async function checkComment(
  ctx: Context,
  { action, values, sourceId }: { action: string; values: Record<string, unknown>; sourceId: unknown },
): Promise<void> {
  const moves = 'ticketId' in values || 'ticket' in values;
  if (action === 'update') {
    if (moves || 'kind' in values) throw forbidden(moves ? 'ticketId' : 'kind');
    return;
  }
  const kind = String(values.kind);
  const needed = Object.hasOwn(COMMENT_ACTIONS, kind) ? COMMENT_ACTIONS[kind] : undefined;
  // What else there is, nobody writes by hand: the conversation's own rules refuse it.
  if (!needed) return;
  const fromPath = ctx.action.resourceName.startsWith(`${COLLECTIONS.tickets}.`) ? sourceId : undefined;
  await assertMay(ctx, needed, fromPath ?? values.ticketId ?? values.ticket);
}

/** `customers/1/tickets:add`: a link is a write of the side that holds the column. */
export function checkLinking(ctx: Context, rights: Rights): void {
  const [source, relation] = ctx.action.resourceName.split('.');
  const collection = relation ? ctx.db.getCollection(source) : undefined;
  if (!collection) return;
  const { values, filterByTk } = ctx.action.params;
  const keys: unknown = values && !isEmpty(values) ? values : filterByTk;
  const written = { [relation]: keys };
  const target = collection.getField(relation)?.options.target;
  if (isDeskCollection(source) || isDeskCollection(String(target))) {
    checkValues(ctx.db, rights, { collection, action: 'update', values: written, nested: new Set() });
  }
}

const isEmpty = (values: object) => Object.keys(values).length === 0;
