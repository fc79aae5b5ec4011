import type { Database } from '@nocobase/database';
import { Op, type Transaction } from 'sequelize';
import { MOST_ATTACHMENTS } from '../../../shared/comments';
import type { Actor, ChangeContext } from '../../kernel/cause';
import { fieldInvalid, TicketingError } from '../../kernel/errors';
import type { Id } from '../../kernel/parseInput';
import { writeOptions } from '../../tickets';
import { attachmentLinks, attachmentModel, type AttachmentRecord } from './attachmentRecord';

/** Whether somebody uploaded a file that no message has taken yet. The desk itself, which carries mail in, may take any. */
function isOwnUpload({ createdById, expiresAt }: AttachmentRecord, { userId, contactId }: Actor): boolean {
  if (expiresAt === null) return false;
  if (userId === null) return contactId === null;
  return String(createdById) === String(userId);
}

/**
 * The uploads of those ids, in their order.
 * @throws TicketingError 422 FIELD_INVALID for a file that is not there, somebody else's, or in a message already
 */
export async function ownUploads(
  db: Database,
  ids: readonly Id[],
  actor: Actor,
  transaction?: Transaction,
): Promise<AttachmentRecord[]> {
  const unique = [...new Set(ids.map(String))];
  if (unique.length > MOST_ATTACHMENTS) {
    throw new TicketingError('TOO_MANY_FILES', 422, { field: 'attachments', vars: { max: MOST_ATTACHMENTS } });
  }
  const files = unique.length === 0 ? [] : await attachmentModel(db).findAll({ where: { id: unique }, transaction });
  return unique.map((id, index) => {
    const file = files.find((row) => String(row.id) === id);
    if (!file || !isOwnUpload(file, actor)) throw fieldInvalid(`attachments.${index}`);
    return file;
  });
}

/** Makes uploads part of a message. */
export async function attachFiles(
  db: Database,
  comment: { id: Id },
  ids: readonly Id[],
  { actor, cause }: ChangeContext,
  transaction: Transaction,
): Promise<void> {
  const files = await ownUploads(db, ids, actor, transaction);
  if (files.length === 0) return;
  const where = { id: files.map(({ id }) => id), expiresAt: { [Op.ne]: null } };
  const [taken] = await attachmentModel(db).update({ expiresAt: null }, { where, transaction });
  // Another message took one of them at the same moment.
  if (taken !== files.length) throw fieldInvalid('attachments');
  await linkFiles(
    db,
    comment.id,
    files.map(({ id }) => id),
    { actor, cause },
    transaction,
  );
}

/** Lets a message carry files that are part of others. That its author may read those is the caller's to check. */
export async function linkFiles(
  db: Database,
  commentId: Id,
  ids: readonly Id[],
  context: ChangeContext,
  transaction: Transaction,
): Promise<void> {
  const links = [...new Set(ids.map(String))].map((attachmentId) => ({ commentId, attachmentId }));
  if (links.length === 0) return;
  const options = writeOptions({ context, trusted: true }, transaction);
  await attachmentLinks(db).bulkCreate(links, { ...options, ignoreDuplicates: true });
}
