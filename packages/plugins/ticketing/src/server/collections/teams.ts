import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsToMany, boolean, email, foreignKey, id, longText, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.teams,
  title: 'Teams',
  titleField: 'name',
  fields: [
    id(),
    text('name', 'Name', { allowNull: false, length: 255 }),
    longText('description', 'Description', { length: undefined }),
    email('email', 'E-mail alias', { length: 320 }),
    // Off: it keeps its tickets and gets no new ones.
    boolean('isActive', 'Active', { defaultValue: true }),
    boolean('isDefault', 'Default', { defaultValue: false }),
    // Of NocoBase's departments: the members are then those of the department.
    foreignKey('departmentId'),
    belongsToMany('members', 'Members', {
      target: 'users',
      through: COLLECTIONS.teamMembers,
      foreignKey: 'teamId',
      otherKey: 'userId',
      label: 'nickname',
    }),
  ],
});
