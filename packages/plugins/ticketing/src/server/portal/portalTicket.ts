import type { Context } from '@nocobase/actions';
import type { Database, Model } from '@nocobase/database';
import { Op, type WhereOptions } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { PUBLIC_COMMENT_KINDS } from '../../shared/comments';
import { statusLabel } from '../../shared/flowLabels';
import { isFinalCategory } from '../../shared/statusCategories';
import { firstOf } from '../../shared/statusFlow';
import { readableText } from '../kernel/deskTexts';
import { notFound, TicketingError } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import {
  catalogOf,
  resolveMerged,
  sameId,
  ticketModel,
  type Catalog,
  type StatusRow,
  type TicketRecord,
} from '../tickets';
import { customerFields } from '../types';
import { stepsOfCustomer } from './customerSteps';

/**
 * What customers see of a ticket; a list of what is shown, so that a new column stays inside until decided. Not the time
 * of the last change: it would tell of internal notes.
 */
const COLUMNS = [
  'id',
  'number',
  'subject',
  'statusKey',
  'typeKey',
  'messageCount',
  'lastMessageAt',
  'createdAt',
] as const;

export interface Page {
  page: number;
  pageSize: number;
  state?: 'open' | 'closed';
  /** Of a manager: those of the organization. */
  scope: 'own' | 'organization';
}

const isClosed = ({ category }: StatusRow) => category === 'resolved' || isFinalCategory(category);

/** Tickets of a contact, the latest message first. */
export async function listTickets(ctx: Context, contactId: Id, { page, pageSize, state, scope }: Page) {
  const catalog = await catalogOf(ctx.db);
  const closed = catalog.statuses.filter(isClosed).map(({ key }) => key);
  const byState = state && { statusKey: { [state === 'closed' ? Op.in : Op.notIn]: closed } };
  const found = await ticketModel(ctx.db).findAll({
    attributes: [...COLUMNS],
    where: { [Op.and]: [await within(ctx.db, contactId, scope), byState ?? {}] },
    order: [
      ['lastMessageAt', 'DESC'],
      ['id', 'DESC'],
    ],
    limit: pageSize + 1,
    offset: (page - 1) * pageSize,
  });
  const rows = found.slice(0, pageSize).map((ticket) => describe(ctx, catalog, ticket));
  return { rows, hasNext: found.length > pageSize, page, pageSize };
}

/**
 * A ticket of this contact.
 * @throws TicketingError 404 NOT_FOUND also for a ticket of somebody else
 */
export async function ownTicket(db: Database, contactId: Id, ticketId: Id): Promise<TicketRecord> {
  const where = { [Op.and]: [{ id: ticketId }, await within(db, contactId, 'all')] };
  const ticket = await ticketModel(db).findOne({ attributes: [...COLUMNS], where });
  if (!ticket) throw notFound();
  const targetId = await resolveMerged(db, ticket.id);
  if (sameId(targetId, ticket.id)) return ticket;
  // Merged into somebody else's, it stays what this contact sees of it.
  return ownTicket(db, contactId, targetId).catch((error: unknown) => {
    if (error instanceof TicketingError && error.status === 404) return ticket;
    throw error;
  });
}

/** The tickets of a contact; for who manages an organization, those of the organization as well. */
async function within(db: Database, contactId: Id, scope: 'own' | 'organization' | 'all'): Promise<WhereOptions> {
  const own = { requesterId: contactId };
  if (scope === 'own') return own;
  const contact = await db
    .getModel<Model>(COLLECTIONS.contacts)
    .findByPk(contactId, { attributes: ['id', 'isManager', 'organizationId'] });
  const organizationId: Id | null = contact?.get('isManager') ? contact.get('organizationId') : null;
  if (organizationId === null || organizationId === undefined) return own;
  return scope === 'organization' ? { organizationId } : { [Op.or]: [own, { organizationId }] };
}

/** A ticket with its public messages, and what the customer may do with it now. */
export async function showTicket(ctx: Context, contactId: Id, askedId: Id) {
  const ticket = await ownTicket(ctx.db, contactId, askedId);
  const catalog = await catalogOf(ctx.db);
  const { close, reopen } = stepsOfCustomer(catalog, ticket, ctx.state.currentRoles ?? []);
  return {
    ...describe(ctx, catalog, ticket),
    fields: await customerFields(ctx, ticket.id, ticket.typeKey),
    messages: await messagesOf(ctx.db, ticket.id),
    allowed: { reply: true, close: close !== undefined, reopen: reopen !== undefined },
  };
}

function describe(ctx: Context, catalog: Catalog, ticket: TicketRecord) {
  const { statusKey, typeKey, ...columns } = Object.fromEntries(COLUMNS.map((name) => [name, ticket.get(name)]));
  const type = catalog.types.find(({ key }) => key === typeKey);
  return {
    ...columns,
    status: describeStatus(ctx, catalog, String(statusKey)),
    type: type ? words(ctx, type.label) : null,
  };
}

/** By the words that admins chose for customers. Keys and categories stay inside: they may tell more. */
function describeStatus(ctx: Context, { statuses }: Catalog, statusKey: string) {
  const status = statuses.find(({ key }) => key === statusKey);
  if (!status) return null;
  const label = statusLabel(status, ctx.getCurrentLocale?.() ?? 'en-US', 'customerLabel');
  return { label: words(ctx, label), color: status.color, isClosed: isClosed(status) };
}

/** The statuses that a customer may meet, by their words; two that read the same are one. */
export async function listStatuses(ctx: Context) {
  const catalog = await catalogOf(ctx.db);
  const all = catalog.statuses.map(({ key }) => describeStatus(ctx, catalog, key));
  return [...new Map(all.map((status) => [status?.label, status])).values()];
}

/** A step in words, for saying that it is not to be had. */
export function namesOfStep(ctx: Context, catalog: Catalog, { statusKey }: TicketRecord, step: 'close' | 'reopen') {
  const target = firstOf(catalog.statuses, step === 'close' ? 'closed' : 'open');
  const name = (key: string | undefined) => (key && describeStatus(ctx, catalog, key)?.label) || '';
  return { from: name(statusKey), to: name(target?.key) };
}

const words = (ctx: Context, text: string) => readableText(ctx.app, text, ctx.getCurrentLocale?.());

async function messagesOf(db: Database, ticketId: Id) {
  const comments = await db.getModel<Model>(COLLECTIONS.comments).findAll({
    attributes: ['id', 'kind', 'body', 'authorId', 'contactId', 'createdAt'],
    where: { ticketId, kind: [...PUBLIC_COMMENT_KINDS] },
    order: [['id', 'ASC']],
  });
  const users = await namesOf(
    db,
    'users',
    'nickname',
    comments.map((comment) => comment.get('authorId')),
  );
  const contacts = await namesOf(
    db,
    COLLECTIONS.contacts,
    'name',
    comments.map((comment) => comment.get('contactId')),
  );
  return comments.map((comment) => {
    const { id, kind, body, createdAt, authorId, contactId } = comment.get();
    const authorName = contacts.get(String(contactId)) ?? users.get(String(authorId)) ?? null;
    return { id, kind, body, createdAt, authorName };
  });
}

async function namesOf(
  db: Database,
  collection: string,
  column: string,
  values: unknown[],
): Promise<Map<string, unknown>> {
  const ids = [...new Set(values.filter((value) => value != null).map(String))];
  if (ids.length === 0) return new Map();
  const rows = await db.getModel<Model>(collection).findAll({ attributes: ['id', column], where: { id: ids } });
  return new Map(rows.map((row) => [String(row.get('id')), row.get(column)]));
}
