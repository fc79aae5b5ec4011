import type { Database, Model } from '@nocobase/database';
import { Op, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { PUBLIC_COMMENT_KINDS } from '../../shared/comments';
import { previewOf, type CommentRecord } from '../conversation';
import type { Id } from '../kernel/parseInput';

/** What a ticket keeps of what belongs to it, counted anew after some of that came or went. */
export async function ticketTotals(db: Database, ticketId: Id, transaction: Transaction) {
  const where = { ticketId, kind: [...PUBLIC_COMMENT_KINDS] };
  const comments = db.getModel<CommentRecord>(COLLECTIONS.comments);
  const items = db.getModel<Model>(COLLECTIONS.checklistItems);
  const messageCount = await comments.count({ where, transaction });
  const last = await comments.findOne({ where, order: [['id', 'DESC']], transaction });
  return {
    messageCount,
    lastMessageAt: last?.createdAt ?? null,
    preview: last ? previewOf(last.bodyText) : null,
    checklistTotal: await items.count({ where: { ticketId }, transaction }),
    checklistDone: await items.count({ where: { ticketId, doneAt: { [Op.ne]: null } }, transaction }),
  };
}

/** Of messages that make a ticket of their own: since when the customer waits, and when we first answered. */
export function datesOfMessages(comments: readonly Pick<CommentRecord, 'kind' | 'createdAt'>[]) {
  const seen = comments.filter(({ kind }) => PUBLIC_COMMENT_KINDS.includes(kind));
  const lastReply = seen.map(({ kind }) => kind).lastIndexOf('reply');
  return {
    waitingSince: seen[lastReply + 1]?.createdAt ?? null,
    firstRespondedAt: seen.find(({ kind }) => kind === 'reply')?.createdAt ?? null,
  };
}
