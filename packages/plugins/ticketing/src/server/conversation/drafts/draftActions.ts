import type { Context, Next } from '@nocobase/actions';
import { z } from 'zod';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { scopeFilter } from '../../access';
import { fieldInvalid, notFound } from '../../kernel/errors';
import type { Id } from '../../kernel/parseInput';
import { onTicket, ticketModel, type TicketRecord } from '../../tickets';
import { attachmentModel, viewOf } from '../attachments/attachmentRecord';
import {
  clearDraft,
  contentOf,
  draftContent,
  draftMode,
  draftsOf,
  draftsOfPerson,
  saveDraft,
  type DraftRecord,
} from './draftRecord';

/** Drafts of one person that are listed. */
const MOST_LISTED = 200;
const EXCERPT = 200;

const saveInput = z.strictObject({
  mode: draftMode,
  /** The version that is written over; left out or 0 for a new draft. */
  version: z.number().int().min(0).default(0),
  content: draftContent,
});

const ownId = (userId: number | null): number => {
  if (userId === null) throw fieldInvalid('userId');
  return userId;
};

/** Made when the plugin loads: features that know each other are not all there before. */
export const draftActions = () => ({
  /** `GET :draft`: the caller's drafts of a ticket, by mode. */
  draft: onTicket(z.looseObject({}), async ({ db, ticketId, context: { actor } }) => {
    const rows = await draftsOf(db, ticketId, ownId(actor.userId));
    const contents = rows.map((row) => ({ row, content: contentOf(row) }));
    const ids = contents.flatMap(({ content }) => content.attachments ?? []);
    const files =
      ids.length === 0 ? [] : await attachmentModel(db).findAll({ where: { id: ids, createdById: actor.userId } });
    return contents.map(({ row, content }) => ({
      mode: row.mode,
      version: row.version,
      updatedAt: row.updatedAt,
      content,
      files: files.filter(({ id }) => content.attachments?.includes(Number(id))).map(viewOf),
    }));
  }),

  /** `POST :saveDraft {mode, version, content}`: 409 DRAFT_STALE when it was changed elsewhere. */
  saveDraft: onTicket(saveInput, async ({ db, ticketId, input: { mode, version, content }, context: { actor } }) => {
    if ((await ticketModel(db).count({ where: { id: ticketId } })) === 0) throw notFound();
    const place = { ticketId, userId: ownId(actor.userId), mode };
    const saved = await db.sequelize.transaction((transaction) => saveDraft(db, place, content, version, transaction));
    return { mode, version: saved };
  }),

  /** `POST :discardDraft {mode}`. */
  discardDraft: onTicket(z.strictObject({ mode: draftMode }), async ({ db, ticketId, input: { mode }, context }) => {
    await db.sequelize.transaction((transaction) => clearDraft(db, ticketId, context.actor, { mode }, transaction));
    return { mode, version: 0 };
  }),
});

/** `GET ticketingTickets:drafts`: the caller's own drafts, the latest first, of tickets that they may still read. */
export async function listDrafts(ctx: Context, next: Next): Promise<void> {
  const userId: unknown = ctx.state.currentUser?.id;
  const scope = await scopeFilter(ctx, 'drafts');
  const rows =
    typeof userId === 'number' || typeof userId === 'string' ? await draftsOfPerson(ctx.db, userId, MOST_LISTED) : [];
  const ids = [...new Set(rows.map((row) => String(row.ticketId)))];
  const filter = { $and: [{ id: { $in: ids } }, ...(scope ? [scope] : [])] };
  const tickets: TicketRecord[] =
    ids.length === 0
      ? []
      : await ctx.db.getRepository(COLLECTIONS.tickets).find({ filter, fields: ['id', 'number', 'subject'] });
  ctx.body = rows.flatMap((row) => describe(row, tickets));
  await next();
}

function describe(row: DraftRecord, tickets: readonly TicketRecord[]) {
  const ticket = tickets.find(({ id }) => sameTicket(id, row.ticketId));
  if (!ticket) return [];
  const { text } = contentOf(row);
  const { id, number, subject } = ticket;
  const excerpt = text.replace(/\s+/g, ' ').trim().slice(0, EXCERPT).toWellFormed();
  return [{ ticketId: id, number, subject, mode: row.mode, excerpt, version: row.version, updatedAt: row.updatedAt }];
}

const sameTicket = (a: Id, b: Id) => String(a) === String(b);
