import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { ChangeContext } from '../kernel/cause';
import { staleTicket } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { isRehearsal } from '../kernel/rehearsal';
import { inTransaction } from '../kernel/transactions';
import { splitFields } from '../types';
import { lockTicket, type TicketRecord } from './ticketRecord';
import { writeOptions, type TicketWrite } from './ticketWrite';

export interface ChangeOptions {
  transaction?: Transaction | null;
}

/** The version that whoever changes a ticket has seen; left out, the change applies to whatever is there. */
export interface Versioned {
  version?: number;
}

/**
 * Locks a ticket and changes it in one transaction.
 * @throws TicketingError 404 NOT_FOUND, 409 TICKET_STALE and what `change` throws
 */
export function withTicket(
  db: Database,
  ticketId: Id,
  { version }: Versioned,
  { transaction: given }: ChangeOptions,
  change: (ticket: TicketRecord, transaction: Transaction) => Promise<void>,
): Promise<TicketRecord> {
  return inTransaction(db, given, async (transaction) => {
    const ticket = await lockTicket(db, ticketId, transaction);
    if (version !== undefined && version !== ticket.version) throw staleTicket();
    await change(ticket, transaction);
    return ticket;
  });
}

/** Writes columns of a locked ticket, and fields of its type; the hooks apply the flow, count the version and record what happened. */
export async function writeTicket(
  ticket: TicketRecord,
  values: Record<string, unknown>,
  context: ChangeContext,
  transaction: Transaction,
  write: Pick<TicketWrite, 'commentId' | 'relationChanges' | 'isMerge'> = {},
): Promise<void> {
  const { own, extension } = splitFields(ticket.db, values);
  const options = writeOptions({ ...write, extension, context, trusted: true }, transaction);
  ticket.set(own);
  // An internal note or a tag changes no column of the ticket, but counts as a change of it.
  if (write.commentId != null || write.relationChanges || extension) ticket.changed('updatedAt', true);
  await ticket.save(options);
  if (isRehearsal()) return;
  const event = (name: string) => `${COLLECTIONS.tickets}.${name}`;
  // The platform's own workflows listen to these.
  await ticket.db.emitAsync(event('afterUpdateWithAssociations'), ticket, options);
  await ticket.db.emitAsync(event('afterSaveWithAssociations'), ticket, options);
}
