/**
 * Who may do what: the one table from which the seeded roles and the tests of access derive. It reads as
 * role -> collection -> action -> fields. An admin changes the seeded roles, or makes others, in Roles & Permissions; this
 * table is what a new installation starts with.
 */
import { COLLECTIONS } from '../../shared/collectionNames';
import { SHARE_ACTION } from '../../shared/sharing';
import { ROLES, DESK_SNIPPET, PORTAL_SNIPPET, type RoleName } from '../../shared/roles';

/** All fields of the collection, some, or `true` for actions that know no fields. */
export type Grant = 'all' | readonly string[] | true;
export type ResourceGrants = Readonly<Record<string, Grant>>;
export type Grants = Readonly<Record<string, ResourceGrants>>;

export interface RolePolicy {
  /** Key of the title in the locale files. */
  title: string;
  /** Pages that are added later show up for this role. */
  seesNewPages: boolean;
  snippets: readonly string[];
  grants: Grants;
}

const { replies, macros, templates } = COLLECTIONS;
const { tickets, comments, events, contacts, contactAddresses, organizations, statuses, transitions } = COLLECTIONS;
const { priorities, types, tags, teams, bindings, timeEntries } = COLLECTIONS;

/** Words that a ticket is described with: whoever may see a ticket may read them. */
export const VOCABULARY: readonly string[] = [statuses, priorities, types, tags, teams];

/** What is known of a colleague: enough to name them. */
export const COLLEAGUE_FIELDS = ['id', 'nickname'] as const;

/** What people write on a ticket. The rest is kept by the desk itself. */
export const TICKET_FIELDS = [
  ...['subject', 'channel', 'version'],
  ...['statusKey', 'status', 'priorityKey', 'priority', 'typeKey', 'type'],
  ...['teamId', 'team', 'assigneeId', 'assignee'],
  ...['requesterId', 'requester', 'organizationId', 'organization', 'tags'],
] as const;

/** Not the account: whose account a contact is decides who reads their tickets in the portal. */
const CONTACT_FIELDS = ['name', 'email', 'phone', 'organizationId', 'organization'] as const;
const REPLY_FIELDS = ['title', 'shortcut', 'body', 'language', 'translations', 'scope', 'teamId', 'team'] as const;
const TEMPLATE_FIELDS = ['title', 'description', 'values', 'checklist', 'isActive', 'scope', 'teamId', 'team'] as const;
const MACRO_FIELDS = ['title', 'description', 'steps', 'isActive', 'scope', 'teamId', 'team'] as const;
const ADDRESS_FIELDS = ['contactId', 'contact', 'kind', 'address'] as const;
const ORGANIZATION_FIELDS = ['name', 'domain'] as const;

const reading: Grants = {
  [tickets]: { view: 'all' },
  [comments]: { view: 'all' },
  [events]: { view: 'all' },
  [timeEntries]: { view: 'all' },
  [contacts]: { view: 'all' },
  [contactAddresses]: { view: 'all' },
  [organizations]: { view: 'all' },
  ...Object.fromEntries(VOCABULARY.map((name) => [name, { view: 'all' }])),
  // Whose they are, and who shares them: see recordScopes.
  [replies]: { view: 'all' },
  [macros]: { view: 'all' },
  [templates]: { view: 'all' },
  users: { view: COLLEAGUE_FIELDS },
};

const lightAgent = extend(reading, { [tickets]: { note: true, follow: true } });

const agent = extend(lightAgent, {
  [tickets]: {
    create: TICKET_FIELDS,
    update: TICKET_FIELDS,
    transition: true,
    assign: true,
    reply: true,
    tag: true,
    merge: true,
    snooze: true,
  },
  [contacts]: { create: CONTACT_FIELDS, update: CONTACT_FIELDS },
  [contactAddresses]: { create: ADDRESS_FIELDS, update: ADDRESS_FIELDS, destroy: true },
  [replies]: { create: REPLY_FIELDS, update: REPLY_FIELDS, destroy: true },
  [macros]: { create: MACRO_FIELDS, update: MACRO_FIELDS, destroy: true },
  [templates]: { create: TEMPLATE_FIELDS, update: TEMPLATE_FIELDS, destroy: true },
  [organizations]: { create: ORGANIZATION_FIELDS, update: ORGANIZATION_FIELDS },
});

const supervisor = extend(agent, {
  [tickets]: { destroy: true },
  // Of others as well; everybody may change what they wrote down themselves.
  [timeEntries]: { update: 'all', destroy: true },
  [replies]: { [SHARE_ACTION]: true },
  [macros]: { [SHARE_ACTION]: true },
  [templates]: { [SHARE_ACTION]: true },
  [tags]: { create: 'all', update: 'all', destroy: true },
  [teams]: { create: 'all', update: 'all', destroy: true },
});

const everything: ResourceGrants = { view: 'all', create: 'all', update: 'all', destroy: true };

const admin = extend(
  supervisor,
  Object.fromEntries(
    [contacts, contactAddresses, organizations, statuses, transitions, priorities, types, tags, teams, bindings].map(
      (name) => [name, everything],
    ),
  ),
);

/** Neither the page editor nor the settings of plugins. */
const NO_CONFIGURATION = ['!ui.*', '!pm', '!pm.*'];

export const POLICY: Readonly<Record<RoleName, RolePolicy>> = {
  [ROLES.admin]: {
    title: 'Service desk admin',
    seesNewPages: true,
    snippets: ['!ui.*', 'pm', DESK_SNIPPET],
    grants: admin,
  },
  [ROLES.supervisor]: {
    title: 'Service desk supervisor',
    seesNewPages: true,
    snippets: NO_CONFIGURATION,
    grants: supervisor,
  },
  [ROLES.agent]: { title: 'Service desk agent', seesNewPages: true, snippets: NO_CONFIGURATION, grants: agent },
  [ROLES.lightAgent]: {
    title: 'Light agent (notes only)',
    seesNewPages: true,
    snippets: NO_CONFIGURATION,
    grants: lightAgent,
  },
  // No collection at all: customers reach their own tickets through the portal's resource and nothing else.
  [ROLES.customer]: {
    title: 'Service desk customer',
    seesNewPages: false,
    snippets: [...NO_CONFIGURATION, PORTAL_SNIPPET],
    grants: {},
  },
};

function extend(base: Grants, more: Grants): Grants {
  const merged: Record<string, ResourceGrants> = { ...base };
  for (const [collection, grants] of Object.entries(more)) merged[collection] = { ...merged[collection], ...grants };
  return merged;
}
