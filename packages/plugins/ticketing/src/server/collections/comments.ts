import { COMMENT_KINDS, DELIVERY_STATES, DIRECTIONS } from '../../shared/comments';
import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import {
  belongsTo,
  belongsToMany,
  boolean,
  choice,
  dateTime,
  foreignKey,
  id,
  integer,
  json,
  longText,
  text,
} from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.comments,
  title: 'Comments',
  titleField: 'bodyText',
  createdBy: true,
  updatedBy: true,
  indexes: [{ fields: ['ticketId', 'id'] }, { fields: ['authorId'] }, { fields: ['contactId'] }],
  fields: [
    id(),
    foreignKey('ticketId', 'bigInt', { allowNull: false }),
    belongsTo('ticket', 'Ticket', {
      target: COLLECTIONS.tickets,
      foreignKey: 'ticketId',
      label: 'subject',
      onDelete: 'CASCADE',
    }),
    choice('kind', 'Kind', COMMENT_KINDS, { allowNull: false, length: 16 }),
    // Sanitised HTML: what people see. The text beside it is for previews and search.
    longText('body', 'Body'),
    longText('bodyText', 'Text'),
    text('channel', 'Channel', { length: 32, defaultValue: 'web' }),
    // A comment is by a colleague (author) or by a customer (contact).
    foreignKey('authorId'),
    belongsTo('author', 'Author', { target: 'users', foreignKey: 'authorId', label: 'nickname' }),
    foreignKey('contactId'),
    belongsTo('contact', 'Contact', { target: COLLECTIONS.contacts, foreignKey: 'contactId', label: 'name' }),
    // Addresses of a forward and of a reply; people that a note calls, by id.
    json('to', 'To'),
    json('cc', 'Cc'),
    json('bcc', 'Bcc'),
    json('mentions', 'Mentions'),
    choice('direction', 'Direction', DIRECTIONS, { length: 16 }),
    choice('deliveryState', 'Delivery', DELIVERY_STATES, { length: 16 }),
    belongsToMany('attachments', 'Attachments', {
      target: COLLECTIONS.attachments,
      through: COLLECTIONS.commentAttachments,
      foreignKey: 'commentId',
      otherKey: 'attachmentId',
      label: 'title',
    }),
    // The comment that this one answers.
    foreignKey('parentId'),
    // How long a call took.
    integer('minutes', 'Minutes'),
    dateTime('pinnedAt', 'Pinned at'),
    // Something of what came in is not shown; it is kept in ticketingCommentOriginals.
    boolean('hasOriginal', 'Has an original', { defaultValue: false }),
    // Pictures on foreign servers, which are not loaded unasked.
    integer('remoteImages', 'Remote images', { defaultValue: 0 }),
  ],
});
