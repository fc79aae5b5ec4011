import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { belongsTo, boolean, dateTime, foreignKey, id, integer, text } from '../kernel/fields';

/** What is to be done about a ticket, point by point. */
export default internalCollection({
  name: COLLECTIONS.checklistItems,
  title: 'Checklist items',
  createdBy: true,
  indexes: [{ fields: ['ticketId', 'position'] }],
  fields: [
    id(),
    foreignKey('ticketId', 'bigInt', { allowNull: false }),
    belongsTo('ticket', 'Ticket', {
      target: COLLECTIONS.tickets,
      foreignKey: 'ticketId',
      label: 'subject',
      onDelete: 'CASCADE',
    }),
    text('text', 'Text', { allowNull: false, length: 500 }),
    // Must be done before the ticket is resolved.
    boolean('required', 'Required', { defaultValue: false }),
    integer('position', 'Position', { defaultValue: 0 }),
    // When and by whom it was done; empty while it is not.
    dateTime('doneAt', 'Done at'),
    foreignKey('doneById'),
    belongsTo('doneBy', 'Done by', { target: 'users', foreignKey: 'doneById', label: 'nickname' }),
  ],
});
