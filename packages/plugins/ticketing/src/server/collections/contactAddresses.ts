import { ADDRESS_KINDS } from '../../shared/contacts';
import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, choice, foreignKey, id, text } from '../kernel/fields';

/** Every address of a person, the first one of the contact among them. */
export default deskCollection({
  name: COLLECTIONS.contactAddresses,
  title: 'Addresses of contacts',
  titleField: 'address',
  indexes: [{ fields: ['contactId'] }],
  fields: [
    id(),
    foreignKey('contactId', 'bigInt', { allowNull: false }),
    belongsTo('contact', 'Contact', {
      target: COLLECTIONS.contacts,
      foreignKey: 'contactId',
      label: 'name',
      onDelete: 'CASCADE',
    }),
    choice('kind', 'Kind', ADDRESS_KINDS, { allowNull: false, length: 16 }),
    text('address', 'Address', { allowNull: false, length: 320 }),
    // One e-mail address is one person; a telephone may be shared, and has none.
    text('uniqueKey', 'Unique key', { unique: true, length: 320 }),
  ],
});
