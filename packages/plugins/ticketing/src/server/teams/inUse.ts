import type { Database, Model } from '@nocobase/database';
import { col, fn, type ProjectionAlias, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { ACTIVE_CATEGORIES } from '../../shared/statusCategories';
import { TicketingError } from '../kernel/errors';
import { fieldReadOnly, isRecord } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';
import { catalogOf, ticketModel } from '../tickets';

interface Options {
  transaction?: Transaction | null;
}

export interface Usage {
  open: number;
  total: number;
}

/** How many tickets each value of a column has: one pass over an index. */
export async function usageOf(
  db: Database,
  column: 'teamId' | 'priorityKey',
  only?: { value: string; transaction?: Transaction | null },
): Promise<Record<string, Usage>> {
  const { statuses } = await catalogOf(db, only?.transaction);
  const active = statuses.filter(({ category }) => ACTIVE_CATEGORIES.includes(category)).map(({ key }) => key);
  const attributes = [column, 'statusKey', [fn('COUNT', col('id')), 'count']] satisfies (string | ProjectionAlias)[];
  const query = {
    attributes,
    ...(only ? { where: { [column]: only.value }, transaction: only.transaction } : {}),
    group: [column, 'statusKey'],
    raw: true,
  };
  const rows: unknown = await ticketModel(db).findAll(query);
  const usage: Record<string, Usage> = {};
  for (const row of (Array.isArray(rows) ? rows : []).filter(isRecord)) {
    if (row[column] == null) continue;
    const entry = (usage[String(row[column])] ??= { open: 0, total: 0 });
    entry.total += Number(row.count);
    if (active.includes(String(row.statusKey))) entry.open += Number(row.count);
  }
  return usage;
}

/**
 * What tickets refer to is not deleted, and one row is the default: when another becomes it, the first is it no longer.
 * @param mustHave there is always a default
 */
export function keepInUse(
  db: Database,
  {
    collection,
    column,
    code,
    mustHave,
  }: { collection: string; column: 'teamId' | 'priorityKey'; code: string; mustHave: boolean },
): void {
  const key = column === 'teamId' ? 'id' : 'key';
  const model = () => db.getModel<Model>(collection);

  // Before the platform, which would refuse without saying why.
  db.prependListener(`${collection}.beforeDestroy`, async (row: Model, { transaction }: Options) => {
    const value = String(row.get(key));
    const used = (await usageOf(db, column, { value, transaction }))[value];
    if (used) throw new TicketingError(code, 409, { vars: { name: String(row.get('name') ?? value), ...used } });
    if (mustHave && row.get('isDefault')) throw new TicketingError('DEFAULT_NEEDED', 409, { field: 'isDefault' });
  });
  db.on(`${collection}.beforeUpdate`, (row: Model) => {
    if (key === 'key' && row.changed('key')) throw fieldReadOnly('key');
    const leaves = row.changed('isDefault') && !row.get('isDefault') && row.previous('isDefault');
    if (mustHave && leaves) throw new TicketingError('DEFAULT_NEEDED', 422, { field: 'isDefault' });
  });
  db.on(`${collection}.afterSave`, async (row: Model, { transaction }: Options) => {
    if (!row.get('isDefault') || !transaction) return;
    const rows = await model().findAll({ order: [[key, 'ASC']], transaction, ...rowLock(db, transaction) });
    const others = rows.filter((other) => other.get('isDefault') && String(other.get(key)) !== String(row.get(key)));
    for (const other of others) await other.update({ isDefault: false }, { transaction, hooks: false });
  });
}

export const RULES = {
  teams: { collection: COLLECTIONS.teams, column: 'teamId', code: 'TEAM_IN_USE', mustHave: false },
  priorities: { collection: COLLECTIONS.priorities, column: 'priorityKey', code: 'PRIORITY_IN_USE', mustHave: true },
} as const;
