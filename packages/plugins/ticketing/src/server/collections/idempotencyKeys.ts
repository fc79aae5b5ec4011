import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { boolean, foreignKey, longText, text } from '../kernel/fields';

/** A request that was sent twice with one key happens once; the second gets the first one's answer. */
export default internalCollection({
  name: COLLECTIONS.idempotencyKeys,
  title: 'Idempotency keys',
  indexes: [{ fields: ['createdAt'] }],
  fields: [
    // Hash of the caller and the key: keys of different callers never meet.
    text('hash', 'Hash', { primaryKey: true, length: 64 }),
    // Hash of what was sent: one key with two different requests is a mistake.
    text('request', 'Request', { length: 64 }),
    // The ticket that the request made.
    foreignKey('ticketId'),
    // Of other requests: the answer as JSON, and whether something has been changed already.
    longText('response', 'Response'),
    boolean('hasEffect', 'Took effect', { defaultValue: false }),
  ],
});
