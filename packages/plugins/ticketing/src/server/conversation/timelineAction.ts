import type { Context, Next } from '@nocobase/actions';
import { z } from 'zod';
import { commentFilter } from '../access';
import { notFound } from '../kernel/errors';
import { idInput, parseInput } from '../kernel/parseInput';
import { mustBeInScope, ticketIdOf, ticketModel } from '../tickets';
import { readTimeline } from './timeline';

const input = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: idInput.optional(),
  after: idInput.optional(),
});

/**
 * `GET ticketingTickets:timeline/<id>?limit=&before=&after=`: comments and history, oldest first. Without a cursor the
 * latest page; `before` and `after` take the id of an entry.
 */
export async function timelineAction(ctx: Context, next: Next): Promise<void> {
  const ticketId = ticketIdOf(ctx);
  const { limit, before, after } = ctx.action.params;
  const page = parseInput(input, { limit, before, after });
  await mustBeInScope(ctx, ticketId);
  if ((await ticketModel(ctx.db).count({ where: { id: ticketId } })) === 0) throw notFound();
  ctx.body = await readTimeline(ctx.db, ticketId, { ...page, comments: await commentFilter(ctx) });
  await next();
}
