import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, foreignKey, id, integer, json, text } from '../kernel/fields';

/** The history of every ticket: rows are added, never changed. */
export default deskCollection({
  name: COLLECTIONS.events,
  title: 'Ticket history',
  titleField: 'type',
  updatedAt: false,
  indexes: [{ fields: ['ticketId', 'id'] }],
  fields: [
    id(),
    foreignKey('ticketId', 'bigInt', { allowNull: false }),
    belongsTo('ticket', 'Ticket', {
      target: COLLECTIONS.tickets,
      foreignKey: 'ticketId',
      label: 'subject',
      onDelete: 'CASCADE',
    }),
    text('type', 'Event', { allowNull: false, length: 32 }),
    // [{ field, from, to }]
    json('changes', 'Changes'),
    foreignKey('commentId'),
    foreignKey('actorId'),
    belongsTo('actor', 'By', { target: 'users', foreignKey: 'actorId', label: 'nickname' }),
    foreignKey('contactId'),
    belongsTo('contact', 'By customer', { target: COLLECTIONS.contacts, foreignKey: 'contactId', label: 'name' }),
    // By what: a person's own hand, a workflow, a macro, a mail, …
    text('causeKind', 'Cause', { allowNull: false, length: 32 }),
    text('causeId', 'Cause id', { length: 64 }),
    text('causeLabel', 'Caused by', { length: 255 }),
    // How many automations in a row led here: the guard against endless loops counts it.
    integer('depth', 'Chain depth', { defaultValue: 0 }),
  ],
});
