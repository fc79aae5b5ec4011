import { COLLECTIONS } from '../../shared/collectionNames';
import { SHARE_SCOPES } from '../../shared/sharing';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, choice, dateTime, foreignKey, id, integer, json, longText, text } from '../kernel/fields';

/** Canned replies: texts with variables, kept for oneself, a team or everyone (behaviours, section 3). */
export default deskCollection({
  name: COLLECTIONS.replies,
  title: 'Canned replies',
  titleField: 'title',
  createdBy: true,
  updatedBy: true,
  indexes: [{ fields: ['scope', 'usageCount'] }, { fields: ['ownerId'] }, { fields: ['teamId'] }],
  fields: [
    id(),
    text('title', 'Title', { allowNull: false, length: 255 }),
    // What one types after the slash.
    text('shortcut', 'Shortcut', { length: 64 }),
    // Sanitised HTML with placeholders, in the language beside it.
    longText('body', 'Text'),
    text('language', 'Language', { length: 16 }),
    // [{ language, body }]
    json('translations', 'Translations'),
    choice('scope', 'For', SHARE_SCOPES, { allowNull: false, length: 16, defaultValue: 'personal' }),
    foreignKey('ownerId'),
    belongsTo('owner', 'Owner', { target: 'users', foreignKey: 'ownerId', label: 'nickname' }),
    foreignKey('teamId'),
    belongsTo('team', 'Team', { target: COLLECTIONS.teams, foreignKey: 'teamId', label: 'name', onDelete: 'RESTRICT' }),
    integer('usageCount', 'Times used', { defaultValue: 0, allowNull: false }),
    dateTime('lastUsedAt', 'Last used'),
  ],
});
