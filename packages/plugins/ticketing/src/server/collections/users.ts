import { extendCollection } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { belongsToMany } from '../kernel/fields';

/** What a colleague has to do with at the desk, for record scopes and filters: "current user / teams / id". */
export default extendCollection({
  name: 'users',
  fields: [
    belongsToMany('ticketingTeams', 'Service desk teams', {
      target: COLLECTIONS.teams,
      through: COLLECTIONS.teamMembers,
      foreignKey: 'userId',
      otherKey: 'teamId',
      label: 'name',
    }),
    belongsToMany('ticketingFollowedTickets', 'Followed tickets', {
      target: COLLECTIONS.tickets,
      through: COLLECTIONS.followers,
      foreignKey: 'userId',
      otherKey: 'ticketId',
      label: 'subject',
    }),
  ],
});
