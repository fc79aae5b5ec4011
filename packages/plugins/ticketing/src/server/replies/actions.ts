import type { Context } from '@nocobase/actions';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { assertMay, rightsOf } from '../access';
import { takes } from '../kernel/actionInputs';
import { cleanTexts } from '../kernel/cleanText';
import { registerActions, type DeskAction } from '../kernel/deskActions';
import { notFound } from '../kernel/errors';
import { idInput, parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { knownVariables } from './knownVariables';
import { fillIn } from './renderFor';
import { LANGUAGE, replyModel, textFor, translationsOf } from './replyRecord';
import { searchReplies } from './searchReplies';
import { countUse, usableBy } from './sharing';
import { ticketVariables } from './ticketVariables';

const searchInput = z.object({
  q: z.string().max(255).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

const renderInput = z.strictObject({
  replyId: idInput,
  ticketId: idInput,
  language: z.string().regex(LANGUAGE).nullish(),
  /** Only looked at: counts as no use. */
  preview: z.boolean().optional(),
});

/** `:search`, `:render` and `:variables` of canned replies: for whoever sees canned replies at all. */
export function initReplyActions({ app, db }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.replies, {
    async search(ctx, next) {
      const { q, limit } = ctx.action.params;
      ctx.body = await searchReplies(db, userOf(ctx), parseInput(searchInput, cleanTexts({ q, limit })));
      await next();
    },
    render: takes(renderInput, async (ctx, next) => {
      const input = parseInput(renderInput, cleanTexts(ctx.action.params.values ?? {}));
      await assertMay(ctx, 'view', input.ticketId);
      const filter = { $and: [{ id: input.replyId }, usableBy(userOf(ctx))] };
      const found = await db.getRepository(COLLECTIONS.replies).findOne({ filter, fields: ['id'] });
      const reply = found && (await replyModel(db).findByPk(found.get('id')));
      if (!reply) throw notFound('replyId');
      const texts = [reply.body, ...translationsOf(reply.translations).map(({ body }) => body)];
      const reader = { app, caller: ctx, language: input.language };
      const { variables, language } = await ticketVariables(reader, input.ticketId, texts);
      const wanted = input.language ?? language;
      const text = textFor(reply, wanted);
      const filled = fillIn(reader, text.body, variables, text.language || wanted);
      if (!input.preview) await countUse(db, COLLECTIONS.replies, reply.id);
      ctx.body = { id: reply.id, title: reply.title, language: text.language || null, ...filled };
      await next();
    }),
    async variables(ctx, next) {
      ctx.body = knownVariables(db);
      await next();
    },
  } satisfies Record<string, DeskAction>);
  app.acl.allow(
    COLLECTIONS.replies,
    ['search', 'render', 'variables'],
    (ctx: Context) => rightsOf(ctx).right(COLLECTIONS.replies, 'view') !== null,
  );
}

/** Nobody without an account gets here: the role was asked for before. */
const userOf = (ctx: Context): number => ctx.state.currentUser?.id ?? 0;
