import type { Context } from '@nocobase/actions';
import type { Model } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { PUBLIC_COMMENT_KINDS } from '../../shared/comments';
import { fieldInvalid } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { attachmentLinks } from './attachments/attachmentRecord';
import type { CommentRecord } from './commentRecord';
import { readableComments } from './readableComments';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]);

/**
 * What a forward carries of the conversation. Internal notes are for colleagues: nobody sends one out by a click.
 * @throws TicketingError 422 FIELD_INVALID for a message that is not of this ticket, internal, or not for the caller
 */
export async function forwardedMessages(
  ctx: Context,
  ticketId: Id,
  ids: readonly Id[],
): Promise<{ html: string; files: Id[] }> {
  const found = await readableComments(ctx, ids);
  const belongs = ({ ticketId: of, kind }: CommentRecord) =>
    String(of) === String(ticketId) && PUBLIC_COMMENT_KINDS.includes(kind);
  if (found.length !== new Set(ids.map(String)).size || !found.every(belongs)) throw fieldInvalid('commentIds');
  if (found.length === 0) return { html: '', files: [] };
  const links = await attachmentLinks(ctx.db).findAll({ where: { commentId: found.map(({ id }) => id) } });
  const parts = await Promise.all(found.map(async (comment) => asQuote(comment, await authorOf(ctx, comment))));
  return { html: parts.join(''), files: links.map((link): Id => link.get('attachmentId')) };
}

async function authorOf(ctx: Context, { contactId, authorId }: CommentRecord): Promise<string> {
  const [collection, id, column] =
    contactId == null ? ['users', authorId, 'nickname'] : [COLLECTIONS.contacts, contactId, 'name'];
  if (id == null) return '';
  const row = await ctx.db.getModel<Model>(String(collection)).findOne({ where: { id } });
  return String(row?.get(String(column)) ?? '');
}

function asQuote({ body, createdAt }: CommentRecord, author: string): string {
  const when = createdAt.toISOString().replace('T', ' ').slice(0, 16);
  return `<p><strong>${escape(author)}</strong> · ${when} UTC</p><blockquote>${body}</blockquote>`;
}
