import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { CommentKind } from '../../shared/comments';
import { describeFirstMessage, prepareBody, writeComment } from '../conversation';
import { contactFor, type Requester } from '../customers';
import type { ChangeContext } from '../kernel/cause';
import { now } from '../kernel/clock';
import type { Id } from '../kernel/parseInput';
import { inTransaction } from '../kernel/transactions';
import { catalogOf } from './catalog';
import { checkedSubject } from './hooks/prepareCreate';
import { reserveNumber } from './numbering/ticketNumbers';
import { ensureTags, linkTags } from './tags';
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
  /** Fields that builders added to the collection, relations among them. */
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
  const { body, requester, tags = [], fields = {}, ...columns } = input;
  const subject = checkedSubject(input.subject);
  const message = body ? prepareBody(body) : undefined;
  await catalogOf(db, given);
  const requesterId = requester ? await contactFor(db, requester, context, given) : (input.requesterId ?? null);
  const tagIds = await ensureTags(db, tags, given);
  const number = given ? undefined : await reserveNumber(db);

  return inTransaction(db, given, async (transaction) => {
    await before?.(transaction);
    const opened = now();
    const write = {
      context,
      trusted: true,
      checked: requester ? ['requesterId'] : [],
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
        ...fields,
        ...columns,
        subject,
        requesterId,
        number,
        ...(message ? describeFirstMessage(message.bodyText, opened) : {}),
        waitingSince: opened,
      },
      ...writeOptions(write, transaction),
    });
    await linkTags(db, ticket.id, tagIds, transaction);
    await after?.(ticket, transaction);
    return ticket;
  });
}
