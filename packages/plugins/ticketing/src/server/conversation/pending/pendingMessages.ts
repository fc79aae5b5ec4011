import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { z } from 'zod';
import type { ChangeContext } from '../../kernel/cause';
import { now } from '../../kernel/clock';
import { notFound, TicketingError } from '../../kernel/errors';
import type { Jobs } from '../../kernel/jobs';
import { idInput, type Id } from '../../kernel/parseInput';
import type { TicketingPlugin } from '../../plugin';
import { catalogOf, flowRoles, listAllowedTransitions, withLiveTicket, type TicketRecord } from '../../tickets';
import { addReply, type NewReply } from '../addComment';
import { ownUploads } from '../attachments/attachFiles';
import { keepUploads } from '../attachments/purge';
import { clearDraft, contentOf, readDraft, restoreDraft, type DraftContent } from '../drafts/draftRecord';
import { refuseIfNewer } from '../newerMessages';
import { prepareBody } from '../sanitizeBody';
import { pendingModel, type PendingRecord } from './pendingRecord';

const JOB = 'conversation.send';
/** Uploads of a message that cannot be sent are kept for whoever takes it back. */
const UPLOADS_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

const stored = z.object({
  input: z.object({
    body: z.string(),
    cc: z.array(z.string()).optional(),
    bcc: z.array(z.string()).optional(),
    statusKey: z.string().nullish(),
    parentId: idInput.nullish(),
    attachments: z.array(idInput).optional(),
  }),
  roles: z.array(z.string()),
});

const queues = new WeakMap<Database, Jobs>();

/** Messages go out when their time has come, also after a restart, each exactly once. */
export function initPendingMessages({ db, jobs }: TicketingPlugin): void {
  queues.set(db, jobs);
  jobs.register(JOB, (payload) =>
    sendPending(db, z.object({ id: z.union([z.string(), z.number()]) }).parse(payload).id),
  );
}

/**
 * Takes a reply that goes out after some seconds, and can be taken back until then.
 * @throws TicketingError whatever sending it at once would throw, as far as that can be known already
 */
export async function queueReply(
  db: Database,
  ticketId: Id,
  { seenCommentId, force, version, draft, ...input }: NewReply,
  context: ChangeContext & { actor: { userId: number } },
  seconds: number,
): Promise<{ ticket: TicketRecord; pending: PendingRecord }> {
  const { actor } = context;
  prepareBody(input.body, { mayBeEmpty: Boolean(input.attachments?.length) });
  await catalogOf(db);
  const sendAt = new Date(now().getTime() + seconds * 1000);
  let pending: PendingRecord | undefined;
  const ticket = await withLiveTicket(db, ticketId, { version }, {}, async (locked, transaction) => {
    await refuseIfNewer(db, locked.id, { seenCommentId, force }, actor, transaction);
    await mustBeReachable(db, locked, input.statusKey, context);
    await ownUploads(db, input.attachments ?? [], actor, transaction);
    await keepUploads(db, input.attachments ?? [], new Date(sendAt.getTime() + UPLOADS_KEPT_MS), transaction);
    const typed = draft ? await readDraft(db, ticketId, actor.userId, 'reply', transaction) : null;
    pending = await pendingModel(db).create(
      {
        ticketId: locked.id,
        userId: actor.userId,
        kind: 'reply',
        sendAt,
        payload: JSON.stringify({ input, roles: actor.roles }),
        draft: typed?.content ?? null,
      },
      { transaction },
    );
    if (draft) await clearDraft(db, ticketId, actor, draft, transaction);
    await queues.get(db)?.enqueue({ name: JOB, payload: { id: String(pending.id) }, runAt: sendAt }, transaction);
  });
  if (!pending) throw new Error('a message was not kept');
  return { ticket, pending };
}

/** @throws TicketingError 422 TRANSITION_NOT_ALLOWED when the flow has no such step for this person now */
async function mustBeReachable(
  db: Database,
  ticket: TicketRecord,
  statusKey: string | null | undefined,
  { actor }: ChangeContext,
): Promise<void> {
  if (!statusKey || statusKey === ticket.statusKey) return;
  const steps = await listAllowedTransitions(db, ticket, flowRoles(actor));
  if (steps.some(({ toKey }) => toKey === statusKey)) return;
  throw new TicketingError('TRANSITION_NOT_ALLOWED', 422, {
    field: 'statusKey',
    vars: { from: ticket.statusKey, to: statusKey },
  });
}

/** The row is the right to send: who deletes it sends, or has taken it back. */
async function claim(db: Database, id: Id, transaction: Transaction): Promise<boolean> {
  return (await pendingModel(db).destroy({ where: { id }, transaction })) === 1;
}

async function sendPending(db: Database, id: Id): Promise<void> {
  const pending = await pendingModel(db).findOne({ where: { id } });
  if (!pending || pending.failure !== null) return;
  const { input, roles } = stored.parse(JSON.parse(pending.payload));
  const context: ChangeContext = {
    actor: { userId: Number(pending.userId), contactId: null, roles },
    cause: { kind: 'user', id: null, label: null, depth: 0 },
  };
  try {
    await db.sequelize.transaction(async (transaction) => {
      if (!(await claim(db, id, transaction))) return;
      await addReply(db, pending.ticketId, input, context, { transaction });
    });
  } catch (error) {
    // What the desk refuses it will refuse again: the message waits for its author. Anything else is tried again.
    if (!(error instanceof TicketingError)) throw error;
    await db.sequelize.transaction((transaction) =>
      pendingModel(db).update({ failure: error.code }, { where: { id }, transaction }),
    );
  }
}

/**
 * Takes a message back that has not gone out. Its author's draft is again as it was.
 * @throws TicketingError 404 for a message of somebody else, 409 ALREADY_SENT
 */
export async function undoSend(db: Database, ticketId: Id, id: Id, userId: number) {
  const pending = await pendingModel(db).findOne({ where: { id } });
  if (!pending) throw new TicketingError('ALREADY_SENT', 409, { field: 'commentId' });
  if (String(pending.userId) !== String(userId) || String(pending.ticketId) !== String(ticketId)) throw notFound();
  return db.sequelize.transaction(async (transaction) => {
    if (!(await claim(db, id, transaction))) throw new TicketingError('ALREADY_SENT', 409, { field: 'commentId' });
    const place = { ticketId: pending.ticketId, userId, mode: 'reply' as const };
    const restored = await restoreDraft(db, place, draftOf(pending), transaction);
    return { mode: 'reply', ...restored };
  });
}

/** What was typed; for a caller that kept no draft, the text of what was sent. */
function draftOf(pending: PendingRecord): DraftContent {
  if (pending.draft !== null) return contentOf({ content: pending.draft });
  const { input } = stored.parse(JSON.parse(pending.payload));
  const { cc, bcc, attachments, parentId } = input;
  const { bodyText } = prepareBody(input.body, { mayBeEmpty: true });
  return { text: bodyText, cc, bcc, attachments, parentId };
}

/** What it will look like; the same sanitiser has the last word when it goes out. */
export function previewPending(pending: PendingRecord) {
  const { input } = stored.parse(JSON.parse(pending.payload));
  const { body, bodyText } = prepareBody(input.body, { mayBeEmpty: true });
  const { cc = null, bcc = null, attachments = [] } = input;
  return { body, bodyText, cc, bcc, attachments };
}
