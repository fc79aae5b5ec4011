/** Names of the roles that the desk brings along. Public: scripts and pages refer to them. */
export const ROLES = {
  admin: 'ticketing-admin',
  supervisor: 'ticketing-supervisor',
  agent: 'ticketing-agent',
  lightAgent: 'ticketing-light-agent',
  customer: 'ticketing-customer',
} as const;

export type RoleName = (typeof ROLES)[keyof typeof ROLES];

/**
 * The permission to configure the desk. Fixed, not made from the plugin's name: a slash in that would hide it from the
 * host's own administrators, who hold `pm.*`. Settings pages ask for it too.
 */
export const DESK_SNIPPET = 'pm.ticketing';

/** The permission to follow one's own tickets. */
export const PORTAL_SNIPPET = 'ticketing.portal';
