import type { Context } from '@nocobase/actions';
import { COLLECTIONS } from '../../shared/collectionNames';
import { parseScope, rightsOf } from '../access';
import { forbidden, notFound } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import type { TemplateRecord } from './templateRecord';

/** @throws TicketingError 403, 404 also for somebody else's own template, or one that is out of use */
export async function usableTemplate(ctx: Context, id: Id): Promise<TemplateRecord> {
  const right = rightsOf(ctx).right(COLLECTIONS.templates, 'view');
  if (!right) throw forbidden('templateId');
  const wanted = { id, isActive: true };
  const filter = right.scope ? { $and: [await parseScope(ctx, right.scope), wanted] } : wanted;
  const template: TemplateRecord | null = await ctx.db.getRepository(COLLECTIONS.templates).findOne({ filter });
  if (!template) throw notFound('templateId');
  return template;
}
