import type { Database, Model } from '@nocobase/database';
import { Op } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { Id } from '../kernel/parseInput';

export interface TimelinePage {
  limit: number;
  /** Entries older than this one. */
  before?: number;
  /** Entries newer than this one. */
  after?: number;
  /** Which comments the reader may see; all of them when left out. */
  comments?: Readonly<Record<string, unknown>>;
}

type Json = Record<string, unknown>;

interface Named {
  users: Map<string, Json>;
  contacts: Map<string, Json>;
  teams: Map<string, Json>;
}

/** What a comment says itself. */
const SAID_BY_COMMENT = 'commented';

/**
 * A page of what happened to a ticket, oldest first. Ids grow with time, so that they order comments and history alike.
 * @returns rows with `entry: 'comment' | 'event'`, and whether there is more on either side
 */
export async function readTimeline(
  db: Database,
  ticketId: number,
  { limit, before, after, comments: visible }: TimelinePage,
) {
  const forward = after !== undefined && before === undefined;
  const query = {
    where: { ticketId, ...cursor(before, after) },
    order: [['id', forward ? 'ASC' : 'DESC'] satisfies [string, string]],
    limit: limit + 1,
  };
  const [comments, events] = await Promise.all([
    db.getModel<Model>(COLLECTIONS.comments).findAll(within(db, query, visible)),
    db
      .getModel<Model>(COLLECTIONS.events)
      .findAll({ ...query, where: { ...query.where, type: { [Op.ne]: SAID_BY_COMMENT } } }),
  ]);
  const found = [...comments.map((row) => entry('comment', row)), ...events.map((row) => entry('event', row))].sort(
    (a, b) => (forward ? 1 : -1) * (Number(a.id) - Number(b.id)),
  );
  const page = found.slice(0, limit);
  if (!forward) page.reverse();
  const named = await namesIn(db, page);
  const more = found.length > limit;
  return {
    rows: page.map((row) => withNames(row, named)),
    hasBefore: forward ? true : more,
    hasAfter: forward ? more : before !== undefined,
  };
}

/** The query, narrowed to what the reader may see. */
function within<T extends { where: object }>(db: Database, query: T, filter: TimelinePage['comments']) {
  if (!filter) return query;
  const { where, include } = db.getRepository(COLLECTIONS.comments).buildQueryOptions({ filter });
  return { ...query, where: { [Op.and]: [query.where, where] }, include };
}

function cursor(before?: number, after?: number) {
  const id = {
    ...(before === undefined ? {} : { [Op.lt]: before }),
    ...(after === undefined ? {} : { [Op.gt]: after }),
  };
  return before === undefined && after === undefined ? {} : { id };
}

const entry = (kind: 'comment' | 'event', row: Model): Json => ({ entry: kind, ...row.toJSON() });

async function namesIn(db: Database, rows: readonly Json[]): Promise<Named> {
  const changed = (field: string) =>
    rows
      .flatMap(({ changes }) => (Array.isArray(changes) ? changes : []))
      .filter((change: { field?: unknown }) => change.field === field)
      .flatMap(({ from, to }: { from: unknown; to: unknown }) => [from, to]);
  const [users, contacts, teams] = await Promise.all([
    byId(
      db,
      'users',
      ['id', 'nickname', 'username'],
      [...rows.flatMap(({ authorId, actorId }) => [authorId, actorId]), ...changed('assigneeId')],
    ),
    byId(
      db,
      COLLECTIONS.contacts,
      ['id', 'name', 'email'],
      [...rows.map(({ contactId }) => contactId), ...changed('requesterId')],
    ),
    byId(db, COLLECTIONS.teams, ['id', 'name'], changed('teamId')),
  ]);
  return { users, contacts, teams };
}

async function byId(db: Database, collection: string, attributes: string[], values: readonly unknown[]) {
  const ids = [
    ...new Set(values.filter((value): value is Id => typeof value === 'number' || typeof value === 'string')),
  ];
  const rows = ids.length === 0 ? [] : await db.getModel<Model>(collection).findAll({ where: { id: ids }, attributes });
  return new Map(rows.map((row) => [String(row.get('id')), pick(row, attributes)]));
}

const pick = (row: Model, attributes: readonly string[]): Json => {
  const json: Json = row.toJSON();
  return Object.fromEntries(attributes.map((name) => [name, json[name]]));
};

function withNames(row: Json, { users, contacts, teams }: Named): Json {
  const person = (id: unknown) => users.get(String(id)) ?? null;
  const contact = contacts.get(String(row.contactId)) ?? null;
  if (row.entry === 'comment') return { ...row, author: person(row.authorId), contact };
  const named = (field: unknown, value: unknown): unknown => {
    const name = { assigneeId: users.get(String(value))?.nickname, teamId: teams.get(String(value))?.name };
    const requester = contacts.get(String(value))?.name;
    return field === 'assigneeId' || field === 'teamId' ? name[field] : field === 'requesterId' ? requester : undefined;
  };
  const changes = (Array.isArray(row.changes) ? row.changes : []).map((change: Json) => ({
    ...change,
    fromLabel: named(change.field, change.from) ?? null,
    toLabel: named(change.field, change.to) ?? null,
  }));
  return { ...row, actor: person(row.actorId), contact, changes };
}
