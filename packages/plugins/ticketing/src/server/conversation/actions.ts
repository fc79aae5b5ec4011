import type { Context } from '@nocobase/actions';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { DIRECTIONS } from '../../shared/comments';
import { rightsOf } from '../access';
import { takes } from '../kernel/actionInputs';
import { changeContextOf } from '../kernel/changeContext';
import { cleanTexts } from '../kernel/cleanText';
import { registerActions, type DeskAction } from '../kernel/deskActions';
import { idInput, parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { mustBeInScope, onTicket, ticketIdOf } from '../tickets';
import { addCall, addForward, addNote, addReply, type Added } from './addComment';
import { draftActions, listDrafts } from './drafts/draftActions';
import { forwardedMessages } from './forward';
import { addresses, commonInput, undoSeconds } from './inputs';
import { mentionsInput } from './mentions/mentionPeople';
import { originalAction } from './originals';
import { previewPending, queueReply } from './pending/pendingMessages';
import { pinComment, pinInput } from './pin';
import { timelineAction } from './timelineAction';

const replyInput = z.strictObject({
  ...commonInput,
  cc: addresses.optional(),
  bcc: addresses.optional(),
  /** The latest comment that the caller has seen; 409 NEWER_MESSAGES when somebody else wrote after it. */
  seenCommentId: z.union([z.literal(0), idInput]).nullish(),
  force: z.boolean().optional(),
  /** How long it can be taken back, see `:undoSend`. */
  undoSeconds,
});

const noteInput = z.strictObject({ ...commonInput, mentions: mentionsInput });

const callInput = z.strictObject({
  ...commonInput,
  mentions: mentionsInput,
  direction: z.enum(DIRECTIONS.map(({ value }) => value)).default('inbound'),
  minutes: z.number().int().min(0).max(1_440).nullish(),
});

const forwardInput = z.strictObject({
  ...commonInput,
  to: addresses.min(1),
  cc: addresses.optional(),
  bcc: addresses.optional(),
  /** Messages of the ticket that go along, with their files. */
  commentIds: z.array(idInput).max(200).optional(),
});

const draftIn = <M>(mode: M, draft: boolean | undefined) => (draft ? { mode } : undefined);

/** What people write on a ticket, and what belongs to it. */
export function initConversationActions({ app }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.tickets, {
    reply: onTicket(replyInput, async ({ db, ticketId, input, context }) => {
      const { undoSeconds: seconds, draft, ...reply } = input;
      const { userId } = context.actor;
      const written = { ...reply, draft: draftIn('reply' as const, draft) };
      if (seconds === 0 || userId === null) return answer(await addReply(db, ticketId, written, context));
      const by = { ...context, actor: { ...context.actor, userId } };
      const { ticket, pending } = await queueReply(db, ticketId, written, by, seconds);
      const { id, kind, sendAt, createdAt } = pending;
      const shown = { ...previewPending(pending), authorId: userId, deliveryState: 'pending' };
      const columns: Record<string, unknown> = ticket.toJSON();
      return { ...columns, comment: { id, ticketId: ticket.id, kind, sendAt, createdAt, ...shown } };
    }),
    note: onTicket(noteInput, async ({ db, ticketId, input: { draft, ...note }, context }) =>
      answer(await addNote(db, ticketId, { ...note, draft: draftIn('note' as const, draft) }, context)),
    ),
    call: onTicket(callInput, async ({ db, ticketId, input: { draft, ...call }, context }) =>
      answer(await addCall(db, ticketId, { ...call, draft: draftIn('call' as const, draft) }, context)),
    ),
    forward: takes(forwardInput, forwardAction),
    pin: onTicket(pinInput, ({ db, ticketId, input, context }) => pinComment(db, ticketId, input, context)),
    timeline: timelineAction,
    ...draftActions(),
    drafts: listDrafts,
  });

  registerActions(app, COLLECTIONS.comments, { original: originalAction });
  app.acl.allow(COLLECTIONS.comments, 'original', (ctx: Context) =>
    Boolean(rightsOf(ctx).right(COLLECTIONS.comments, 'view')),
  );
}

const forwardAction: DeskAction = async (ctx, next) => {
  const ticketId = ticketIdOf(ctx);
  const { draft, commentIds = [], ...input } = parseInput(forwardInput, cleanTexts(ctx.action.params.values ?? {}));
  await mustBeInScope(ctx, ticketId);
  const { html, files } = await forwardedMessages(ctx, ticketId, commentIds);
  const body = `${input.body}${html}`;
  const forward = { ...input, body, forwardedFiles: files, draft: draftIn('forward' as const, draft) };
  ctx.body = answer(await addForward(ctx.db, ticketId, forward, changeContextOf(ctx)));
  await next();
};

/** The ticket as it is now, and the comment that was added. */
const answer = ({ ticket, comment }: Added) => ({ ...ticket.toJSON(), comment: comment.toJSON() });
