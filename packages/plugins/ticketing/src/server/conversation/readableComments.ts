import type { Context } from '@nocobase/actions';
import { COLLECTIONS } from '../../shared/collectionNames';
import { commentFilter } from '../access';
import { fieldInvalid, notFound } from '../kernel/errors';
import { idInput, type Id } from '../kernel/parseInput';
import type { CommentRecord } from './commentRecord';

/** @throws TicketingError 422 FIELD_INVALID */
export function idOfRequest(ctx: Context): number {
  const id = idInput.safeParse(ctx.action.params.filterByTk);
  if (!id.success) throw fieldInvalid('filterByTk');
  return id.data;
}

/** Those of some comments that the caller may read. */
export async function readableComments(ctx: Context, ids: readonly Id[]): Promise<CommentRecord[]> {
  if (ids.length === 0) return [];
  const mayRead = await commentFilter(ctx);
  const filter = { $and: [{ id: { $in: [...ids] } }, ...(mayRead ? [mayRead] : [])] };
  return ctx.db.getRepository(COLLECTIONS.comments).find({ filter, sort: ['id'] });
}

/** @throws TicketingError 404 NOT_FOUND also for a comment that the caller may not read; 403 without any right to read */
export async function readableComment(ctx: Context, id: Id): Promise<CommentRecord> {
  const [comment] = await readableComments(ctx, [id]);
  if (!comment) throw notFound();
  return comment;
}
