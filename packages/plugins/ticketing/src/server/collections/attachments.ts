import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, dateTime, foreignKey, id, integer, json, longText, text } from '../kernel/fields';

/**
 * Files of messages: a file collection of the platform's file manager, with the columns that it wants, in a storage that
 * no address leads to. Who may read a message may read its files; nobody reads them through this collection itself.
 */
export default deskCollection({
  name: COLLECTIONS.attachments,
  title: 'Attachments',
  titleField: 'title',
  template: 'file',
  filterTargetKey: 'id',
  createdBy: true,
  storage: 'ticketing-private',
  indexes: [{ fields: ['expiresAt'] }, { fields: ['createdById', 'expiresAt'] }],
  fields: [
    id(),
    // The name that people see, without its extension; the name in the storage is random.
    text('title', 'Title', { length: 255 }),
    text('filename', 'File name', { length: 255 }),
    text('extname', 'Extension', { length: 32 }),
    integer('size', 'Size'),
    text('mimetype', 'Media type', { length: 128 }),
    foreignKey('storageId'),
    belongsTo('storage', 'Storage', { target: 'storages', foreignKey: 'storageId', label: 'title' }),
    longText('path', 'Path', { length: undefined }),
    json('meta', 'Meta'),
    longText('url', 'URL', { length: undefined }),
    // Whoever uploaded it from the portal, or sent it by mail.
    foreignKey('contactId'),
    // Belongs to its uploader until a message takes it; deleted then if none does. Empty once it is part of a message.
    dateTime('expiresAt', 'Expires at'),
  ],
});
