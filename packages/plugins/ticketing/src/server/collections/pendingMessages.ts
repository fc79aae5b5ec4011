import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { dateTime, foreignKey, id, longText, text } from '../kernel/fields';

/**
 * Messages that were sent and can still be taken back. They are no comments yet: nothing that reads comments (the portal,
 * search, reports, automation) can meet them too early.
 */
export default internalCollection({
  name: COLLECTIONS.pendingMessages,
  title: 'Messages about to be sent',
  indexes: [{ fields: ['ticketId'] }],
  fields: [
    id(),
    foreignKey('ticketId', 'bigInt', { allowNull: false }),
    foreignKey('userId', 'bigInt', { allowNull: false }),
    text('kind', 'Kind', { allowNull: false, length: 16 }),
    dateTime('sendAt', 'Send at', { allowNull: false }),
    // What was asked for, by whom, and the draft that it was made from.
    longText('payload', 'Payload'),
    longText('draft', 'Draft'),
    // Could not be sent: kept for its author to take back.
    text('failure', 'Failure', { length: 64 }),
  ],
});
