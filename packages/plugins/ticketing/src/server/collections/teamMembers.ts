import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { boolean, dateTime, foreignKey } from '../kernel/fields';

export default internalCollection({
  name: COLLECTIONS.teamMembers,
  title: 'Members of teams',
  // As the platform defines it while the plugin is disabled: a table that differs then could not be synced again.
  updatedAt: true,
  indexes: [{ fields: ['userId'] }],
  fields: [
    foreignKey('teamId', 'bigInt', { primaryKey: true }),
    foreignKey('userId', 'bigInt', { primaryKey: true }),
    boolean('isLead', 'Lead', { defaultValue: false }),
    // When round robin last chose this member: the one who has waited longest is next.
    dateTime('lastAssignedAt', 'Last assigned'),
  ],
});
