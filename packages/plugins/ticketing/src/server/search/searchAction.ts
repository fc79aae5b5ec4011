import type { Context } from '@nocobase/actions';
import type { Model } from '@nocobase/database';
import { commentFilter, rightsOf } from '../access';
import { COLLECTIONS } from '../../shared/collectionNames';
import { marked, type SearchOperator } from '../../shared/search';
import type { DeskAction } from '../kernel/deskActions';
import { readState } from './buildState';
import type { SearchDialect } from './dialects';
import { excerptsOf, type ReadableComments } from './excerpts';
import { findTickets } from './findTickets';
import { readableParts, readsFields } from './readableParts';
import type { Searcher } from './searcher';
import { searchInput } from './searchInput';

/** What a row of the queue shows: see client-v2/workspace/queue/QueueResource. */
const FIELDS = [
  ...['id', 'number', 'subject', 'preview', 'statusKey', 'priorityKey', 'assigneeId', 'requesterId'],
  ...['messageCount', 'lastMessageAt', 'waitingSince', 'version', 'createdAt', 'updatedAt'],
];
const ALWAYS_SHOWN = ['id', 'createdAt', 'updatedAt'];

/** Fields of which one must be visible for an operator to be asked. The conversation and the facts have their own rules. */
const READ_BY: Readonly<Partial<Record<SearchOperator, readonly string[]>>> = {
  status: ['statusKey', 'status'],
  type: ['typeKey', 'type'],
  priority: ['priorityKey', 'priority'],
  team: ['teamId', 'team'],
  assignee: ['assigneeId', 'assignee'],
  tag: ['tags'],
  number: ['number'],
};

/**
 * `POST ticketingTickets:search {q, page, pageSize}`, and `filter` as in `:list`. Finds by what the caller may read, and shows
 * no more than that: rows as the queue shows them, with `subjectParts` and an `excerpt` of the conversation.
 */
export const searchAction =
  (dialect: SearchDialect): DeskAction =>
  async (ctx, next) => {
    const { query, page, pageSize } = searchInput(ctx.action.params.values);
    const searcher = searcherOf(ctx, dialect);
    const { ids, isCapped } = await findTickets(searcher, query);
    const start = (page - 1) * pageSize;
    const shown = ids.slice(start, start + pageSize);
    const [tickets, excerpts, state] = await Promise.all([
      ticketsOf(ctx, shown),
      readableComments(ctx).then((readable) => excerptsOf(searcher, shown, query.terms, readable)),
      readState(ctx.db),
    ]);
    ctx.body = {
      rows: shown.flatMap((id) => {
        const ticket = tickets.get(id);
        if (!ticket) return [];
        const subject: unknown = ticket.get('subject');
        return {
          ...ticket.toJSON(),
          subjectParts: typeof subject === 'string' ? marked(subject, query.terms) : [],
          excerpt: excerpts.get(id) ?? null,
        };
      }),
      ...{ page, pageSize, hasNext: ids.length > start + pageSize, count: ids.length, isCapped },
      building: state && !state.finishedAt ? { done: state.done, total: state.total } : null,
    };
    await next();
  };

/** The data scope of the role comes as a filter, as does what the caller narrows the search to. */
function searcherOf(ctx: Context, dialect: SearchDialect): Searcher {
  const rights = rightsOf(ctx);
  const { filter } = ctx.action.params;
  const scope = ctx.db.getRepository(COLLECTIONS.tickets).buildQueryOptions({ filter: filter ?? {}, context: ctx });
  return {
    ctx,
    dialect,
    parts: readableParts(ctx),
    where: scope.where ?? {},
    include: scope.include,
    mayUse: (operator) => READ_BY[operator]?.some((field) => readsFields(rights, [field])) ?? true,
  };
}

async function ticketsOf(ctx: Context, ids: readonly string[]): Promise<Map<string, Model>> {
  if (ids.length === 0) return new Map();
  const rights = rightsOf(ctx);
  const found = await ctx.db.getRepository(COLLECTIONS.tickets).find({
    filter: { id: { $in: [...ids] } },
    fields: FIELDS.filter((field) => ALWAYS_SHOWN.includes(field) || readsFields(rights, [field]) || isKey(ctx, field)),
    appends: ['requester', 'assignee'].filter((relation) => readsFields(rights, [relation])),
  });
  return new Map(found.map((ticket: Model) => [String(ticket.get('id')), ticket]));
}

/** The key of a relation tells nothing that the relation does not. */
function isKey(ctx: Context, field: string): boolean {
  const relation = /^(.+?)(?:Id|Key)$/.exec(field)?.[1];
  return relation !== undefined && readsFields(rightsOf(ctx), [relation]);
}

async function readableComments(ctx: Context): Promise<ReadableComments | undefined> {
  const right = rightsOf(ctx).right(COLLECTIONS.comments, 'view');
  if (!right || (right.fields && !right.fields.has('body') && !right.fields.has('bodyText'))) return undefined;
  const filter = await commentFilter(ctx);
  const query = ctx.db.getRepository(COLLECTIONS.comments).buildQueryOptions({ filter: filter ?? {} });
  return { where: query.where ?? {}, include: query.include };
}
