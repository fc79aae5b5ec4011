import type { Database } from '@nocobase/database';
import { z } from 'zod';
import type { ChangeContext } from '../kernel/cause';
import { now } from '../kernel/clock';
import { notFound } from '../kernel/errors';
import { idInput, type Id } from '../kernel/parseInput';
import { withTicket, writeOptions, writeTicket } from '../tickets';
import { commentModel } from './commentRecord';

export const pinInput = z.strictObject({ commentId: idInput, pinned: z.boolean().default(true) });

/** Keeps a comment in sight, or lets it go. To pin twice is to pin once. */
export async function pinComment(
  db: Database,
  ticketId: Id,
  { commentId, pinned }: z.output<typeof pinInput>,
  context: ChangeContext,
) {
  let pinnedAt: Date | null = null;
  await withTicket(db, ticketId, {}, {}, async (ticket, transaction) => {
    const comment = await commentModel(db).findOne({ where: { id: commentId, ticketId: ticket.id }, transaction });
    if (!comment) throw notFound('commentId');
    pinnedAt = comment.pinnedAt;
    if ((comment.pinnedAt !== null) === pinned) return;
    pinnedAt = pinned ? now() : null;
    await comment.update({ pinnedAt }, writeOptions({ context, trusted: true }, transaction));
    const change = { field: 'pinned', from: pinned ? null : String(commentId), to: pinned ? String(commentId) : null };
    await writeTicket(ticket, {}, context, transaction, { relationChanges: [change] });
  });
  return { commentId, pinnedAt };
}
