import type { Context, Next } from '@nocobase/actions';
import type { TicketingPlugin } from '../plugin';

/** `GET /api/ticketing:health`: for load balancers and monitors; says nothing that a stranger may not know. */
export function initHealth(plugin: TicketingPlugin): void {
  plugin.app.resourceManager.define({
    name: 'ticketing',
    actions: {
      async health(ctx: Context, next: Next) {
        await plugin.db.sequelize.query('SELECT 1');
        ctx.body = { status: 'ok' };
        await next();
      },
    },
  });
  plugin.app.acl.allow('ticketing', 'health', 'public');
}
