import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { NewChecklistItem } from '../../shared/checklist';
import type { CommentKind } from '../../shared/comments';
import { insertItems } from '../checklists';
import { describeFirstMessage, prepareBody, writeComment } from '../conversation';
import { contactFor, type Requester } from '../customers';
import type { ChangeContext } from '../kernel/cause';
import { now } from '../kernel/clock';
import type { Id } from '../kernel/parseInput';
import { inTransaction } from '../kernel/transactions';
import { splitFields } from '../types';
import { catalogOf } from './catalog';
import { checkedSubject } from './hooks/prepareCreate';
import { reserveNumber } from './numbering/ticketNumbers';
import { ensureTags, knownTags, linkTags } from './tags';
import type { TicketRecord } from './ticketRecord';
import { writeOptions } from './ticketWrite';

export interface NewTicket {
  subject: string;
  /** HTML of the customer's first message. */
  body?: string | null;
  statusKey?: string | null;
  priorityKey?: string | null;
  typeKey?: string | null;
  teamId?: Id | null;
  assigneeId?: Id | null;
  organizationId?: Id | null;
  /** A known contact, or an address that is looked up and made known. */
  requesterId?: Id | null;
  requester?: Requester | null;
  channel?: string;
  /** Names; unknown ones are made. */
  tags?: readonly string[];
  /** Known ones. */
  tagIds?: readonly Id[];
  /** What is to be done about it. */
  checklist?: readonly NewChecklistItem[];
  /** Fields that builders added to the collection, relations among them, and the fields of the ticket's type. */
  fields?: Record<string, unknown>;
}

interface CreateOptions {
  transaction?: Transaction | null;
  /** Runs first in the ticket's transaction; what it throws undoes everything. */
  before?: (transaction: Transaction) => Promise<void>;
  /** Runs last in the ticket's transaction. */
  after?: (ticket: TicketRecord, transaction: Transaction) => Promise<void>;
}

/**
 * Creates a ticket with the customer's first message, its tags and its requester, all or nothing.
 * @throws TicketingError 422 for what the desk does not accept
 */
export async function createTicket(
  db: Database,
  input: NewTicket,
  context: ChangeContext,
  { transaction: given, before, after }: CreateOptions = {},
): Promise<TicketRecord> {
  const { body, requester, tags = [], tagIds = [], checklist = [], fields = {}, ...columns } = input;
  const { own, extension } = splitFields(db, fields);
  const subject = checkedSubject(input.subject);
  const message = body ? prepareBody(body) : undefined;
  await catalogOf(db, given);
  const requesterId = requester ? await contactFor(db, requester, context, given) : (input.requesterId ?? null);
  const allTags = [...(await ensureTags(db, tags, given)), ...(await knownTags(db, tagIds, given))];
  const number = given ? undefined : await reserveNumber(db);

  return inTransaction(db, given, async (transaction) => {
    await before?.(transaction);
    const opened = now();
    const write = {
      context,
      trusted: true,
      checked: requester ? ['requesterId'] : [],
      extension,
      firstComment: message
        ? (ticketId: Id) => {
            const kind: CommentKind = 'message';
            const author = requesterId === null ? { authorId: context.actor.userId } : { contactId: requesterId };
            const comment = { ticketId, kind, ...message, ...author, channel: input.channel ?? 'web' };
            return writeComment(db, comment, context, transaction);
          }
        : undefined,
    };
    const ticket: TicketRecord = await db.getRepository(COLLECTIONS.tickets).create({
      values: {
        ...own,
        ...columns,
        subject,
        requesterId,
        number,
        ...(message ? describeFirstMessage(message.bodyText, opened) : {}),
        waitingSince: opened,
        checklistTotal: checklist.length,
      },
      ...writeOptions(write, transaction),
    });
    await linkTags(db, ticket, allTags, transaction);
    if (checklist.length > 0) await insertItems(db, ticket.id, checklist, 1, context, transaction);
    await after?.(ticket, transaction);
    return ticket;
  });
}
