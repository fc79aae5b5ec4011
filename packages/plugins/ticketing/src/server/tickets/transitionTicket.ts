import type { Database } from '@nocobase/database';
import { firstOf, nextTransitions, type FlowTransition } from '../../shared/statusFlow';
import { addNote, addReply } from '../conversation';
import type { ChangeContext } from '../kernel/cause';
import type { Id } from '../kernel/parseInput';
import { catalogOf, type Catalog, type StatusRow } from './catalog';
import { withTicket, writeTicket, type ChangeOptions, type Versioned } from './changeTicket';
import type { TicketRecord } from './ticketRecord';

export interface Transition extends Versioned {
  statusKey: string;
  /** HTML of an internal note that explains the step. */
  comment?: string | null;
  /** Send the comment to the customer instead. */
  isPublic?: boolean;
  /** Columns to fill in the same step. */
  fields?: Record<string, unknown>;
}

/**
 * Moves a ticket on along its flow. To stay where it is changes nothing.
 * @throws TicketingError 404, 409 TICKET_STALE, 422 TRANSITION_NOT_ALLOWED, COMMENT_REQUIRED, FIELD_REQUIRED
 */
export function transitionTicket(
  db: Database,
  ticketId: Id,
  { statusKey, comment, isPublic, fields = {}, version }: Transition,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  if (comment) {
    const add = isPublic ? addReply : addNote;
    return add(db, ticketId, { body: comment, statusKey, fields, version }, context, options).then(
      ({ ticket }) => ticket,
    );
  }
  return withTicket(db, ticketId, { version }, options, (ticket, transaction) =>
    writeTicket(ticket, { ...fields, statusKey }, context, transaction),
  );
}

export interface AllowedTransition extends FlowTransition {
  status: StatusRow;
}

/**
 * The steps that somebody may take from where the ticket is, in the order of the buttons.
 * @param roles role names; null for the desk itself
 */
export async function listAllowedTransitions(
  db: Database,
  ticket: Pick<TicketRecord, 'typeKey' | 'statusKey'>,
  roles: readonly string[] | null,
): Promise<AllowedTransition[]> {
  const catalog = await catalogOf(db);
  return nextTransitions(catalog.transitions, ticket, roles).flatMap((transition) => {
    const status = catalog.statuses.find(({ key }) => key === transition.toKey);
    return status && status.category !== 'merged' ? [{ ...transition, status }] : [];
  });
}

/** The status that a customer's message leads to: one where somebody looks. Undefined: the ticket stays as it is. */
export function statusAfterCustomerMessage(catalog: Catalog, ticket: TicketRecord): string | undefined {
  const current = catalog.statuses.find(({ key }) => key === ticket.statusKey);
  if (!current || current.category === 'new' || current.category === 'open') return undefined;
  const reachable = nextTransitions(catalog.transitions, ticket, null).map(({ toKey }) => toKey);
  return firstOf(
    catalog.statuses.filter(({ key }) => reachable.includes(key)),
    'open',
  )?.key;
}
