import type { Database } from '@nocobase/database';
import type { FieldChange } from '../../../shared/ticketEvents';
import { READ_ONLY_FIELDS, UNTOLD_FIELDS } from '../../../shared/ticketFields';
import type { ChangeContext } from '../../kernel/cause';
import { now } from '../../kernel/clock';
import { contextOfWrite } from '../../kernel/changeContext';
import { fieldRequired, staleTicket } from '../../kernel/errors';
import { fieldReadOnly, isRecord } from '../../kernel/parseInput';
import { extensionInputOf, formOfChangedTicket, NO_INPUT } from '../../types';
import { catalogOf } from '../catalog';
import { changedColumns, toldChanges } from '../changes';
import { datesFor, demandWhatStepWants, holdStatus, statusOf, transitionTo } from '../flow';
import { checkReferences } from '../references';
import { lockTicket, type TicketRecord } from '../ticketRecord';
import { askTransitionGuards } from '../transitionGuards';
import type { TicketHookOptions } from '../ticketWrite';
import { checkedSubject } from './prepareCreate';

export interface PreparedUpdate {
  context: ChangeContext;
  changes: readonly FieldChange[];
}

/**
 * Refuses what may not be and completes what changes with it.
 * @returns what changed, or undefined when the write changes nothing of the ticket
 * @throws TicketingError 409 TICKET_STALE, 422 FIELD_READ_ONLY, TRANSITION_NOT_ALLOWED and what the flow asks for
 */
export async function prepareUpdate(
  db: Database,
  ticket: TicketRecord,
  options: TicketHookOptions,
): Promise<PreparedUpdate | undefined> {
  const { transaction, ticketing } = options;
  const trusted = Boolean(ticketing?.trusted);
  const seen = seenVersion(ticket, options);
  const stored = trusted || !transaction ? ticket : await lockTicket(db, ticket.id, transaction);
  const version = Number(stored === ticket ? ticket.previous('version') : stored.version);
  if (!trusted && seen !== undefined && seen !== version) throw staleTicket();

  const columns = changedColumns(ticket, stored);
  if (!trusted) refuseReadOnly(ticket, columns);
  const told = (names: readonly string[]) => names.filter((column) => !UNTOLD_FIELDS.includes(column));
  const commented = ticketing?.commentId != null;
  const given = ticketing?.relationChanges ?? [];
  const input = ticketing?.extension ?? extensionInputOf(options.context);
  const isNothing = (...changes: (readonly unknown[])[]) => changes.every(({ length }) => length === 0) && !commented;
  const leaveAsItWas = () => {
    if (!trusted) ticket.set('version', ticket.previous('version'));
    return undefined;
  };
  if (isNothing(told(columns), given) && !input) return leaveAsItWas();

  const context = await contextOfWrite(db, options);
  const catalog = await catalogOf(db, transaction);
  const write = { catalog, input: input ?? NO_INPUT, context, transaction };
  const ofType = await formOfChangedTicket(db, ticket, told(columns), write);
  // What the form fills in or takes away changes columns as well.
  const written = told(changedColumns(ticket, stored));
  const related = [...given, ...ofType];
  if (isNothing(written, related)) return leaveAsItWas();
  if (ofType.length > 0 && written.length === 0) ticket.set('updatedAt', now());
  if (written.includes('subject')) ticket.set('subject', checkedSubject(ticket.subject));
  await checkReferences(db, catalog, ticket, written, transaction);
  if (written.includes('statusKey')) {
    if (!ticket.statusKey) throw fieldRequired('statusKey');
    if (!ticketing?.isMerge) {
      const place = previousPlace(ticket, stored);
      const step = transitionTo(catalog, place, ticket.statusKey, context.actor);
      await demandWhatStepWants(step, ticket, context, commented, transaction);
      await askTransitionGuards(db, { ticket, to: statusOf(catalog, ticket.statusKey), context, transaction });
    }
    await holdStatus(db, ticket.statusKey, transaction);
    const before = trusted ? ticket : stored;
    ticket.set(datesFor(statusOf(catalog, ticket.statusKey).category, before, now()));
  }
  ticket.set('version', version + 1);
  return { context, changes: [...toldChanges(ticket, stored, written), ...related] };
}

function previousPlace(ticket: TicketRecord, stored: TicketRecord) {
  if (stored !== ticket) return { typeKey: stored.typeKey, statusKey: stored.statusKey };
  const typeKey: string | null = ticket.previous('typeKey');
  const statusKey: string = ticket.previous('statusKey');
  return { typeKey, statusKey };
}

/** The version that whoever writes has seen, if they say so. */
function seenVersion(ticket: TicketRecord, { values }: TicketHookOptions): number | undefined {
  if (isRecord(values) && values.version != null && values.version !== '') return Number(values.version);
  return ticket.changed('version') ? Number(ticket.version) : undefined;
}

/** A form may send back what it was shown; a value that differs is refused. */
function refuseReadOnly(ticket: TicketRecord, columns: readonly string[]): void {
  const touched = READ_ONLY_FIELDS.find((field) => columns.includes(field));
  if (touched) throw fieldReadOnly(touched);
  for (const field of READ_ONLY_FIELDS) {
    if (ticket.changed(field)) ticket.set(field, ticket.previous(field));
  }
}
