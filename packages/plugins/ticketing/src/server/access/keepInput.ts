import type { Context, Next } from '@nocobase/actions';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { TicketingPlugin } from '../plugin';
import { isObject } from './filters';

type Handler = (ctx: Context, next: Next) => Promise<void>;

/**
 * Before a create, the platform drops every value that is no field of the role's grant: the first message, a requester by
 * address, tags by name. Our create parses its input itself and applies the grant, so it gets what was sent; whatever else
 * runs before a create still does.
 */
export function keepInputOfCreate({ app }: TicketingPlugin): void {
  const { resourceManager } = app;
  resourceManager.registerPreActionHandler(`${COLLECTIONS.tickets}:create`, async (request, next) => {
    const ctx = request as Context;
    const { values } = ctx.action.params;
    const sent: unknown = isObject(values) ? { ...values } : values;
    const handlers: Handler[] = resourceManager.getRegisteredPreActionHandlers('', 'create');
    const run = async (index: number): Promise<void> => {
      if (index < handlers.length) return handlers[index](ctx, () => run(index + 1));
      ctx.action.params.values = sent;
      await next();
    };
    await run(0);
  });
}
