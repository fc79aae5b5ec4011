import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { CommentKind } from '../../shared/comments';
import type { ChangeContext } from '../kernel/cause';
import { now } from '../kernel/clock';
import { fieldInvalid } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import {
  catalogOf,
  followTicket,
  statusAfterCustomerMessage,
  withTicket,
  writeTicket,
  type ChangeOptions,
  type TicketRecord,
  type Versioned,
} from '../tickets';
import { insertComment, type CommentColumns, type CommentRecord } from './commentRecord';
import { messageEffects } from './messageEffects';
import { prepareBody } from './sanitizeBody';

interface NewComment extends Versioned {
  /** HTML; sanitised before it is stored. */
  body: string;
  channel?: string;
  /** Moves the ticket on in the same transaction. */
  statusKey?: string | null;
  /** Columns of the ticket to fill in the same transaction. */
  fields?: Record<string, unknown>;
}

export interface NewReply extends NewComment {
  cc?: readonly string[];
  bcc?: readonly string[];
}

export interface NewNote extends NewComment {
  /** People to call: they become followers. */
  mentions?: readonly Id[];
}

export interface NewCustomerMessage extends Pick<NewComment, 'body' | 'channel'> {
  contactId: Id | null;
}

export interface Added {
  ticket: TicketRecord;
  comment: CommentRecord;
}

/** Writes to the customer. */
export function addReply(
  db: Database,
  ticketId: Id,
  { cc, bcc, ...reply }: NewReply,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<Added> {
  return addComment(db, ticketId, 'reply', reply, { authorId: context.actor.userId, cc, bcc }, context, options);
}

/** Writes to colleagues. No customer sees it on any path. */
export function addNote(
  db: Database,
  ticketId: Id,
  { mentions, ...note }: NewNote,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<Added> {
  const columns = { authorId: context.actor.userId, mentions };
  return addComment(db, ticketId, 'note', note, columns, context, options, async (transaction) => {
    if (!mentions?.length) return;
    const known = await db.getModel<Model>('users').count({ where: { id: [...mentions] }, transaction });
    if (known !== new Set(mentions.map(String)).size) throw fieldInvalid('mentions');
    await followTicket(db, ticketId, mentions, transaction);
  });
}

/** What the customer wrote. A ticket that nobody looks at any more is opened again, where its flow allows that. */
export function addCustomerMessage(
  db: Database,
  ticketId: Id,
  { contactId, ...message }: NewCustomerMessage,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<Added> {
  return addComment(db, ticketId, 'message', message, { contactId }, context, options);
}

async function addComment(
  db: Database,
  ticketId: Id,
  kind: CommentKind,
  { body, channel = 'web', statusKey, fields = {}, version }: NewComment,
  columns: Partial<CommentColumns>,
  context: ChangeContext,
  options: ChangeOptions,
  alongside?: (transaction: Transaction) => Promise<void>,
): Promise<Added> {
  const prepared = prepareBody(body);
  await catalogOf(db, options.transaction);
  let comment: CommentRecord | undefined;
  const ticket = await withTicket(db, ticketId, { version }, options, async (locked, transaction) => {
    const added = await insertComment(
      db,
      { ...columns, ...prepared, ticketId: locked.id, kind, channel },
      context,
      transaction,
    );
    const effects = messageEffects(locked, kind, prepared.bodyText, now());
    const values = { ...fields, ...effects, ...(statusKey ? { statusKey } : {}) };
    await writeTicket(locked, values, context, transaction, { commentId: added.id });
    if (kind === 'message') await reopen(db, locked, context, transaction);
    await alongside?.(transaction);
    comment = added;
  });
  if (!comment) throw new Error('a comment was not written');
  return { ticket, comment };
}

/** The desk does this, not the customer: no role and no demand of the flow stands in the way. */
async function reopen(
  db: Database,
  ticket: TicketRecord,
  { actor, cause }: ChangeContext,
  transaction: Transaction,
): Promise<void> {
  const statusKey = statusAfterCustomerMessage(await catalogOf(db, transaction), ticket);
  if (!statusKey) return;
  const byDesk: ChangeContext = { actor: { ...actor, roles: [] }, cause: { ...cause, kind: 'system' } };
  await writeTicket(ticket, { statusKey }, byDesk, transaction);
}
