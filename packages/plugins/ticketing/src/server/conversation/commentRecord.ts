import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { DIRECTION_OF, type CommentKind, type DeliveryState, type Direction } from '../../shared/comments';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { ChangeContext } from '../kernel/cause';
import type { Id } from '../kernel/parseInput';
import { isRehearsal } from '../kernel/rehearsal';
import { writeOptions } from '../tickets';
import { attachFiles } from './attachments/attachFiles';
import { keepOriginal } from './originals';
import type { PreparedBody } from './sanitizeBody';

/** A row of ticketingComments. */
export interface CommentRecord extends Model {
  id: Id;
  ticketId: Id;
  kind: CommentKind;
  body: string;
  bodyText: string;
  channel: string;
  authorId: Id | null;
  contactId: Id | null;
  parentId: Id | null;
  direction: Direction | null;
  deliveryState: DeliveryState | null;
  to: string[] | null;
  cc: string[] | null;
  bcc: string[] | null;
  mentions: Id[] | null;
  minutes: number | null;
  pinnedAt: Date | null;
  hasOriginal: boolean;
  remoteImages: number;
  createdAt: Date;
}

export interface CommentColumns extends PreparedBody {
  ticketId: Id;
  kind: CommentKind;
  channel: string;
  authorId?: Id | null;
  contactId?: Id | null;
  parentId?: Id | null;
  direction?: Direction | null;
  deliveryState?: DeliveryState | null;
  to?: readonly string[] | null;
  cc?: readonly string[] | null;
  bcc?: readonly string[] | null;
  mentions?: readonly Id[] | null;
  minutes?: number | null;
  /** Files by id: uploaded by whoever writes, or of another message of the ticket. */
  attachments?: readonly Id[];
}

export const commentModel = (db: Database) => db.getModel<CommentRecord>(COLLECTIONS.comments);

/** Adds the row with its files: what it means for the ticket is the caller's to write. */
export async function insertComment(
  db: Database,
  { original, attachments = [], ...columns }: CommentColumns,
  context: ChangeContext,
  transaction: Transaction,
): Promise<CommentRecord> {
  const options = writeOptions({ context, trusted: true }, transaction);
  const direction = columns.direction ?? DIRECTION_OF[columns.kind] ?? null;
  const comment = await commentModel(db).create({ ...columns, direction, hasOriginal: original !== null }, options);
  await keepOriginal(db, comment.id, original, transaction);
  if (attachments.length > 0) await attachFiles(db, comment, attachments, context, transaction);
  if (isRehearsal()) return comment;
  if (isRehearsal()) return comment;
  // The platform's own workflows listen to these.
  await db.emitAsync(`${COLLECTIONS.comments}.afterCreateWithAssociations`, comment, options);
  await db.emitAsync(`${COLLECTIONS.comments}.afterSaveWithAssociations`, comment, options);
  return comment;
}

export async function writeComment(...args: Parameters<typeof insertComment>): Promise<Id> {
  return (await insertComment(...args)).id;
}
