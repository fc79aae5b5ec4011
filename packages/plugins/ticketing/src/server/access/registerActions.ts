import type { Context, Next } from '@nocobase/actions';
import { COLLECTIONS } from '../../shared/collectionNames';
import { titleExpression } from '../../shared/namespace';
import { DESK_SNIPPET, PORTAL_SNIPPET } from '../../shared/roles';
import type { TicketingPlugin } from '../plugin';
import { collectionOf } from './guard';
import { VOCABULARY } from './policy';
import { isDeskCollection, rightsOf } from './rights';
import { GRANTABLE_ACTIONS, IMPLIED_ACTIONS } from './ticketActions';
import { ticketPartOf } from './ticketParts';

/** Writes of a relation's link are decided by the side that they start from. */
const LINK: readonly string[] = ['add', 'set', 'remove', 'toggle'];

/** Makes our actions known to Roles & Permissions, and our way of granting known to the platform's access control. */
export function registerActions({ app, db }: TicketingPlugin): void {
  const { acl } = app;
  for (const { name, label } of GRANTABLE_ACTIONS) {
    acl.setAvailableAction(name, {
      displayName: titleExpression(label),
      type: 'old-data',
      onNewRecord: false,
      allowConfigureFields: false,
    });
  }
  acl.registerSnippet({ name: DESK_SNIPPET, actions: ['ticketing*:*', 'ticketing*.*:*'] });
  acl.registerSnippet({ name: PORTAL_SNIPPET, actions: ['ticketingPortal:*'] });

  for (const [name, granted] of Object.entries(IMPLIED_ACTIONS)) {
    acl.allow(COLLECTIONS.tickets, name, (ctx: Context) => rightsOf(ctx).right(COLLECTIONS.tickets, granted) !== null);
  }
  for (const name of VOCABULARY) {
    acl.allow(name, ['list', 'get'], (ctx: Context) => rightsOf(ctx).right(COLLECTIONS.tickets, 'view') !== null);
  }
  // The platform looks for the snippet under `customers.tickets`, not under the collection that the relation leads to.
  acl.allow('*', '*', (ctx: Context) => {
    const { resourceName, actionName } = ctx.action;
    if (!rightsOf(ctx).isDeskAdmin || LINK.includes(actionName)) return false;
    const collection = collectionOf(db, resourceName);
    return collection !== undefined && isDeskCollection(collection.name);
  });
  acl.use(narrowToScope, { tag: 'ticketingScope', before: 'core', after: 'allow-manager' });
  keepFromStrategies({ app, db });
}

/**
 * Of several roles the platform takes one role's record scope for all; and it knows nothing of comments belonging to
 * tickets. Here the scope of our own reckoning takes its place.
 */
async function narrowToScope(ctx: Context, next: Next): Promise<void> {
  const { can, skip, resourceName, actionName } = ctx.permission;
  if (!skip && ticketPartOf(resourceName) && ctx.app.acl) readAsPartOfTicket(ctx);
  else if (can && !skip && isDeskCollection(resourceName) && ctx.app.acl) {
    const action: string = ctx.app.acl.resolveActionAlias(actionName);
    const right = rightsOf(ctx).right(resourceName, action);
    const { filter: _, ...params } = can.params ?? {};
    ctx.permission.can = right ? { ...can, params: right.scope ? { ...params, filter: right.scope } : params } : null;
  }
  await next();
}

/** No role names a collection that came at run time: it is read as its ticket is. */
function readAsPartOfTicket(ctx: Context): void {
  const { can, resourceName, actionName } = ctx.permission;
  const action: string = ctx.app.acl.resolveActionAlias(actionName);
  const right = rightsOf(ctx).right(resourceName, action);
  const { filter: _, ...params } = can?.params ?? {};
  const granted = { role: ctx.state.currentRole, resource: resourceName, action, ...can };
  ctx.permission.can = right && { ...granted, params: right.scope ? { ...params, filter: right.scope } : params };
}

/**
 * "View all records" of a role's general permissions must not open the desk: tickets carry internal notes. The platform
 * would apply it to every collection that its collection manager has loaded.
 */
function keepFromStrategies({ app, db }: Pick<TicketingPlugin, 'app' | 'db'>): void {
  const remove = ({ name }: { name: string }) => {
    if (isDeskCollection(name) && app.acl.getStrategyResources()?.includes(name)) app.acl.removeStrategyResource(name);
  };
  db.on('afterDefineCollection', remove);
  db.on('afterUpdateCollection', remove);
  for (const name of app.acl.getStrategyResources() ?? []) remove({ name });
}
