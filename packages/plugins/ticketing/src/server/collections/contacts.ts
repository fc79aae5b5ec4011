import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, boolean, email, foreignKey, hasMany, id, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.contacts,
  title: 'Contacts',
  titleField: 'name',
  createdBy: true,
  updatedBy: true,
  indexes: [{ fields: ['userId'] }, { fields: ['organizationId'] }],
  fields: [
    id(),
    text('name', 'Name', { length: 255 }),
    // Stored in lower case: one address is one person.
    email('email', 'E-mail', { unique: true, length: 320 }),
    text('phone', 'Phone', { length: 64 }),
    foreignKey('organizationId'),
    belongsTo('organization', 'Organization', {
      target: COLLECTIONS.organizations,
      foreignKey: 'organizationId',
      label: 'name',
    }),
    // Reads the tickets of the whole organization in the portal.
    boolean('isManager', 'Organization manager', { defaultValue: false }),
    // The account with which this person signs in to the portal.
    foreignKey('userId'),
    belongsTo('user', 'Account', { target: 'users', foreignKey: 'userId', label: 'nickname' }),
    hasMany('addresses', 'Addresses', {
      target: COLLECTIONS.contactAddresses,
      foreignKey: 'contactId',
      label: 'address',
    }),
    hasMany('tickets', 'Tickets', {
      target: COLLECTIONS.tickets,
      foreignKey: 'requesterId',
      label: 'subject',
      onDelete: 'RESTRICT',
    }),
  ],
});
