import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, boolean, foreignKey, integer, key, longText, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.types,
  title: 'Ticket types',
  titleField: 'label',
  filterTargetKey: 'key',
  fields: [
    key('Key'),
    text('label', 'Label', { allowNull: false, length: 255 }),
    longText('description', 'Description', { length: undefined }),
    foreignKey('defaultTeamId'),
    belongsTo('defaultTeam', 'Default team', {
      target: COLLECTIONS.teams,
      foreignKey: 'defaultTeamId',
      label: 'name',
    }),
    foreignKey('defaultPriorityKey', 'string', { length: 64 }),
    belongsTo('defaultPriority', 'Default priority', {
      target: COLLECTIONS.priorities,
      foreignKey: 'defaultPriorityKey',
      targetKey: 'key',
      label: 'label',
    }),
    boolean('isDefault', 'Default', { defaultValue: false }),
    integer('position', 'Position', { defaultValue: 0 }),
  ],
});
