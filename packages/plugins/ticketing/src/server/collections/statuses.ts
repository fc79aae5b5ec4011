import { COLLECTIONS } from '../../shared/collectionNames';
import { CATEGORY_LABELS, STATUS_CATEGORIES } from '../../shared/statusCategories';
import { deskCollection } from '../kernel/deskCollection';
import { choice, color, integer, json, key, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.statuses,
  title: 'Ticket statuses',
  titleField: 'label',
  filterTargetKey: 'key',
  fields: [
    key('Key'),
    choice(
      'category',
      'Category',
      STATUS_CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] })),
      { allowNull: false, length: 16 },
    ),
    // Seeded labels are translation expressions; an admin may write plain words over them.
    text('label', 'Label for agents', { allowNull: false, length: 255 }),
    text('customerLabel', 'Label for customers', { length: 255 }),
    // Labels in other languages, over the two above: language -> { label, customerLabel }.
    json('translations', 'Translations'),
    color('color', 'Color', { length: 32 }),
    integer('position', 'Position', { defaultValue: 0 }),
  ],
});
