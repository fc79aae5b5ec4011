import type { Context, Next } from '@nocobase/actions';
import { z } from 'zod';
import type { TicketingPlugin } from '../../plugin';
import { idInput, parseInput } from '../../kernel/parseInput';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { bindCollection, unbindCollection } from './bindCollection';
import { listCandidates } from './candidates';
import { dropEmailIndex, ensureEmailIndex } from './emailIndex';

const mapped = z
  .string()
  .max(128)
  .nullish()
  .transform((name) => name || null);

const bindRequest = z.object({
  role: z.literal('customer'),
  collectionName: z.string().min(1).max(128),
  titleField: mapped,
  emailField: mapped,
  phoneField: mapped,
  ownerField: mapped,
});

const unbindRequest = z.object({ filterByTk: idInput });

/**
 * `ticketingBindings:bind {role, collectionName, titleField?, emailField?, phoneField?, ownerField?}`,
 * `:unbind` (filterByTk) and `GET :candidates`.
 */
export function bindingActions(plugin: TicketingPlugin) {
  const oneAtATime = <T>(work: () => Promise<T>) =>
    plugin.app.lockManager.runExclusive(COLLECTIONS.bindings, work, 60_000);

  return {
    async bind(ctx: Context, next: Next) {
      const request = parseInput(bindRequest, ctx.action.params.values);
      const binding = await oneAtATime(() => bindCollection(plugin.db, request, ctx));
      await ensureEmailIndex(plugin.db, request).catch((error) =>
        plugin.log.warn(`no index on ${request.collectionName}.${request.emailField}`, { error }),
      );
      ctx.body = binding;
      await next();
    },

    async unbind(ctx: Context, next: Next) {
      const { filterByTk: id } = parseInput(unbindRequest, ctx.action.params);
      const binding = await oneAtATime(() => unbindCollection(plugin, id));
      await dropEmailIndex(plugin.db, binding.get('collectionName')).catch((error) =>
        plugin.log.warn(`the index on ${binding.get('collectionName')} stays`, { error }),
      );
      ctx.body = { id };
      await next();
    },

    async candidates(ctx: Context, next: Next) {
      ctx.body = listCandidates(plugin.db);
      await next();
    },
  };
}
