import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { CommentKind, Direction } from '../../shared/comments';
import type { ChangeContext } from '../kernel/cause';
import { now } from '../kernel/clock';
import { fieldInvalid } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import {
  catalogOf,
  statusAfterCustomerMessage,
  withLiveTicket,
  writeTicket,
  type ChangeOptions,
  type TicketRecord,
  type Versioned,
} from '../tickets';
import { linkFiles } from './attachments/attachFiles';
import { commentModel, insertComment, type CommentColumns, type CommentRecord } from './commentRecord';
import { clearDraft, type ClearedDraft } from './drafts/draftRecord';
import { mentionPeople, resolveMentions, type Mention } from './mentions/mentionPeople';
import { messageEffects } from './messageEffects';
import { refuseIfNewer, type SeenMessages } from './newerMessages';
import { prepareBody } from './sanitizeBody';

interface NewComment extends Versioned {
  /** HTML; sanitised before it is stored. Only with a file beside it may it be empty. */
  body: string;
  channel?: string;
  /** Moves the ticket on in the same transaction. */
  statusKey?: string | null;
  /** Columns of the ticket to fill in the same transaction. */
  fields?: Record<string, unknown>;
  /** Uploads of whoever writes, by id. */
  attachments?: readonly Id[];
}

/** What colleagues may say of a comment besides. */
interface NewColleagueComment extends NewComment {
  /** The comment of this ticket that is answered. */
  parentId?: Id | null;
  /** The author's own draft, which goes with what was made of it. */
  draft?: ClearedDraft;
}

export interface NewReply extends NewColleagueComment, SeenMessages {
  cc?: readonly string[];
  bcc?: readonly string[];
}

export interface NewNote extends NewColleagueComment {
  /** People and teams to call: they become followers, and are told. */
  mentions?: readonly (Mention | Id)[];
}

export interface NewCall extends NewNote {
  direction: Direction;
  /** How long it took. */
  minutes?: number | null;
}

export interface NewForward extends NewColleagueComment {
  to: readonly string[];
  cc?: readonly string[];
  bcc?: readonly string[];
  /** Files of the messages that are forwarded, which their author may read. */
  forwardedFiles?: readonly Id[];
}

export interface NewCustomerMessage extends Pick<NewComment, 'body' | 'channel' | 'attachments'> {
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
  { cc, bcc, seenCommentId, force, ...reply }: NewReply,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<Added> {
  const columns = { authorId: context.actor.userId, cc, bcc };
  return addComment(db, ticketId, 'reply', reply, columns, context, options, {
    before: (ticket, transaction) => refuseIfNewer(db, ticket.id, { seenCommentId, force }, context.actor, transaction),
  });
}

/** Writes to colleagues. No customer sees it on any path. */
export function addNote(
  db: Database,
  ticketId: Id,
  { mentions, ...note }: NewNote,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<Added> {
  return addInternal(db, ticketId, 'note', note, {}, mentions, context, options);
}

/** Writes down a phone call, for colleagues. */
export function addCall(
  db: Database,
  ticketId: Id,
  { mentions, direction, minutes, ...call }: NewCall,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<Added> {
  const columns = { direction, minutes, channel: 'phone' };
  return addInternal(db, ticketId, 'call', { channel: 'phone', ...call }, columns, mentions, context, options);
}

/** Writes to somebody who is not the customer, and whom the customer does not see. */
export function addForward(
  db: Database,
  ticketId: Id,
  { to, cc, bcc, forwardedFiles = [], ...forward }: NewForward,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<Added> {
  const columns = { authorId: context.actor.userId, to, cc, bcc, deliveryState: 'queued' as const };
  return addComment(db, ticketId, 'forward', { channel: 'email', ...forward }, columns, context, options, {
    after: (_, comment, transaction) => linkFiles(db, comment.id, forwardedFiles, context, transaction),
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
  return addComment(db, ticketId, 'message', message, { contactId }, context, options, {
    after: (ticket, _, transaction) => reopen(db, ticket, context, transaction),
  });
}

function addInternal(
  db: Database,
  ticketId: Id,
  kind: 'note' | 'call',
  comment: NewColleagueComment,
  columns: Partial<CommentColumns>,
  mentions: NewNote['mentions'] = [],
  context: ChangeContext,
  options: ChangeOptions,
): Promise<Added> {
  const called = mentions.map((one): Mention => (typeof one === 'object' ? one : { type: 'user', id: Number(one) }));
  const own: Partial<CommentColumns> = { ...columns, authorId: context.actor.userId };
  return addComment(db, ticketId, kind, comment, own, context, options, {
    before: async (ticket, transaction) => {
      own.mentions = await resolveMentions(db, ticket.id, called, transaction);
    },
    after: (ticket, { id }, transaction) => mentionPeople(db, ticket, id, own.mentions ?? [], context, transaction),
  });
}

/** What else happens in the transaction of a comment, with the ticket locked. */
interface Alongside {
  before?: (ticket: TicketRecord, transaction: Transaction) => Promise<void>;
  after?: (ticket: TicketRecord, comment: CommentRecord, transaction: Transaction) => Promise<void>;
}

async function addComment(
  db: Database,
  ticketId: Id,
  kind: CommentKind,
  { body, channel = 'web', statusKey, fields = {}, version, attachments = [], parentId, draft }: NewColleagueComment,
  columns: Partial<CommentColumns>,
  context: ChangeContext,
  options: ChangeOptions,
  { before, after }: Alongside,
): Promise<Added> {
  const prepared = prepareBody(body, { mayBeEmpty: attachments.length > 0 });
  await catalogOf(db, options.transaction);
  let comment: CommentRecord | undefined;
  const ticket = await withLiveTicket(db, ticketId, { version }, options, async (locked, transaction) => {
    await before?.(locked, transaction);
    if (parentId != null) await mustBelong(db, parentId, locked, transaction);
    const added = await insertComment(
      db,
      { ...columns, ...prepared, ticketId: locked.id, kind, channel, parentId, attachments },
      context,
      transaction,
    );
    const effects = messageEffects(locked, kind, prepared.bodyText, now());
    const values = { ...fields, ...effects, ...(statusKey ? { statusKey } : {}) };
    await writeTicket(locked, values, context, transaction, { commentId: added.id });
    await after?.(locked, added, transaction);
    if (draft) await clearDraft(db, ticketId, context.actor, draft, transaction);
    comment = added;
  });
  if (!comment) throw new Error('a comment was not written');
  return { ticket, comment };
}

async function mustBelong(db: Database, parentId: Id, ticket: TicketRecord, transaction: Transaction): Promise<void> {
  const where = { id: parentId, ticketId: ticket.id };
  if ((await commentModel(db).count({ where, transaction })) === 0) throw fieldInvalid('parentId');
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
