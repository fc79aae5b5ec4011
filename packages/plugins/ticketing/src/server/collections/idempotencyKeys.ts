import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { foreignKey, text } from '../kernel/fields';

/** A request that was sent twice with one key makes one ticket; the second gets the first one's answer. */
export default internalCollection({
  name: COLLECTIONS.idempotencyKeys,
  title: 'Idempotency keys',
  indexes: [{ fields: ['createdAt'] }],
  fields: [
    // Hash of the caller and the key: keys of different callers never meet.
    text('hash', 'Hash', { primaryKey: true, length: 64 }),
    // Hash of what was sent: one key with two different requests is a mistake.
    text('request', 'Request', { length: 64 }),
    foreignKey('ticketId'),
  ],
});
