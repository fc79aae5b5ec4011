import type { Database } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { CommentRecord } from '../conversation';
import type { ChangeContext } from '../kernel/cause';
import { fieldInvalid, fieldRequired, staleTicket } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { inTransaction } from '../kernel/transactions';
import { linkTickets } from '../links';
import {
  catalogOf,
  createTicket,
  lockTicket,
  ticketModel,
  writeTicket,
  type ChangeOptions,
  type TicketRecord,
} from '../tickets';
import { rename } from './parts';
import { datesOfMessages, ticketTotals } from './ticketTotals';

export interface Split {
  ticketId: Id;
  commentIds: readonly Id[];
  subject: string;
  version?: number;
}

/**
 * Makes a new ticket of some of a ticket's messages. They leave the first ticket and stay what they are, notes included;
 * the two are linked, and either history tells of the other.
 * @throws TicketingError 404, 409 TICKET_STALE, 422 FIELD_REQUIRED, FIELD_INVALID when a message is not of this ticket
 */
export async function splitTicket(
  db: Database,
  { ticketId, commentIds, subject, version }: Split,
  context: ChangeContext,
  { transaction: given }: ChangeOptions = {},
): Promise<TicketRecord> {
  const ids = [...new Set(commentIds.map(String))];
  if (ids.length === 0) throw fieldRequired('commentIds');
  await catalogOf(db, given);
  return inTransaction(db, given, async (transaction) => {
    const source = await lockTicket(db, ticketId, transaction);
    if (version !== undefined && version !== source.version) throw staleTicket();
    const comments = await db.getModel<CommentRecord>(COLLECTIONS.comments).findAll({
      where: { id: ids, ticketId: source.id },
      order: [['id', 'ASC']],
      transaction,
    });
    if (comments.length !== ids.length) throw fieldInvalid('commentIds');
    const { requesterId, organizationId, typeKey, priorityKey, teamId, assigneeId, channel } = source;
    const columns = { requesterId, organizationId, typeKey, priorityKey, teamId, assigneeId, channel };
    const made = await createTicket(db, { subject, ...columns }, context, { transaction });
    const commentsOf = { column: 'ticketId', ids, from: source.id, to: made.id };
    await rename(db, COLLECTIONS.comments, commentsOf, { context, transaction });
    await writeTicket(source, await ticketTotals(db, source.id, transaction), context, transaction, {
      relationChanges: [{ field: 'splitInto', from: null, to: made.number }],
    });
    await writeTicket(
      made,
      { ...(await ticketTotals(db, made.id, transaction)), ...datesOfMessages(comments) },
      context,
      transaction,
      { relationChanges: [{ field: 'splitFrom', from: null, to: source.number }] },
    );
    await linkTickets(db, { ticketId: source.id, otherId: made.id, kind: 'relates' }, context, { transaction });
    return (await ticketModel(db).findByPk(made.id, { transaction })) ?? made;
  });
}
