import type { Model } from '@nocobase/database';
import type { CommentKind } from '../../../../shared/comments';
import { addCustomerMessage, addNote, addReply, type CommentRecord } from '../../../conversation';
import { createTicket, type NewTicket, type TicketRecord } from '../../../tickets';
import type { TestDesk } from '../bootApp';
import { by } from './actors';

let count = 0;

interface By {
  /** Whose hand it is; by default the desk's own. */
  by?: Model;
}

/** A ticket as the API would create it: numbered, with the defaults of its type and its history. */
export async function aTicket(desk: TestDesk, { by: user, ...values }: Partial<NewTicket> & By = {}) {
  count += 1;
  return createTicket(desk.db, { subject: `Ticket ${count}`, ...values }, by(user));
}

interface CommentValues extends By {
  kind?: Extract<CommentKind, 'reply' | 'note' | 'message'>;
  /** HTML. */
  body?: string;
}

/** A reply unless `kind` says otherwise; a message is by the ticket's requester. */
export async function aComment(
  desk: TestDesk,
  ticket: Pick<TicketRecord, 'id' | 'requesterId'>,
  { kind = 'reply', body = '<p>Some words</p>', by: user }: CommentValues = {},
): Promise<CommentRecord> {
  const { db } = desk;
  if (kind === 'message') {
    const message = { body, contactId: ticket.requesterId };
    return (await addCustomerMessage(db, ticket.id, message, by(user))).comment;
  }
  const add = kind === 'note' ? addNote : addReply;
  return (await add(db, ticket.id, { body }, by(user))).comment;
}
