import type { Collection, Database, Model } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { Causer, EventVariables } from '../../shared/automation';
import { deskLanguage, readableText } from '../kernel/deskTexts';
import { isRecord } from '../kernel/parseInput';
import type { RecordedEvent } from './recordedEvent';

export interface ActorVariables {
  kind: Causer;
  /** Of a user or of a contact; empty for an automation. */
  id: string | null;
  name: string | null;
  email: string | null;
}

/** What the nodes of a workflow may use, as `$context.data`. */
export interface TicketEventVariables {
  ticket: Record<string, unknown>;
  event: EventVariables;
  comment: Record<string, unknown> | null;
  actor: ActorVariables;
}

/** @returns null when the ticket is gone meanwhile */
export async function describeEvent(app: Application, event: RecordedEvent): Promise<TicketEventVariables | null> {
  const { db } = app;
  const ticket = await readTicket(app, event.ticketId);
  if (!ticket) return null;
  const causer = causerOf(event);
  return {
    ticket,
    event: {
      id: event.id,
      type: event.type,
      fromStatus: changed(event, 'statusKey', 'from'),
      toStatus: changed(event, 'statusKey', 'to'),
      fromAssigneeId: changed(event, 'assigneeId', 'from'),
      toAssigneeId: changed(event, 'assigneeId', 'to'),
      changes: event.changes,
      occurredAt: event.occurredAt.toISOString(),
      causer,
      causeLabel: event.cause.label,
      depth: event.cause.depth,
    },
    comment: event.commentId === null ? null : await read(db, COLLECTIONS.comments, event.commentId),
    actor: await describeActor(db, event, causer),
  };
}

/**
 * The same for a workflow that an admin starts by hand.
 * @param ticket an id, or the ticket that was chosen in the form
 */
export async function describeManualStart(app: Application, ticket: unknown): Promise<TicketEventVariables | null> {
  const ticketId = isRecord(ticket) ? ticket.id : ticket;
  return describeEvent(app, {
    id: '0',
    type: 'created',
    ticketId: String(ticketId),
    commentId: null,
    changes: [],
    occurredAt: new Date(),
    actor: { userId: null, contactId: null },
    cause: { kind: 'user', label: null, depth: 0 },
  });
}

/** With everything it refers to directly, fields and relations of builders included. */
async function readTicket(app: Application, id: string): Promise<Record<string, unknown> | null> {
  const appends = relationsOf(app.db.getCollection(COLLECTIONS.tickets));
  const ticket = await read(app.db, COLLECTIONS.tickets, id, appends);
  return ticket && withReadableLabels(app, ticket);
}

/** Labels of statuses and the like are translation expressions: a message to a person must not show those. */
async function withReadableLabels(app: Application, ticket: Record<string, unknown>) {
  const language = await deskLanguage(app);
  const readable = (value: unknown) => (typeof value === 'string' ? readableText(app, value, language) : value);
  return mapValues(ticket, (value) => (isRecord(value) ? mapValues(value, readable) : value));
}

function mapValues(record: Record<string, unknown>, map: (value: unknown) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function relationsOf(tickets: Collection): string[] {
  const toOne = [...tickets.fields.values()].filter(({ type }) => type === 'belongsTo').map(({ name }) => name);
  return [...toOne, 'tags'];
}

function causerOf({ actor, cause }: RecordedEvent): Causer {
  if (cause.kind === 'workflow' || cause.kind === 'system') return 'automation';
  return actor.contactId !== null || cause.kind === 'portal' ? 'customer' : 'person';
}

async function describeActor(db: Database, { actor }: RecordedEvent, kind: Causer): Promise<ActorVariables> {
  const row =
    actor.contactId === null
      ? actor.userId !== null && (await read(db, 'users', actor.userId))
      : await read(db, COLLECTIONS.contacts, actor.contactId);
  if (!row) return { kind, id: null, name: null, email: null };
  return { kind, id: String(row.id), name: text(row.nickname ?? row.name ?? row.username), email: text(row.email) };
}

async function read(
  db: Database,
  collection: string,
  id: string | number,
  appends: string[] = [],
): Promise<Record<string, unknown> | null> {
  const row: Model | null = await db.getRepository(collection).findOne({ filterByTk: id, appends });
  return row ? row.toJSON() : null;
}

function changed({ changes }: RecordedEvent, field: string, side: 'from' | 'to'): string | null {
  return text(changes.find((change) => change.field === field)?.[side]);
}

const text = (value: unknown): string | null => (value == null ? null : String(value));
