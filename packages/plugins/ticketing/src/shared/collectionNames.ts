/** Every collection of the desk. The names are public: users, builders and scripts rely on them. */
export const COLLECTIONS = {
  tickets: 'ticketingTickets',
  comments: 'ticketingComments',
  tags: 'ticketingTags',
  ticketTags: 'ticketingTicketTags',
  followers: 'ticketingFollowers',
  statuses: 'ticketingStatuses',
  transitions: 'ticketingTransitions',
  priorities: 'ticketingPriorities',
  types: 'ticketingTypes',
  teams: 'ticketingTeams',
  teamMembers: 'ticketingTeamMembers',
  contacts: 'ticketingContacts',
  organizations: 'ticketingOrganizations',
  events: 'ticketingEvents',
  bindings: 'ticketingBindings',
  jobs: 'ticketingJobs',
  counters: 'ticketingCounters',
  idempotencyKeys: 'ticketingIdempotencyKeys',
} as const;

export type CollectionName = (typeof COLLECTIONS)[keyof typeof COLLECTIONS];
