import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { CommentKind, DeliveryState } from '../../shared/comments';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { ChangeContext } from '../kernel/cause';
import type { Id } from '../kernel/parseInput';
import { writeOptions } from '../tickets';

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
  deliveryState: DeliveryState | null;
  cc: string[] | null;
  bcc: string[] | null;
  mentions: Id[] | null;
  createdAt: Date;
}

export interface CommentColumns {
  ticketId: Id;
  kind: CommentKind;
  body: string;
  bodyText: string;
  channel: string;
  authorId?: Id | null;
  contactId?: Id | null;
  cc?: readonly string[] | null;
  bcc?: readonly string[] | null;
  mentions?: readonly Id[] | null;
}

export const commentModel = (db: Database) => db.getModel<CommentRecord>(COLLECTIONS.comments);

/** Adds the row alone: what it means for the ticket is the caller's to write. */
export async function insertComment(
  db: Database,
  columns: CommentColumns,
  context: ChangeContext,
  transaction: Transaction,
): Promise<CommentRecord> {
  const options = writeOptions({ context, trusted: true }, transaction);
  const comment = await commentModel(db).create({ ...columns }, options);
  // The platform's own workflows listen to these.
  await db.emitAsync(`${COLLECTIONS.comments}.afterCreateWithAssociations`, comment, options);
  await db.emitAsync(`${COLLECTIONS.comments}.afterSaveWithAssociations`, comment, options);
  return comment;
}

export async function writeComment(...args: Parameters<typeof insertComment>): Promise<Id> {
  return (await insertComment(...args)).id;
}
