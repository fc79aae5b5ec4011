import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { foreignKey } from '../kernel/fields';

/** Who was called in which note; a team is written down as its members of that moment. */
export default internalCollection({
  name: COLLECTIONS.mentions,
  title: 'Mentions',
  indexes: [{ fields: ['userId', 'ticketId'] }, { fields: ['ticketId'] }],
  fields: [
    foreignKey('commentId', 'bigInt', { primaryKey: true }),
    foreignKey('userId', 'bigInt', { primaryKey: true }),
    foreignKey('ticketId', 'bigInt', { allowNull: false }),
  ],
});
