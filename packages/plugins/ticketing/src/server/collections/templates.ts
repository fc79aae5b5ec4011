import { COLLECTIONS } from '../../shared/collectionNames';
import { SHARE_SCOPES } from '../../shared/sharing';
import { deskCollection } from '../kernel/deskCollection';
import { belongsTo, boolean, choice, foreignKey, id, json, longText, text } from '../kernel/fields';

/** Tickets that are written again and again, filled in beforehand; kept for oneself, a team or everyone. */
export default deskCollection({
  name: COLLECTIONS.templates,
  title: 'Ticket templates',
  titleField: 'title',
  createdBy: true,
  updatedBy: true,
  indexes: [{ fields: ['scope'] }, { fields: ['ownerId'] }, { fields: ['teamId'] }],
  fields: [
    id(),
    text('title', 'Title', { length: 255 }),
    longText('description', 'Description', { length: undefined }),
    choice('scope', 'For', SHARE_SCOPES, { length: 16, defaultValue: 'personal' }),
    foreignKey('ownerId'),
    belongsTo('owner', 'Owner', { target: 'users', foreignKey: 'ownerId', label: 'nickname' }),
    foreignKey('teamId'),
    belongsTo('team', 'Team', { target: COLLECTIONS.teams, foreignKey: 'teamId', label: 'name', onDelete: 'RESTRICT' }),
    boolean('isActive', 'Active', { defaultValue: true }),
    // What the ticket is given: fields of ticketingTickets:create. Subject and body may hold variables.
    json('values', 'Values'),
    // [{ text, required? }]
    json('checklist', 'Checklist'),
  ],
});
