import type { Context } from '@nocobase/actions';
import { rightsOf, within, type Filter, type Rights } from '../access';
import { COLLECTIONS } from '../../shared/collectionNames';
import { COMMENT_KINDS, PUBLIC_COMMENT_KINDS, type CommentKind } from '../../shared/comments';
import { PARTS, type Part } from './dialects';
import { textFieldsOf } from './readTickets';

/** Relations whose words are among the facts; which of them a word comes from, the index does not know. */
const RELATIONS = ['requester', 'organization', 'tags'];
const NAMED_BY = {
  [COLLECTIONS.contacts]: ['name', 'email', 'phone'],
  [COLLECTIONS.organizations]: ['name'],
};

/**
 * The parts of tickets in which the caller's words may be looked for: those that the caller may read to the last word. In
 * doubt a part is left out, for finding by a word is reading it.
 */
export function readableParts(ctx: Context): Part[] {
  const rights = rightsOf(ctx);
  const kinds = readableKinds(rights);
  const all = (wanted: readonly CommentKind[]) => wanted.every((kind) => kinds.includes(kind));
  const internal = COMMENT_KINDS.map(({ value }) => value).filter((kind) => !PUBLIC_COMMENT_KINDS.includes(kind));
  const readable: Record<Part, boolean> = {
    subject: readsFields(rights, ['subject', 'number']),
    facts: readsFields(rights, [...RELATIONS, ...textFieldsOf(ctx.db)]) && readsNames(rights),
    public: all(PUBLIC_COMMENT_KINDS),
    internal: all(internal),
  };
  return PARTS.filter((part) => readable[part]);
}

/** Whether the caller's roles show these fields of tickets. */
export function readsFields(rights: Rights, fields: readonly string[]): boolean {
  const right = rights.right(COLLECTIONS.tickets, 'view');
  return right !== null && fields.every((field) => !right.fields || right.fields.has(field));
}

function readsNames(rights: Rights): boolean {
  return Object.entries(NAMED_BY).every(([collection, fields]) => {
    const right = rights.right(collection, 'view');
    return right && !right.scope && fields.every((field) => !right.fields || right.fields.has(field));
  });
}

/** Kinds of comments of which the caller may read each one, of the tickets that they may read. */
function readableKinds(rights: Rights): CommentKind[] {
  const right = rights.right(COLLECTIONS.comments, 'view');
  if (!right || (right.fields && !right.fields.has('body') && !right.fields.has('bodyText'))) return [];
  const own = withoutInherited(right.scope, rights.right(COLLECTIONS.tickets, 'view')?.scope ?? null);
  return COMMENT_KINDS.map(({ value }) => value).filter((kind) => own === null || allowsKind(own, kind));
}

/** The scope of comments without what it has of the tickets' own: that is asked of the tickets. */
function withoutInherited(scope: Filter | null, ticketScope: Filter | null): Filter | null {
  if (!scope || !ticketScope) return scope;
  const inherited = JSON.stringify(within('ticket', ticketScope));
  if (JSON.stringify(scope) === inherited) return null;
  const [own, rest]: unknown[] = Array.isArray(scope.$and) ? scope.$and : [];
  return isFilter(own) && JSON.stringify(rest) === inherited ? own : scope;
}

/** Whether a filter lets every comment of this kind through; one that asks for anything else does not. */
function allowsKind(filter: Filter, kind: CommentKind): boolean {
  return Object.entries(filter).every(([key, value]) => {
    if (key === '$and') return Array.isArray(value) && value.every((item) => isFilter(item) && allowsKind(item, kind));
    if (key === 'kind' && isFilter(value)) return Object.entries(value).every((entry) => compares(kind, ...entry));
    if (key === 'kind') return value === kind;
    return key.startsWith('kind.') && compares(kind, key.slice('kind.'.length), value);
  });
}

function compares(kind: CommentKind, operator: string, value: unknown): boolean {
  if (operator === '$eq') return value === kind;
  if (operator === '$ne') return typeof value === 'string' && value !== kind;
  if (operator === '$in') return Array.isArray(value) && value.includes(kind);
  return operator === '$notIn' && Array.isArray(value) && !value.includes(kind);
}

const isFilter = (value: unknown): value is Filter =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
