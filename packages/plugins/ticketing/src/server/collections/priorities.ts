import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { boolean, color, integer, key, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.priorities,
  title: 'Ticket priorities',
  titleField: 'label',
  filterTargetKey: 'key',
  fields: [
    key('Key'),
    text('label', 'Label', { allowNull: false, length: 255 }),
    color('color', 'Color', { length: 32 }),
    // The higher, the more urgent.
    integer('weight', 'Weight', { defaultValue: 0 }),
    boolean('isDefault', 'Default', { defaultValue: false }),
  ],
});
