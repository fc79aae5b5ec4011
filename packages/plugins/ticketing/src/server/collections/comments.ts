import { COMMENT_KINDS, DELIVERY_STATES } from '../../shared/comments';
import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, choice, foreignKey, id, json, longText, text } from '../kernel/fields';

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
    // Addresses of a reply; people that a note calls, by id.
    json('cc', 'Cc'),
    json('bcc', 'Bcc'),
    json('mentions', 'Mentions'),
    choice('deliveryState', 'Delivery', DELIVERY_STATES, { length: 16 }),
  ],
});
