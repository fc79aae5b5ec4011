import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { foreignKey } from '../kernel/fields';

export default internalCollection({
  name: COLLECTIONS.ticketTags,
  title: 'Tags of tickets',
  indexes: [{ fields: ['tagId'] }],
  fields: [
    foreignKey('ticketId', 'bigInt', { primaryKey: true }),
    foreignKey('tagId', 'bigInt', { primaryKey: true }),
  ],
});
