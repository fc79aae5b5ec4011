import type { Context } from '@nocobase/actions';
import { forbidden, notFound } from '../../kernel/errors';
import { isDeskCollection, type Rights } from '../rights';
import { parseScope } from '../scope';

/**
 * `tickets/1/followers`: the platform asks for rights on the followers alone. Whoever may not see the record that the
 * relation starts from sees nothing along it.
 * @throws FORBIDDEN, or NOT_FOUND outside the record scope
 */
export async function checkSource(ctx: Context, rights: Rights): Promise<void> {
  const [source, relation] = String(ctx.action.resourceName).split('.');
  if (!relation || !isDeskCollection(source)) return;
  const view = rights.right(source, 'view');
  if (!view) throw forbidden();
  if (!view.scope) return;
  const { filterTargetKey } = ctx.db.getCollection(source);
  const filter = { $and: [await parseScope(ctx, view.scope), { [String(filterTargetKey)]: ctx.action.sourceId }] };
  if ((await ctx.db.getRepository(source).count({ filter })) === 0) throw notFound();
}
