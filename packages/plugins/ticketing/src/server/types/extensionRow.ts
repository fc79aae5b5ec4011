import type { Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { FieldChange } from '../../shared/ticketEvents';
import type { Id } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';
import { isBookkeeping, type Extension } from './extensions';

type Values = Record<string, unknown>;

/** Tells the desk's own writes of an extension from everyone else's. */
export interface ExtensionWrite {
  ticketingExtension?: boolean;
}

/**
 * What a ticket has in an extension collection; nothing when it has no row.
 * @param toWrite sees what others have committed since the transaction began; the ticket is locked already
 */
export async function readExtension(
  { collection, foreignKey }: Extension,
  ticketId: Id,
  transaction?: Transaction | null,
  { toWrite }: { toWrite?: boolean } = {},
): Promise<Model | null> {
  return collection.model.findOne<Model>({
    ...(toWrite && transaction ? rowLock(collection.db, transaction) : {}),
    where: { [foreignKey]: ticketId },
    order: [[collection.model.primaryKeyAttribute, 'ASC']],
    transaction,
  });
}

/** The fields of a row by name, without what the platform keeps. */
export function valuesOfRow(extension: Extension, row: Model | null): Values {
  const columns = Object.entries<unknown>(row?.get() ?? {});
  return Object.fromEntries(columns.filter(([name]) => !isBookkeeping(extension, name)));
}

/** Writes what changed, into the ticket's row or a new one. The ticket is locked, or new: nobody else adds one meanwhile. */
export async function writeExtension(
  { collection, foreignKey }: Extension,
  { ticketId, row, values }: { ticketId: Id; row: Model | null; values: Values },
  options: { transaction?: Transaction | null; userId: Id | null },
): Promise<void> {
  const context = { state: { currentUser: options.userId === null ? undefined : { id: options.userId } } };
  const write = { transaction: options.transaction, context, ticketingExtension: true };
  if (row) {
    row.set(values);
    await row.save(write);
  } else {
    await collection.model.create({ ...values, [foreignKey]: ticketId }, write);
  }
}

export const changesOf = (before: Values, after: Values): FieldChange[] =>
  Object.keys(after)
    .filter((name) => !isSame(before[name], after[name]))
    .map((field) => ({ field, from: told(before[field]), to: told(after[field]) }));

function isSame(a: unknown, b: unknown): boolean {
  if (a == null || b == null) return (a ?? null) === (b ?? null);
  if (a instanceof Date || b instanceof Date)
    return new Date(String(told(a))).getTime() === new Date(String(told(b))).getTime();
  if (typeof a === 'object' || typeof b === 'object') return JSON.stringify(a) === JSON.stringify(b);
  return String(a) === String(b);
}

const LONGEST_TOLD_TEXT = 1_000;

function told(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  const isLong = typeof value === 'string' && value.length > LONGEST_TOLD_TEXT;
  return isLong ? `${value.slice(0, LONGEST_TOLD_TEXT)}…` : (value ?? null);
}
