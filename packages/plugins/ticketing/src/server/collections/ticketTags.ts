import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { foreignKey } from '../kernel/fields';

export default internalCollection({
  name: COLLECTIONS.ticketTags,
  title: 'Tags of tickets',
  // As the platform defines it while the plugin is disabled: a table that differs then could not be synced again.
  updatedAt: true,
  indexes: [{ fields: ['tagId'] }],
  fields: [foreignKey('ticketId', 'bigInt', { primaryKey: true }), foreignKey('tagId', 'bigInt', { primaryKey: true })],
});
