import { COLLECTIONS } from '../../shared/collectionNames';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, boolean, foreignKey, id, integer, json, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.transitions,
  title: 'Status transitions',
  titleField: 'id',
  indexes: [{ fields: ['typeKey', 'fromKey'] }],
  fields: [
    id(),
    // Empty: the flow of every type that has none of its own.
    foreignKey('typeKey', 'string', { length: 64 }),
    belongsTo('type', 'Type', {
      target: COLLECTIONS.types,
      foreignKey: 'typeKey',
      targetKey: 'key',
      label: 'label',
      onDelete: 'CASCADE',
    }),
    foreignKey('fromKey', 'string', { length: 64, allowNull: false }),
    belongsTo('from', 'From status', {
      target: COLLECTIONS.statuses,
      foreignKey: 'fromKey',
      targetKey: 'key',
      label: 'label',
      onDelete: 'CASCADE',
    }),
    foreignKey('toKey', 'string', { length: 64, allowNull: false }),
    belongsTo('to', 'To status', {
      target: COLLECTIONS.statuses,
      foreignKey: 'toKey',
      targetKey: 'key',
      label: 'label',
      onDelete: 'CASCADE',
    }),
    // Role names; empty means everyone who may change a status.
    json('roles', 'Roles'),
    json('requiredFields', 'Required fields'),
    boolean('commentRequired', 'Comment required', { defaultValue: false }),
    boolean('confirm', 'Ask for confirmation', { defaultValue: false }),
    // Empty: the desk asks in words of its own.
    text('confirmText', 'Text of the confirmation', { length: 500 }),
    integer('position', 'Position', { defaultValue: 0 }),
  ],
});
