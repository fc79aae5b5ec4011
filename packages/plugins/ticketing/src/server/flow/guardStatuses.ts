import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { EditableStatus } from '../../shared/flowDocument';
import { fieldReadOnly, parseInput } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';
import { statusShape } from './flowInput';
import { lockFlows, readFlowRows } from './flowRows';
import { refuse, statusChangeProblems } from './statusChanges';

export interface FlowWriteOptions {
  transaction?: Transaction | null;
  individualHooks?: boolean;
  /** Checked as a whole already. */
  ticketingFlow?: boolean;
}

const COLUMNS = ['key', 'category', 'label', 'customerLabel', 'translations', 'color', 'position'] as const;

const newStatus = z.object(statusShape);
/** Of what is stored, anything may be left as it is: an older row may have a key of another shape. */
const changedStatus = z.object(statusShape).partial();

/**
 * The platform's own forms, tables and imports write statuses as well. A row may be added at any time; one that tickets or
 * steps need can neither go nor change its category, for that decides about their clocks and dates.
 */
export function guardStatuses(db: Database): void {
  const on = (event: string) => `${COLLECTIONS.statuses}.${event}`;
  const eachRow = (options: FlowWriteOptions) => {
    options.individualHooks = true;
  };
  db.on(on('beforeBulkUpdate'), eachRow);
  db.on(on('beforeBulkDestroy'), eachRow);
  db.on(on('beforeBulkCreate'), (_: Model[], options: FlowWriteOptions) => eachRow(options));

  const completeNew = (row: Model, { ticketingFlow }: FlowWriteOptions) => {
    if (row.isNewRecord && !ticketingFlow) row.set(parseInput(newStatus, valuesOf(row, COLUMNS)));
  };
  // Of rows that are created together, only one of these two hears.
  db.on(on('beforeValidate'), completeNew);
  db.on(on('beforeCreate'), completeNew);
  db.on(on('beforeUpdate'), async (row: Model, { ticketingFlow, transaction }: FlowWriteOptions) => {
    if (ticketingFlow) return;
    const changed = COLUMNS.filter((column) => row.changed(column));
    if (changed.includes('key')) throw fieldReadOnly('key');
    const parsed = parseInput(changedStatus, valuesOf(row, changed));
    // What was not sent keeps its value, whatever the shape would complete it with.
    for (const column of changed) row.set(column, parsed[column]);
    if (!changed.includes('category')) return;
    const key: string = row.get('key');
    await check(db, 'category', key, transaction, (statuses) =>
      statuses.map((status) => (status.key === key ? { ...status, category: row.get('category') } : status)),
    );
  });
  db.on(on('beforeDestroy'), async (row: Model, { ticketingFlow, transaction }: FlowWriteOptions) => {
    if (ticketingFlow) return;
    const key: string = row.get('key');
    await check(db, 'key', key, transaction, (statuses) => statuses.filter((status) => status.key !== key));
  });
}

const valuesOf = (row: Model, columns: readonly string[]) =>
  Object.fromEntries(columns.map((column) => [column, row.get(column) ?? undefined]));

async function check(
  db: Database,
  field: string,
  key: string,
  transaction: Transaction | null | undefined,
  change: (statuses: readonly EditableStatus[]) => EditableStatus[],
): Promise<void> {
  if (transaction) {
    await lockFlows(db, transaction);
    await db.getModel<Model>(COLLECTIONS.statuses).findByPk(key, { transaction, ...rowLock(db, transaction) });
  }
  const rows = await readFlowRows(db, transaction);
  refuse(await statusChangeProblems(db, rows, change(rows.statuses), { transaction }), field);
}
