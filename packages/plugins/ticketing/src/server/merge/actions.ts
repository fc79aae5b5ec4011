import type { Context, Next } from '@nocobase/actions';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { MAX_SUBJECT_LENGTH } from '../../shared/ticketFields';
import { assertMay, commentFilter, rightsOf } from '../access';
import { takes } from '../kernel/actionInputs';
import { changeContextOf } from '../kernel/changeContext';
import { cleanTexts } from '../kernel/cleanText';
import { registerActions, type DeskAction } from '../kernel/deskActions';
import { fieldInvalid, forbidden } from '../kernel/errors';
import { idInput, parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { mustBeInScope, ticketIdOf, ticketModel } from '../tickets';
import { previewMerge } from './mergePreview';
import { mergeTickets } from './mergeTickets';
import { splitTicket } from './splitTicket';
import { unmergeTicket } from './unmergeTicket';

const version = z.coerce.number().int().optional();

const mergeInput = z.strictObject({
  targetId: idInput,
  force: z.boolean().optional(),
  version,
  targetVersion: version,
});
const unmergeInput = z.strictObject({ version });
const splitInput = z.strictObject({
  commentIds: z.array(idInput).min(1).max(1_000),
  subject: z.string().trim().min(1).max(MAX_SUBJECT_LENGTH),
  version,
});
const targetInput = z.object({ targetId: idInput });

/** `POST ticketingTickets:merge {targetId, force?}`, `:unmerge`, `:split {commentIds, subject}`, `GET :mergePreview`. */
export function initMergeActions({ app, mergeParts }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.tickets, {
    merge: onTwo(mergeInput, async (ctx, sourceId, { targetId, ...wish }) => {
      await assertMay(ctx, 'merge', [targetId]);
      return mergeTickets(ctx.db, mergeParts, { sourceId, targetId, ...wish }, changeContextOf(ctx));
    }),
    unmerge: onTwo(unmergeInput, async (ctx, ticketId, input) => {
      // What comes back leaves another ticket.
      const ticket = await ticketModel(ctx.db).findByPk(ticketId, { attributes: ['mergedIntoId'] });
      if (ticket?.mergedIntoId != null) await assertMay(ctx, 'merge', [ticket.mergedIntoId]);
      return unmergeTicket(ctx.db, mergeParts, { ticketId, ...input }, changeContextOf(ctx));
    }),
    split: onTwo(splitInput, async (ctx, ticketId, input) => {
      if (!rightsOf(ctx).right(COLLECTIONS.tickets, 'create')) throw forbidden();
      await mustSee(ctx, input.commentIds);
      return splitTicket(ctx.db, { ticketId, ...input }, changeContextOf(ctx));
    }),
    async mergePreview(ctx: Context, next: Next) {
      const ticketId = ticketIdOf(ctx);
      const { targetId } = parseInput(targetInput, ctx.action.params);
      await mustBeInScope(ctx, ticketId);
      await assertMay(ctx, 'merge', [targetId]);
      ctx.body = await previewMerge(ctx.db, ticketId, targetId);
      await next();
    },
  });
}

/** As `onTicket`, for actions that reach beyond the one ticket and ask whether the caller may. */
function onTwo<T extends z.ZodType>(
  schema: T,
  run: (ctx: Context, ticketId: number, input: z.output<T>) => Promise<unknown>,
): DeskAction {
  return takes(schema, async (ctx, next) => {
    const ticketId = ticketIdOf(ctx);
    const input = parseInput(schema, cleanTexts(ctx.action.params.values ?? {}));
    await mustBeInScope(ctx, ticketId);
    ctx.body = await run(ctx, ticketId, input);
    await next();
  });
}

/** A message that the caller may not read cannot be taken elsewhere either. */
async function mustSee(ctx: Context, commentIds: readonly number[]): Promise<void> {
  const filter = await commentFilter(ctx);
  if (!filter) return;
  const ids = [...new Set(commentIds)];
  const seen = await ctx.db
    .getRepository(COLLECTIONS.comments)
    .count({ filter: { $and: [filter, { id: { $in: ids } }] } });
  if (seen !== ids.length) throw fieldInvalid('commentIds');
}
