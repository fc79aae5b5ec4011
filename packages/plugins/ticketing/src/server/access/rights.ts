import type { ACL } from '@nocobase/acl';
import { COLLECTIONS } from '../../shared/collectionNames';
import { configuresDesk, grantOf, type GrantParams } from './grants';
import { bothOf, eitherOf, within, type Filter } from './filters';
import { POLICY, VOCABULARY } from './policy';
import { recordScopeOf } from './recordScopes';
import { ticketPartOf, type TicketPart } from './ticketParts';

/** What a caller may do with a collection: to which fields (null: all) of which records (null: all). */
export interface Right {
  fields: ReadonlySet<string> | null;
  scope: Filter | null;
}

/** The part of a request's context from which rights are derived. */
export interface Caller {
  app: { acl: ACL };
  state: { currentRoles?: readonly string[]; currentRole?: string };
}

const UNLIMITED: Right = { fields: null, scope: null };
const ROOT = 'root';

/** Conversation and history belong to a ticket: who sees some tickets only, sees only what belongs to those. */
const PARENTS: Readonly<Record<string, string>> = {
  [COLLECTIONS.comments]: 'ticket',
  [COLLECTIONS.events]: 'ticket',
  [COLLECTIONS.timeEntries]: 'ticket',
};

export const isDeskCollection = (name: string): boolean =>
  name.startsWith('ticketing') || ticketPartOf(name) !== undefined;

/** The rights of a request's roles, as Roles & Permissions grants them: of several roles, the union. */
export class Rights {
  readonly isRoot: boolean;
  /** Configures the desk and may do everything with its collections. */
  readonly isDeskAdmin: boolean;
  /** Acts in one of the desk's own roles. */
  readonly isStaff: boolean;
  private readonly roleNames: readonly string[];
  private readonly known = new Map<string, Right | null>();

  constructor(
    private readonly acl: ACL,
    { currentRoles, currentRole }: Caller['state'],
  ) {
    this.roleNames = currentRoles?.length ? currentRoles : [currentRole ?? 'anonymous'];
    this.isRoot = this.roleNames.includes(ROOT);
    this.isDeskAdmin = this.isRoot || this.roleNames.some((name) => configuresDesk(acl.getRole(name)));
    this.isStaff = this.roleNames.some((name) => Object.hasOwn(POLICY, name));
  }

  /** @returns null when none of the roles has the action */
  right(collection: string, action: string): Right | null {
    const key = `${collection}:${action}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const right = this.resolve(collection, action);
    this.known.set(key, right);
    return right;
  }

  private resolve(collection: string, action: string): Right | null {
    if (this.isRoot || (this.isDeskAdmin && isDeskCollection(collection))) return UNLIMITED;
    const part = ticketPartOf(collection);
    if (part) return action === 'view' ? this.ofTicket(part) : null;
    if (collection === COLLECTIONS.attachments) return action === 'view' ? this.ofComments() : null;
    const granted = this.granted(collection, action);
    if (!granted && action === 'view' && VOCABULARY.includes(collection)) {
      return this.right(COLLECTIONS.tickets, 'view') ? UNLIMITED : null;
    }
    const parent = PARENTS[collection];
    if (granted && parent) return this.withinParent(granted, parent);
    return granted && this.withinRecords(granted, collection, action);
  }

  /** A part of the ticket is seen by whoever sees the ticket and, of its relations, that one. */
  private ofTicket({ ticket, part }: TicketPart): Right | null {
    const view = this.right(COLLECTIONS.tickets, 'view');
    if (!view || (view.fields && !view.fields.has(part))) return null;
    return this.withinParent(UNLIMITED, ticket);
  }

  /** No role names files: who reads a message reads what it carries. */
  private ofComments(): Right | null {
    const view = this.right(COLLECTIONS.comments, 'view');
    if (!view || (view.fields && !view.fields.has('attachments'))) return null;
    return { fields: null, scope: view.scope && within('comments', view.scope) };
  }

  private withinRecords({ fields, scope }: Right, collection: string, action: string): Right {
    const records = recordScopeOf(collection, action, (...which) => this.right(...which) !== null);
    return { fields, scope: bothOf(scope, records) ?? null };
  }

  private withinParent({ fields, scope }: Right, parent: string): Right | null {
    const tickets = this.right(COLLECTIONS.tickets, 'view');
    if (!tickets) return null;
    if (!tickets.scope) return { fields, scope };
    const inherited = within(parent, tickets.scope);
    return { fields, scope: scope ? { $and: [scope, inherited] } : inherited };
  }

  private granted(collection: string, action: string): Right | null {
    let union: Right | null = null;
    for (const role of this.roleNames) {
      const grant = grantOf(this.acl, role, collection, action);
      if (!grant) continue;
      const right = { fields: fieldsOf(grant), scope: scopeOf(grant) };
      union = union ? either(union, right) : right;
    }
    return union;
  }
}

const rightsOfRequests = new WeakMap<object, Rights>();

/** The rights of one request, worked out once. */
export function rightsOf(ctx: Caller): Rights {
  const known = rightsOfRequests.get(ctx.state);
  if (known) return known;
  const rights = new Rights(ctx.app.acl, ctx.state);
  rightsOfRequests.set(ctx.state, rights);
  return rights;
}

function fieldsOf(params: GrantParams): Right['fields'] {
  const fields = params.fields ?? params.whitelist;
  return Array.isArray(fields) ? new Set([...fields, ...(params.appends ?? [])]) : null;
}

function scopeOf({ filter }: GrantParams): Filter | null {
  return filter && Object.keys(filter).length > 0 ? filter : null;
}

function either(a: Right, b: Right): Right {
  return {
    fields: a.fields && b.fields ? new Set([...a.fields, ...b.fields]) : null,
    scope: a.scope && b.scope ? eitherOf(a.scope, b.scope) : null,
  };
}
