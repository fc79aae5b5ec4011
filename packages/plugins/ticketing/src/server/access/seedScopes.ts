import type { Database } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { titleExpression } from '../../shared/namespace';
import type { Filter } from './filters';

const ME = '{{ ctx.state.currentUser.id }}';
/** Lists of ids, not joins: a queue with a scope is read by the same indexes as one without. */
const OF_MY_TEAMS: Filter = { teamId: { $in: '{{ $user.ticketingTeams.id }}' } };
const MINE: readonly Filter[] = [
  { assigneeId: ME },
  { createdById: ME },
  { id: { $in: '{{ $user.ticketingFollowedTickets.id }}' } },
];

/** Scopes that an admin chooses from in Roles & Permissions, beside the platform's "All records" and "Own records". */
export const TICKET_SCOPES = [
  { key: 'ticketing-mine', title: 'My tickets (assigned, created or followed)', scope: { $or: [...MINE] } },
  { key: 'ticketing-teams', title: 'Tickets of my teams', scope: OF_MY_TEAMS },
  { key: 'ticketing-teams-and-mine', title: 'Tickets of my teams, and mine', scope: { $or: [OF_MY_TEAMS, ...MINE] } },
] as const;

/** Adds the scopes that are not there; what an admin made of one is left alone. */
export async function seedScopes(db: Database): Promise<void> {
  const scopes = db.getRepository('dataSourcesRolesResourcesScopes');
  for (const { key, title, scope } of TICKET_SCOPES) {
    if ((await scopes.count({ filter: { key } })) > 0) continue;
    const values = {
      key,
      dataSourceKey: 'main',
      name: titleExpression(title),
      resourceName: COLLECTIONS.tickets,
      scope,
    };
    await scopes.create({ values });
  }
}
