import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { boolean, hasMany, id, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.organizations,
  title: 'Organizations',
  titleField: 'name',
  createdBy: true,
  updatedBy: true,
  indexes: [{ fields: ['domain'] }],
  fields: [
    id(),
    text('name', 'Name', { allowNull: false, length: 255 }),
    text('domain', 'Mail domain', { length: 255 }),
    boolean('matchDomain', 'New contacts of this domain join', { defaultValue: true }),
    hasMany('contacts', 'Contacts', {
      target: COLLECTIONS.contacts,
      foreignKey: 'organizationId',
      label: 'name',
      onDelete: 'SET NULL',
    }),
    hasMany('tickets', 'Tickets', {
      target: COLLECTIONS.tickets,
      foreignKey: 'organizationId',
      label: 'subject',
      onDelete: 'SET NULL',
    }),
  ],
});
