import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { belongsTo, foreignKey, id, text } from '../kernel/fields';

/** How tickets relate to each other: "source blocks target", "source is a duplicate of target", … */
export default internalCollection({
  name: COLLECTIONS.links,
  title: 'Links between tickets',
  createdBy: true,
  indexes: [{ fields: ['sourceId', 'targetId', 'kind'], unique: true }, { fields: ['targetId', 'kind'] }],
  fields: [
    id(),
    foreignKey('sourceId', 'bigInt', { allowNull: false }),
    belongsTo('source', 'Ticket', {
      target: COLLECTIONS.tickets,
      foreignKey: 'sourceId',
      label: 'subject',
      onDelete: 'CASCADE',
    }),
    foreignKey('targetId', 'bigInt', { allowNull: false }),
    belongsTo('target', 'Linked ticket', {
      target: COLLECTIONS.tickets,
      foreignKey: 'targetId',
      label: 'subject',
      onDelete: 'CASCADE',
    }),
    text('kind', 'Kind', { allowNull: false, length: 16 }),
  ],
});
