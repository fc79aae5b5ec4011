import type { Database, Model } from '@nocobase/database';
import { Op, type FindOptions, type WhereOptions } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { Id } from '../kernel/parseInput';
import { withAttachments } from './attachments/readAttachments';
import { attachmentsOf } from './attachments';
import { previewOf } from './messageEffects';
import { tellChanges, type Json } from './timelineNames';

type Filter = Readonly<Record<string, unknown>>;

/** What of a kind of entries a reader may see: all fields, or these; all records, or those of a filter. */
export interface MayRead {
  fields: ReadonlySet<string> | null;
  filter?: Filter;
}

export interface TimelineReader {
  /** Null: none of them. */
  comments: MayRead | null;
  events: MayRead | null;
  /** Fields of the ticket whose changes are told; null: all. */
  ticketFields: ReadonlySet<string> | null;
  seesAddresses: boolean;
  userId: Id | null;
  /** A stored title in the reader's language. */
  inWords: (text: string) => string;
}

export interface TimelinePage {
  limit: number;
  /** Entries older than this one. */
  before?: number;
  /** Entries newer than this one. */
  after?: number;
  /** The last entry that the reader has seen. */
  seen?: number;
}

/** What a comment says itself. */
const SAID_BY_COMMENT = 'commented';
const ALWAYS_SHOWN = ['id', 'kind', 'ticketId', 'authorId', 'contactId', 'createdAt'];
const OF_EVENT = [
  ...['id', 'type', 'changes', 'commentId', 'actorId', 'contactId', 'causeKind', 'causeId', 'causeLabel'],
  'createdAt',
];

/**
 * A page of what happened to a ticket, oldest first. Ids grow with time, so that they order comments and history alike.
 * @returns rows with `entry: 'comment' | 'event'`, and whether there is more on either side
 */
export async function readTimeline(db: Database, ticketId: number, page: TimelinePage, reader: TimelineReader) {
  const { limit, before, after } = page;
  const forward = after !== undefined && before === undefined;
  const query = {
    where: { ticketId, ...cursor(before, after) },
    order: [['id', forward ? 'ASC' : 'DESC'] satisfies [string, string]],
    limit: limit + 1,
  };
  const [comments, events] = await Promise.all([
    reader.comments ? commentsIn(db, query, reader.comments) : [],
    reader.events ? eventsIn(db, query, reader.events) : [],
  ]);
  const found = [...comments, ...events].sort((a, b) => (forward ? 1 : -1) * (Number(a.id) - Number(b.id)));
  const rows = found.slice(0, limit);
  if (!forward) rows.reverse();
  const more = found.length > limit;
  return {
    rows: await withAttachments(db, await tellChanges(db, rows, reader), reader.comments?.fields ?? null),
    hasBefore: forward ? true : more,
    hasAfter: forward ? more : before !== undefined,
    ...(page.seen === undefined ? {} : { firstUnreadId: await firstUnread(db, ticketId, page.seen, reader) }),
  };
}

type Query = FindOptions & { where: WhereOptions };

/** Of the text only its beginning: all of it is the body once more. */
async function commentsIn(db: Database, query: Query, { fields, filter }: MayRead): Promise<Json[]> {
  const rows = await db.getModel<Model>(COLLECTIONS.comments).findAll(within(db, COLLECTIONS.comments, query, filter));
  const files = await attachmentsOf(
    db,
    rows.map((row): Id => row.get('id')),
  );
  return rows.map((row) => {
    const json: Json = row.toJSON();
    const attachments = files.get(String(json.id)) ?? [];
    const bodyText = previewOf(String(json.bodyText ?? ''));
    return { entry: 'comment', ...keep({ ...json, bodyText, attachments }, fields) };
  });
}

async function eventsIn(db: Database, query: Query, { filter }: MayRead): Promise<Json[]> {
  const narrowed = within(db, COLLECTIONS.events, query, filter);
  const where = { [Op.and]: [narrowed.where, { type: { [Op.ne]: SAID_BY_COMMENT } }] };
  const rows = await db.getModel<Model>(COLLECTIONS.events).findAll({ ...narrowed, where, attributes: OF_EVENT });
  return rows.map((row) => ({ entry: 'event', ...row.toJSON() }));
}

function keep(row: Json, fields: MayRead['fields']): Json {
  if (!fields) return row;
  return Object.fromEntries(Object.entries(row).filter(([name]) => fields.has(name) || ALWAYS_SHOWN.includes(name)));
}

/** The first comment by somebody else that came after what the reader has seen. */
async function firstUnread(db: Database, ticketId: number, seen: number, { comments, userId }: TimelineReader) {
  if (!comments) return null;
  const byOthers = { [Op.or]: [{ authorId: null }, { authorId: { [Op.ne]: userId } }] };
  const where = { ticketId, id: { [Op.gt]: seen }, ...(userId === null ? {} : byOthers) };
  const query = within(db, COLLECTIONS.comments, { where, order: [['id', 'ASC']], limit: 1 }, comments.filter);
  const [first] = await db.getModel<Model>(COLLECTIONS.comments).findAll({ ...query, attributes: ['id'] });
  return first?.get('id') ?? null;
}

/** The query, narrowed to what the reader may see. */
function within(db: Database, collection: string, query: Query, filter: Filter | undefined): Query {
  if (!filter) return query;
  const { where, include } = db.getRepository(collection).buildQueryOptions({ filter });
  return { ...query, where: { [Op.and]: [query.where, where] }, include };
}

function cursor(before?: number, after?: number) {
  const id = {
    ...(before === undefined ? {} : { [Op.lt]: before }),
    ...(after === undefined ? {} : { [Op.gt]: after }),
  };
  return before === undefined && after === undefined ? {} : { id };
}
