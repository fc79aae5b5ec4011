import type { Database } from '@nocobase/database';
import { Op, type Transaction, type WhereOptions } from 'sequelize';
import { ticketModel } from '../tickets';
import { typesWithFlow, type FlowRows } from './flowRows';

interface Counted {
  statusKey: string;
  count: number | string;
}

/**
 * How many tickets that follow this flow stand in each status.
 * @param statusKeys only these; an index finds them, while all of a million tickets take a look at each
 */
export async function ticketsInFlow(
  db: Database,
  rows: Pick<FlowRows, 'transitions'>,
  typeKey: string | null,
  { statusKeys, transaction }: { statusKeys?: readonly string[]; transaction?: Transaction | null } = {},
): Promise<Record<string, number>> {
  if (statusKeys?.length === 0) return {};
  const own = typesWithFlow(rows);
  const ofCommon: WhereOptions =
    own.length > 0 ? { [Op.or]: [{ typeKey: null }, { typeKey: { [Op.notIn]: own } }] } : {};
  const where: WhereOptions = {
    ...(typeKey === null ? ofCommon : { typeKey }),
    ...(statusKeys ? { statusKey: [...statusKeys] } : {}),
  };
  return count(db, where, transaction);
}

/** How many tickets stand in each of these statuses, whichever flow they follow. */
export function ticketsInStatuses(db: Database, statusKeys: readonly string[], transaction?: Transaction | null) {
  return count(db, { statusKey: [...statusKeys] }, transaction);
}

async function count(
  db: Database,
  where: WhereOptions,
  transaction?: Transaction | null,
): Promise<Record<string, number>> {
  const { fn, col } = db.sequelize;
  const found: unknown = await ticketModel(db).findAll({
    attributes: ['statusKey', [fn('COUNT', col('id')), 'count']],
    where,
    group: ['statusKey'],
    raw: true,
    transaction,
  });
  return Object.fromEntries((found as Counted[]).map(({ statusKey, count: number }) => [statusKey, Number(number)]));
}
