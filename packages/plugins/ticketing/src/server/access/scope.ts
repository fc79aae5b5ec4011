import { createUserProvider, parseJsonTemplate } from '@nocobase/acl';
import type { Context } from '@nocobase/actions';
import type { Database, Model } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { forbidden, notFound } from '../kernel/errors';
import type { Filter } from './filters';
import { rightsOf, type Caller } from './rights';
import { IMPLIED_ACTIONS } from './ticketActions';

/** The part of a request that scopes are worked out from; work that goes on after its request keeps as much of it. */
export interface ScopedCaller extends Caller {
  db: Database;
  state: Caller['state'] & { currentUser?: { id: number } | null };
  get(header: string): string;
}

/** Fills in a scope's variables, such as the current user's id. */
export async function parseScope(ctx: ScopedCaller, scope: Filter): Promise<Filter> {
  const parsed: Filter | undefined = await parseJsonTemplate(scope, {
    state: ctx.state,
    timezone: ctx.get('X-Timezone'),
    userProvider: createUserProvider({ db: ctx.db, currentUser: ctx.state.currentUser }),
  });
  return parsed ?? scope;
}

/**
 * The tickets on which the caller may carry out an action, as a filter; undefined: all of them.
 * @throws FORBIDDEN when the caller's roles have the action on none
 */
export async function scopeFilter(ctx: ScopedCaller, action: string): Promise<Filter | undefined> {
  const right = rightsOf(ctx).right(
    COLLECTIONS.tickets,
    Object.hasOwn(IMPLIED_ACTIONS, action) ? IMPLIED_ACTIONS[action] : action,
  );
  if (!right) throw forbidden();
  return right.scope ? parseScope(ctx, right.scope) : undefined;
}

/**
 * Refuses an action on a ticket, or on several, of which one lies outside the caller's rights.
 * @throws FORBIDDEN without the action; NOT_FOUND outside its scope, as if the ticket did not exist
 */
export async function assertMay(ctx: ScopedCaller, action: string, ticketIds: unknown): Promise<void> {
  const scope = await scopeFilter(ctx, action);
  if (!scope) return;
  const ids = [ticketIds].flat();
  const areKeys = ids.length > 0 && ids.every((id) => typeof id === 'string' || typeof id === 'number');
  if (!areKeys) throw notFound();
  const filter = { $and: [scope, { id: { $in: ids } }] };
  const count = await ctx.db.getRepository(COLLECTIONS.tickets).count({ filter });
  if (count !== new Set(ids.map(String)).size) throw notFound();
}

/**
 * Of these tickets, those that exist and on which the caller may carry out all of the actions.
 * @returns their ids as text
 */
export async function ticketsWithin(
  ctx: ScopedCaller,
  actions: Iterable<string>,
  ids: readonly (number | string)[],
): Promise<ReadonlySet<string>> {
  const conditions: Filter[] = [{ id: { $in: ids } }];
  for (const action of actions) {
    const scope = await scopeFilter(ctx, action);
    if (scope) conditions.push(scope);
  }
  const found = await ctx.db.getRepository(COLLECTIONS.tickets).find({ filter: { $and: conditions }, fields: ['id'] });
  return new Set(found.map((ticket: Model) => String(ticket.get('id'))));
}

/** Whether the caller sees internal notes at all, and which comments: `undefined` for all. */
export async function commentFilter(ctx: Context): Promise<Filter | undefined> {
  const right = rightsOf(ctx).right(COLLECTIONS.comments, 'view');
  if (!right) throw forbidden();
  return right.scope ? parseScope(ctx, right.scope) : undefined;
}
