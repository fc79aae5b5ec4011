import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { foreignKey } from '../kernel/fields';

export default internalCollection({
  name: COLLECTIONS.tagTeams,
  title: 'Teams of tags',
  // As the platform defines it while the plugin is disabled: a table that differs then could not be synced again.
  updatedAt: true,
  indexes: [{ fields: ['teamId'] }],
  fields: [foreignKey('tagId', 'bigInt', { primaryKey: true }), foreignKey('teamId', 'bigInt', { primaryKey: true })],
});
