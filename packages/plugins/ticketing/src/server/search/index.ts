import type { Context, Next } from '@nocobase/actions';
import { COLLECTIONS } from '../../shared/collectionNames';
import { registerActions } from '../kernel/deskActions';
import type { TicketingPlugin } from '../plugin';
import { readState } from './buildState';
import { searchDialect } from './dialects';
import { watchComments, watchTags, watchTickets } from './hooks';
import { PendingChanges } from './pendingChanges';
import { rememberOwnFields } from './readTickets';
import { Rebuilds } from './rebuild';
import { watchRenames } from './renames';
import { searchAction } from './searchAction';

/** Name of the resource by which those who configure the desk look after the index. */
const RESOURCE = 'ticketingSearch';

/**
 * Finding tickets by what is said in them (behaviours, section 4): words made here, in the database's own index, written in the
 * transaction of the change.
 */
export function initSearch(plugin: TicketingPlugin): void {
  const { app, db } = plugin;
  rememberOwnFields(db);
  const dialect = searchDialect(db);
  const rebuilds = new Rebuilds(plugin, dialect);
  const prepare = async () => {
    try {
      await rebuilds.prepare();
    } catch (error) {
      // A desk without search still answers its customers.
      plugin.log.error('the search index could not be prepared', { error });
    }
  };
  // Somebody may have taken the index away: it is made again, for the next attempt.
  const changes = new PendingChanges(db, dialect, () => setImmediate(() => void prepare()));
  watchTickets(db, changes);
  watchComments(db, changes);
  watchTags(db, changes);
  watchRenames(plugin, changes);

  plugin.onInstall(() => rebuilds.prepare());
  app.on('beforeStart', prepare);

  registerActions(app, COLLECTIONS.tickets, { search: searchAction(dialect) });
  app.resourceManager.define({
    name: RESOURCE,
    actions: {
      async status(ctx: Context, next: Next) {
        ctx.body = (await readState(ctx.db)) ?? null;
        await next();
      },
      async rebuild(ctx: Context, next: Next) {
        ctx.body = await rebuilds.begin();
        await next();
      },
    },
  });
}
