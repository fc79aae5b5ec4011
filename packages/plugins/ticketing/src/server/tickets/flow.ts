import type { Database, Model, MultipleRelationRepository } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { isFinalCategory } from '../../shared/statusCategories';
import { nextTransitions, type FlowTransition } from '../../shared/statusFlow';
import { isBlank } from '../../shared/ticketForm';
import type { Actor, ChangeContext } from '../kernel/cause';
import { fieldInvalid, TicketingError } from '../kernel/errors';
import { isRecord } from '../kernel/parseInput';
import { extensionsOf, fieldOfType } from '../types';
import type { Catalog, StatusRow } from './catalog';
import { ticketModel, type TicketRecord } from './ticketRecord';

/** Roles that the flow looks at; null: the desk itself, which no role restricts. */
export const flowRoles = ({ roles }: Pick<Actor, 'roles'>): readonly string[] | null =>
  roles.length === 0 ? null : roles;

/** @throws TicketingError 422 FIELD_INVALID when no such status exists */
export function statusOf(catalog: Catalog, key: string, field = 'statusKey'): StatusRow {
  const status = catalog.statuses.find((row) => row.key === key);
  if (!status) throw fieldInvalid(field);
  return status;
}

/**
 * The step that leads from one status to another.
 * @throws TicketingError 422 TRANSITION_NOT_ALLOWED
 */
export function transitionTo(
  catalog: Catalog,
  place: { typeKey: string | null; statusKey: string },
  toKey: string,
  actor: Actor,
): FlowTransition {
  const target = statusOf(catalog, toKey);
  const found = nextTransitions(catalog.transitions, place, flowRoles(actor)).find(({ toKey: key }) => key === toKey);
  // Merging alone leads there, whatever an admin put into the flow.
  if (!found || target.category === 'merged') {
    throw new TicketingError('TRANSITION_NOT_ALLOWED', 422, {
      field: 'statusKey',
      vars: { from: labelOf(catalog, place.statusKey), to: target.label },
    });
  }
  return found;
}

const labelOf = ({ statuses }: Catalog, key: string) => statuses.find((row) => row.key === key)?.label ?? key;

/**
 * Keeps a status from being deleted while a ticket enters it. SQLite needs no lock: its writers queue, and who comes after
 * the deletion reads a catalog without it.
 * @throws TicketingError 422 FIELD_INVALID when it went meanwhile
 */
export async function holdStatus(db: Database, key: string, transaction?: Transaction | null): Promise<void> {
  if (!transaction || db.sequelize.getDialect() === 'sqlite') return;
  const { KEY_SHARE, SHARE } = transaction.LOCK;
  const lock = db.sequelize.getDialect() === 'postgres' ? KEY_SHARE : SHARE;
  const held = await db.getModel<Model>(COLLECTIONS.statuses).findByPk(key, { attributes: ['key'], lock, transaction });
  if (!held) throw fieldInvalid('statusKey');
}

/**
 * Asks for what the step wants. The desk's own hand (a customer's answer reopens a ticket) is asked for nothing, and what
 * is brought in from elsewhere has happened already.
 * @throws TicketingError 422 COMMENT_REQUIRED, FIELD_REQUIRED
 */
export async function demandWhatStepWants(
  step: FlowTransition,
  ticket: TicketRecord,
  { cause }: ChangeContext,
  hasComment: boolean,
  transaction?: Transaction | null,
): Promise<void> {
  if (cause.kind === 'system' || cause.kind === 'import') return;
  if (step.commentRequired && !hasComment) {
    throw new TicketingError('COMMENT_REQUIRED', 422, { field: 'comment' });
  }
  for (const field of step.requiredFields) {
    if (await isFilled(ticket, field, transaction)) continue;
    throw new TicketingError('FIELD_REQUIRED', 422, { field, vars: { field: titleOf(ticket.db, field) } });
  }
}

/** What is known of a field of the ticket, or of one that a type has of its own. */
export function fieldOptions(db: Database, name: string): Record<string, unknown> {
  const collections = [db.getCollection(COLLECTIONS.tickets), ...extensionsOf(db).map(({ collection }) => collection)];
  return collections.find((collection) => collection.hasField(name))?.getField(name)?.options ?? {};
}

/** As people know it; an expression is told in words where the error is. */
export function titleOf(db: Database, field: string): string {
  const { uiSchema } = fieldOptions(db, field);
  return isRecord(uiSchema) && typeof uiSchema.title === 'string' && uiSchema.title ? uiSchema.title : field;
}

export async function isFilled(
  ticket: TicketRecord,
  field: string,
  transaction?: Transaction | null,
): Promise<boolean> {
  const association = ticketModel(ticket.db).associations[field];
  if (!association) {
    const isColumn = field in ticketModel(ticket.db).getAttributes();
    return hasValue(isColumn ? ticket.get(field) : await fieldOfType(ticket, field, transaction));
  }
  if (association.associationType === 'BelongsTo') return hasValue(ticket.get(association.foreignKey));
  const name = `${COLLECTIONS.tickets}.${field}`;
  const related = ticket.db.getRepository<MultipleRelationRepository>(name, String(ticket.id));
  return (await related.count({ transaction: transaction ?? undefined })) > 0;
}

const hasValue = (value: unknown) => !isBlank(value);

/** What follows for a ticket's dates from the category that its status belongs to. */
export function datesFor(
  category: StatusRow['category'],
  before: Pick<TicketRecord, 'resolvedAt' | 'closedAt' | 'waitingSince'>,
  now: Date,
) {
  const final = isFinalCategory(category);
  const resolved = category === 'resolved' || category === 'closed';
  // It is the customer's turn, or nobody's.
  const answered = final || resolved || category === 'pending';
  return {
    resolvedAt: resolved ? (before.resolvedAt ?? now) : final ? before.resolvedAt : null,
    closedAt: final ? (before.closedAt ?? now) : null,
    waitingSince: answered ? null : before.waitingSince,
  };
}
