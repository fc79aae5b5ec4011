import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { belongsTo, dateTime, foreignKey, id, json } from '../kernel/fields';

/** What each merge of tickets moved, so that it can be given back. */
export default internalCollection({
  name: COLLECTIONS.merges,
  title: 'Merges of tickets',
  createdBy: true,
  indexes: [{ fields: ['sourceId'] }, { fields: ['targetId'] }],
  fields: [
    id(),
    foreignKey('sourceId', 'bigInt', { allowNull: false }),
    belongsTo('source', 'Ticket', {
      target: COLLECTIONS.tickets,
      foreignKey: 'sourceId',
      label: 'number',
      onDelete: 'CASCADE',
    }),
    // Kept when the target is deleted: then what came from the source is gone, and the row tells it.
    foreignKey('targetId', 'bigInt', { allowNull: false }),
    // Columns of the source as they were.
    json('before', 'Before'),
    // What each part moved, by its name.
    json('moved', 'Moved'),
    dateTime('undoneAt', 'Undone at'),
  ],
});
