import type { Database } from '@nocobase/database';
import { flowOf, initialStatus } from '../../../shared/statusFlow';
import { MAX_SUBJECT_LENGTH } from '../../../shared/ticketFields';
import type { ChangeContext } from '../../kernel/cause';
import { organizationOf } from '../../customers';
import { cleanLine } from '../../kernel/cleanText';
import { now } from '../../kernel/clock';
import { contextOfWrite } from '../../kernel/changeContext';
import { fieldInvalid, fieldRequired } from '../../kernel/errors';
import { fieldReadOnly, fieldTooLong } from '../../kernel/parseInput';
import { extensionInputOf, formOfNewTicket, NO_INPUT } from '../../types';
import { catalogOf, type Catalog } from '../catalog';
import { datesFor, demandWhatStepWants, holdStatus, statusOf, transitionTo } from '../flow';
import { numberWithin } from '../numbering/ticketNumbers';
import { checkReferences } from '../references';
import type { TicketRecord } from '../ticketRecord';
import type { TicketHookOptions } from '../ticketWrite';

const NEVER_GIVEN = [
  'number',
  'lastMessageAt',
  'preview',
  'firstRespondedAt',
  'resolvedAt',
  'closedAt',
  'waitingSince',
  'mergedIntoId',
];

/** Completes a new ticket and refuses what may not be: the rules of creation, whoever creates. */
export async function prepareCreate(db: Database, ticket: TicketRecord, options: TicketHookOptions): Promise<void> {
  const { transaction, ticketing } = options;
  const trusted = Boolean(ticketing?.trusted);
  if (!trusted) {
    const given = NEVER_GIVEN.find((field) => ticket.get(field) != null && ticket.get(field) !== '');
    if (given) throw fieldReadOnly(given);
    ticket.set({ messageCount: 0, checklistTotal: 0, checklistDone: 0, waitingSince: null });
  }
  ticket.set({ version: 1, subject: checkedSubject(ticket.subject) });

  const catalog = await catalogOf(db, transaction);
  const context = await contextOfWrite(db, options);
  fillType(ticket, catalog, context);
  const input = ticketing?.extension ?? extensionInputOf(options.context) ?? NO_INPUT;
  formOfNewTicket(db, ticket, { catalog, input, context });
  fillDefaults(ticket, catalog);
  await enterStatus(db, ticket, catalog, options);
  const unchecked = Object.keys(ticket.get()).filter((column) => !ticketing?.checked?.includes(column));
  await checkReferences(db, catalog, ticket, unchecked, transaction);
  if (ticket.organizationId == null && ticket.requesterId != null) {
    ticket.set('organizationId', await organizationOf(db, ticket.requesterId, transaction));
  }
  if (!ticket.number) ticket.set('number', await numberWithin(db, transaction ?? null));
}

/** @throws TicketingError 422 FIELD_REQUIRED, FIELD_TOO_LONG */
export function checkedSubject(subject: unknown): string {
  if (subject != null && typeof subject !== 'string' && typeof subject !== 'number') throw fieldInvalid('subject');
  const text = cleanLine(String(subject ?? ''));
  if (text === '') throw fieldRequired('subject');
  if (text.length > MAX_SUBJECT_LENGTH) throw fieldTooLong('subject', MAX_SUBJECT_LENGTH);
  return text;
}

/** @throws TicketingError 422 TYPE_INACTIVE when a person chooses a type that is no longer offered */
function fillType(ticket: TicketRecord, { types }: Catalog, { cause }: ChangeContext): void {
  if (!ticket.typeKey) {
    ticket.set('typeKey', types.find((row) => row.isDefault && row.isActive)?.key ?? null);
    return;
  }
  const type = types.find(({ key }) => key === ticket.typeKey);
  if (type && !type.isActive && (cause.kind === 'user' || cause.kind === 'portal')) {
    throw fieldInvalid('typeKey', 'TYPE_INACTIVE');
  }
}

function fillDefaults(ticket: TicketRecord, { types, priorities, defaultTeamId }: Catalog): void {
  const type = types.find(({ key }) => key === ticket.typeKey);
  const priority = type?.defaultPriorityKey ?? priorities.find((row) => row.isDefault)?.key ?? null;
  ticket.set({
    priorityKey: ticket.priorityKey || priority,
    teamId: ticket.teamId ?? type?.defaultTeamId ?? defaultTeamId,
  });
}

/** A ticket begins as new; given another status, it takes that step at once, by the same rules as later. */
async function enterStatus(
  db: Database,
  ticket: TicketRecord,
  catalog: Catalog,
  options: TicketHookOptions,
): Promise<void> {
  const first = initialStatus(catalog.statuses, flowOf(catalog.transitions, ticket.typeKey));
  const wanted = ticket.statusKey || first?.key;
  if (!wanted) throw fieldRequired('statusKey');
  const status = statusOf(catalog, wanted);
  if (first && status.key !== first.key) {
    const context = await contextOfWrite(db, options);
    const place = { typeKey: ticket.typeKey, statusKey: first.key };
    const step = transitionTo(catalog, place, status.key, context.actor);
    await demandWhatStepWants(step, ticket, context, Boolean(options.ticketing?.firstComment), options.transaction);
    await holdStatus(db, status.key, options.transaction);
  }
  const before = { resolvedAt: null, closedAt: null, waitingSince: ticket.waitingSince ?? null };
  ticket.set({ statusKey: status.key, ...datesFor(status.category, before, now()) });
}
