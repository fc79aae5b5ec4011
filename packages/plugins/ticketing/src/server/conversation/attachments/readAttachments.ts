import type { Context } from '@nocobase/actions';
import type { Database } from '@nocobase/database';
import { notFound } from '../../kernel/errors';
import type { Id } from '../../kernel/parseInput';
import { readableComments } from '../readableComments';
import {
  attachmentLinks,
  attachmentModel,
  viewOf,
  type AttachmentRecord,
  type AttachmentView,
} from './attachmentRecord';

/** The files of some messages, by the message's id. That the reader may read those is the caller's to check. */
export async function attachmentsOf(
  db: Database,
  commentIds: readonly Id[],
): Promise<ReadonlyMap<string, readonly AttachmentView[]>> {
  const byComment = new Map<string, AttachmentView[]>();
  if (commentIds.length === 0) return byComment;
  const links = await attachmentLinks(db).findAll({ where: { commentId: [...commentIds] } });
  if (links.length === 0) return byComment;
  const ids = [...new Set(links.map((link) => String(link.get('attachmentId'))))];
  const files = await attachmentModel(db).findAll({ where: { id: ids }, order: [['id', 'ASC']] });
  for (const file of files) {
    for (const link of links.filter((row) => String(row.get('attachmentId')) === String(file.id))) {
      const commentId = String(link.get('commentId'));
      byComment.set(commentId, [...(byComment.get(commentId) ?? []), viewOf(file)]);
    }
  }
  return byComment;
}

/**
 * Puts their files to the messages among entries of a timeline.
 * @param fields of comments that the reader may see; null: all
 */
export async function withAttachments(
  db: Database,
  rows: readonly Record<string, unknown>[],
  fields: ReadonlySet<string> | null,
): Promise<Record<string, unknown>[]> {
  if (fields && !fields.has('attachments')) return [...rows];
  const ids = rows.flatMap(({ entry, id }) =>
    entry === 'comment' && (typeof id === 'number' || typeof id === 'string') ? [id] : [],
  );
  const files = await attachmentsOf(db, ids);
  return rows.map((row) => (row.entry === 'comment' ? { ...row, attachments: files.get(String(row.id)) ?? [] } : row));
}

/** Messages that carry a file. */
export async function carriersOf(db: Database, attachmentId: Id): Promise<Id[]> {
  const links = await attachmentLinks(db).findAll({ where: { attachmentId }, attributes: ['commentId'] });
  return links.map((link): Id => link.get('commentId'));
}

/**
 * A file for a colleague: of a message that they may read, or an upload of their own.
 * @throws TicketingError 404 NOT_FOUND also for a file that is not for them
 */
export async function readableAttachment(ctx: Context, id: Id): Promise<AttachmentRecord> {
  const file = await attachmentModel(ctx.db).findOne({ where: { id } });
  if (!file) throw notFound();
  const userId: unknown = ctx.state.currentUser?.id;
  if (file.expiresAt !== null && userId != null && String(file.createdById) === String(userId)) return file;
  const carriers = await carriersOf(ctx.db, file.id);
  const readable = await readableComments(ctx, carriers);
  if (readable.length === 0) throw notFound();
  return file;
}
