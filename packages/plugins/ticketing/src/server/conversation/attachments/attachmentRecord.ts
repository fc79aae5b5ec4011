import type { Database, Model } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { Id } from '../../kernel/parseInput';
import { SHOWN_IMAGES } from './fileKind';

/** A row of ticketingAttachments. */
export interface AttachmentRecord extends Model {
  id: Id;
  title: string;
  filename: string;
  extname: string;
  size: number;
  mimetype: string;
  storageId: number;
  path: string;
  createdById: Id | null;
  contactId: Id | null;
  expiresAt: Date | null;
}

/** A file as clients see it. Its address is not among it: files are asked for by id, see `ticketingAttachments:download`. */
export interface AttachmentView {
  id: Id;
  name: string;
  size: number;
  mimetype: string;
  isImage: boolean;
}

export const attachmentModel = (db: Database) => db.getModel<AttachmentRecord>(COLLECTIONS.attachments);
export const attachmentLinks = (db: Database) => db.getModel<Model>(COLLECTIONS.commentAttachments);

export const nameOf = ({ title, extname }: Pick<AttachmentRecord, 'title' | 'extname'>) => `${title}${extname ?? ''}`;

export function viewOf(file: AttachmentRecord): AttachmentView {
  const { id, size, mimetype } = file;
  return { id, name: nameOf(file), size, mimetype, isImage: SHOWN_IMAGES.has(mimetype) };
}
