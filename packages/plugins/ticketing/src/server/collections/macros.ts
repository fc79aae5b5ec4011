import { COLLECTIONS } from '../../shared/collectionNames';
import { SHARE_SCOPES } from '../../shared/sharing';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, boolean, choice, dateTime, foreignKey, id, integer, json, longText, text } from '../kernel/fields';

/** Macros: several changes of a ticket that are made together, by one click (behaviours, section 3). */
export default deskCollection({
  name: COLLECTIONS.macros,
  title: 'Macros',
  titleField: 'title',
  createdBy: true,
  updatedBy: true,
  indexes: [{ fields: ['scope', 'usageCount'] }, { fields: ['ownerId'] }, { fields: ['teamId'] }],
  fields: [
    id(),
    text('title', 'Title', { allowNull: false, length: 255 }),
    longText('description', 'Description', { length: undefined }),
    // [{ type, … }]: see shared/macros
    json('steps', 'Steps'),
    boolean('isActive', 'Active', { defaultValue: true }),
    choice('scope', 'For', SHARE_SCOPES, { allowNull: false, length: 16, defaultValue: 'personal' }),
    foreignKey('ownerId'),
    belongsTo('owner', 'Owner', { target: 'users', foreignKey: 'ownerId', label: 'nickname' }),
    foreignKey('teamId'),
    belongsTo('team', 'Team', { target: COLLECTIONS.teams, foreignKey: 'teamId', label: 'name', onDelete: 'RESTRICT' }),
    integer('usageCount', 'Times used', { defaultValue: 0, allowNull: false }),
    dateTime('lastUsedAt', 'Last used'),
  ],
});
