import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsToMany, color, id, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.tags,
  title: 'Tags',
  titleField: 'name',
  fields: [
    id(),
    text('name', 'Name', { unique: true, allowNull: false, length: 64 }),
    color('color', 'Color', { length: 32 }),
    belongsToMany('tickets', 'Tickets', {
      target: COLLECTIONS.tickets,
      through: COLLECTIONS.ticketTags,
      foreignKey: 'tagId',
      otherKey: 'ticketId',
      label: 'subject',
    }),
  ],
});
