import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, boolean, color, foreignKey, icon, integer, json, key, longText, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.types,
  title: 'Ticket types',
  titleField: 'label',
  filterTargetKey: 'key',
  fields: [
    key('Key'),
    text('label', 'Label', { allowNull: false, length: 255 }),
    longText('description', 'Description', { length: undefined }),
    icon('icon', 'Icon'),
    color('color', 'Color'),
    boolean('isActive', 'Active', { defaultValue: true }),
    boolean('forCustomers', 'Offered to customers', { defaultValue: true }),
    // What a new ticket of this type asks for: [{ name, required, defaultValue, help, width, seenBy, showIf }].
    json('form', 'Form'),
    // The relation on tickets that leads to the type's own fields.
    text('extensionField', 'Relation to its own fields', { length: 128 }),
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
    // What must be done before a ticket is resolved or closed.
    boolean('openLinksBlockClosing', 'Open children and blockers stop closing', { defaultValue: false }),
    boolean('timeRequired', 'Time must be logged before resolving', { defaultValue: false }),
    integer('position', 'Position', { defaultValue: 0 }),
  ],
});
