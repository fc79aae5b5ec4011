import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { foreignKey } from '../kernel/fields';

export default internalCollection({
  name: COLLECTIONS.followers,
  title: 'Followers of tickets',
  indexes: [{ fields: ['userId'] }],
  fields: [
    foreignKey('ticketId', 'bigInt', { primaryKey: true }),
    foreignKey('userId', 'bigInt', { primaryKey: true }),
  ],
});
