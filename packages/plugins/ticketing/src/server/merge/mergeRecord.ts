import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { isRecord, type Id } from '../kernel/parseInput';
import type { TicketRecord } from '../tickets';

/** A row of ticketingMerges. */
export interface MergeRecord extends Model {
  id: Id;
  sourceId: Id;
  targetId: Id;
  before: unknown;
  moved: unknown;
  undoneAt: Date | null;
}

const KEPT = ['statusKey', 'resolvedAt', 'closedAt', 'waitingSince', 'snoozedUntil'] as const;

export const mergeModel = (db: Database) => db.getModel<MergeRecord>(COLLECTIONS.merges);

/** What the source was, in plain JSON. */
export const columnsBefore = (source: TicketRecord): Record<string, unknown> =>
  Object.fromEntries(KEPT.map((column) => [column, source.get(column) ?? null]));

export interface ColumnsBefore {
  statusKey: string | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  waitingSince: Date | null;
  snoozedUntil: Date | null;
}

export function readBefore({ before }: MergeRecord): ColumnsBefore {
  const values = isRecord(before) ? before : {};
  const moment = (value: unknown) => (typeof value === 'string' ? new Date(value) : null);
  return {
    statusKey: typeof values.statusKey === 'string' ? values.statusKey : null,
    resolvedAt: moment(values.resolvedAt),
    closedAt: moment(values.closedAt),
    waitingSince: moment(values.waitingSince),
    snoozedUntil: moment(values.snoozedUntil),
  };
}

/** The merge that a ticket is in now. */
export function currentMerge(db: Database, sourceId: Id, transaction: Transaction): Promise<MergeRecord | null> {
  return mergeModel(db).findOne({ where: { sourceId, undoneAt: null }, order: [['id', 'DESC']], transaction });
}

/** Tickets that were merged into this one, wherever that went itself since. */
export async function mergedOnceInto(db: Database, targetId: Id, transaction: Transaction): Promise<Id[]> {
  const rows = await mergeModel(db).findAll({ where: { targetId, undoneAt: null }, transaction });
  return rows.map(({ sourceId }) => sourceId);
}
