import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { foreignKey, integer, longText, text } from '../kernel/fields';

/** What somebody typed and has not sent: theirs alone. */
export default internalCollection({
  name: COLLECTIONS.drafts,
  title: 'Drafts',
  updatedAt: true,
  indexes: [{ fields: ['userId', 'updatedAt'] }, { fields: ['ticketId'] }],
  fields: [
    // Ticket, person and mode in one: two tabs that save at once meet in one row.
    text('key', 'Key', { primaryKey: true, allowNull: false, length: 64 }),
    foreignKey('ticketId', 'bigInt', { allowNull: false }),
    foreignKey('userId', 'bigInt', { allowNull: false }),
    text('mode', 'Mode', { allowNull: false, length: 16 }),
    longText('content', 'Content'),
    integer('version', 'Version', { allowNull: false, defaultValue: 1 }),
  ],
});
