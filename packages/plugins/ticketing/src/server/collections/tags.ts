import { COLLECTIONS } from '../../shared/collectionNames';
import { TAG_SCOPES } from '../../shared/tags';
import { deskCollection } from '../kernel/deskCollection';
import { belongsToMany, choice, color, id, text } from '../kernel/fields';

export default deskCollection({
  name: COLLECTIONS.tags,
  title: 'Tags',
  titleField: 'name',
  fields: [
    id(),
    text('name', 'Name', { unique: true, allowNull: false, length: 64 }),
    color('color', 'Color', { length: 32 }),
    // Whether every ticket may have it, or only those of some teams.
    choice('scope', 'Scope', TAG_SCOPES, { defaultValue: 'all', length: 16 }),
    belongsToMany('teams', 'Teams', {
      target: COLLECTIONS.teams,
      through: COLLECTIONS.tagTeams,
      foreignKey: 'tagId',
      otherKey: 'teamId',
      label: 'name',
    }),
    belongsToMany('tickets', 'Tickets', {
      target: COLLECTIONS.tickets,
      through: COLLECTIONS.ticketTags,
      foreignKey: 'tagId',
      otherKey: 'ticketId',
      label: 'subject',
    }),
  ],
});
