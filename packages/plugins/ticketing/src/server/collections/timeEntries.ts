import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, boolean, dateTime, foreignKey, id, integer, text } from '../kernel/fields';

/** Who worked on a ticket for how long. */
export default deskCollection({
  name: COLLECTIONS.timeEntries,
  title: 'Time entries',
  titleField: 'note',
  indexes: [{ fields: ['ticketId', 'id'] }, { fields: ['userId', 'spentAt'] }, { fields: ['spentAt'] }],
  fields: [
    id(),
    foreignKey('ticketId', 'bigInt', { allowNull: false }),
    belongsTo('ticket', 'Ticket', {
      target: COLLECTIONS.tickets,
      foreignKey: 'ticketId',
      label: 'subject',
      onDelete: 'CASCADE',
    }),
    // The comment that took the time; empty for time on the ticket as a whole.
    foreignKey('commentId'),
    belongsTo('comment', 'Comment', { target: COLLECTIONS.comments, foreignKey: 'commentId', label: 'bodyText' }),
    foreignKey('userId'),
    belongsTo('user', 'Person', { target: 'users', foreignKey: 'userId', label: 'nickname' }),
    integer('minutes', 'Minutes', { allowNull: false }),
    boolean('billable', 'Billable', { defaultValue: false }),
    text('note', 'Note', { length: 500 }),
    dateTime('spentAt', 'Worked on'),
  ],
});
