import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { key } from '../kernel/fields';

/** One row per number pattern: the last number given out. Counted up by one atomic statement, never read and then written. */
export default internalCollection({
  name: COLLECTIONS.counters,
  title: 'Counters',
  createdAt: false,
  fields: [key('Key'), { name: 'value', type: 'bigInt', allowNull: false, defaultValue: 0 }],
});
