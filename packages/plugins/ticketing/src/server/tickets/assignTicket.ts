import type { Database } from '@nocobase/database';
import type { ChangeContext } from '../kernel/cause';
import type { Id } from '../kernel/parseInput';
import { withTicket, writeTicket, type ChangeOptions, type Versioned } from './changeTicket';
import type { TicketRecord } from './ticketRecord';

export interface Assignment extends Versioned {
  /** Null takes the ticket from whoever has it; left out, it stays. */
  assigneeId?: Id | null;
  teamId?: Id | null;
}

/**
 * Gives a ticket to a person, a team, or both.
 * @throws TicketingError 404, 409 TICKET_STALE, 422 FIELD_INVALID when there is no such person or team
 */
export function assignTicket(
  db: Database,
  ticketId: Id,
  { assigneeId, teamId, version }: Assignment,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  const values = {
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(teamId === undefined ? {} : { teamId }),
  };
  return withTicket(db, ticketId, { version }, options, (ticket, transaction) =>
    writeTicket(ticket, values, context, transaction),
  );
}

/**
 * Changes any other columns of a ticket.
 * @throws TicketingError 404, 409 TICKET_STALE, 422
 */
export function updateTicket(
  db: Database,
  ticketId: Id,
  values: Record<string, unknown>,
  { version }: Versioned,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  return withTicket(db, ticketId, { version }, options, (ticket, transaction) =>
    writeTicket(ticket, values, context, transaction),
  );
}
