import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { choice, id, text } from '../kernel/fields';

/** Which of the application's own collections plays which part at the desk (behaviours, section 5). */
export default deskCollection({
  name: COLLECTIONS.bindings,
  title: 'Customer bindings',
  titleField: 'collectionName',
  createdBy: true,
  fields: [
    id(),
    choice('role', 'Role', [{ value: 'customer', label: 'Customer' }], { allowNull: false, length: 32 }),
    text('collectionName', 'Collection', { unique: true, allowNull: false, length: 128 }),
    // The relation on tickets that the binding made, and its counterpart on the bound collection.
    text('fieldName', 'Field on tickets', { allowNull: false, length: 128 }),
    text('reverseFieldName', 'Field on the collection', { allowNull: false, length: 128 }),
    text('titleField', 'Title field', { length: 128 }),
    text('emailField', 'E-mail field', { length: 128 }),
    text('phoneField', 'Phone field', { length: 128 }),
    text('ownerField', 'Owner field', { length: 128 }),
  ],
});
