import type { Context, Next } from '@nocobase/actions';
import { restorePages } from './createPages';

/** `POST ticketingPages:restore`: brings back the desk's pages that were deleted. Answers with their uids. */
export async function restoreAction(ctx: Context, next: Next): Promise<void> {
  ctx.body = { pages: await ctx.app.lockManager.runExclusive('ticketingPages', () => restorePages(ctx.db), 60_000) };
  await next();
}
