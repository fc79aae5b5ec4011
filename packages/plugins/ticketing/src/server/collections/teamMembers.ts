import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { dateTime, foreignKey } from '../kernel/fields';

export default internalCollection({
  name: COLLECTIONS.teamMembers,
  title: 'Members of teams',
  indexes: [{ fields: ['userId'] }],
  fields: [
    foreignKey('teamId', 'bigInt', { primaryKey: true }),
    foreignKey('userId', 'bigInt', { primaryKey: true }),
    // When round robin last chose this member: the one who has waited longest is next.
    dateTime('lastAssignedAt', 'Last assigned'),
  ],
});
