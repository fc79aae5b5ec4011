import type { Database } from '@nocobase/database';
import { Op, type Transaction } from 'sequelize';
import { PUBLIC_COMMENT_KINDS } from '../../shared/comments';
import type { Actor } from '../kernel/cause';
import { TicketingError } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { commentModel } from './commentRecord';
import { pendingModel } from './pending/pendingRecord';

export interface SeenMessages {
  /** The latest comment that whoever answers has seen; 0 for none. */
  seenCommentId?: Id | null;
  /** Answers all the same. */
  force?: boolean;
}

/**
 * Keeps two from answering one message without knowing of each other (behaviours, section 3).
 * @throws TicketingError 409 NEWER_MESSAGES when somebody else wrote meanwhile, or is about to
 */
export async function refuseIfNewer(
  db: Database,
  ticketId: Id,
  { seenCommentId, force }: SeenMessages,
  { userId }: Actor,
  transaction: Transaction,
): Promise<void> {
  if (seenCommentId == null || force) return;
  const newer = await commentModel(db).findAll({
    attributes: ['id', 'authorId'],
    where: { ticketId, id: { [Op.gt]: seenCommentId }, kind: [...PUBLIC_COMMENT_KINDS] },
    transaction,
  });
  const isOthers = (author: unknown) => userId === null || String(author) !== String(userId);
  if (newer.some(({ authorId }) => isOthers(authorId))) throw newerMessages();
  const pending = await pendingModel(db).findAll({ where: { ticketId, failure: null, kind: 'reply' }, transaction });
  if (pending.some((row) => isOthers(row.userId))) throw newerMessages();
}

const newerMessages = () => new TicketingError('NEWER_MESSAGES', 409, { field: 'seenCommentId' });
