import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsToMany, boolean, id, longText, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.teams,
  title: 'Teams',
  titleField: 'name',
  fields: [
    id(),
    text('name', 'Name', { allowNull: false, length: 255 }),
    longText('description', 'Description', { length: undefined }),
    boolean('isDefault', 'Default', { defaultValue: false }),
    belongsToMany('members', 'Members', {
      target: 'users',
      through: COLLECTIONS.teamMembers,
      foreignKey: 'teamId',
      otherKey: 'userId',
      label: 'nickname',
    }),
  ],
});
