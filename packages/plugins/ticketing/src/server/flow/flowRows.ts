import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { EditableStatus, FlowLayout, FlowStep } from '../../shared/flowDocument';
import { flowOf, type FlowTransition } from '../../shared/statusFlow';
import { isRecord } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';
import { asTransition } from '../tickets';

/** Everything of every flow, as it is stored now. */
export interface FlowRows {
  statuses: readonly EditableStatus[];
  transitions: readonly FlowTransition[];
  types: readonly { key: string; label: string }[];
}

/** The row of the common flow; a type's key is never empty, nor this. */
export const COMMON_FLOW = '*';
export const rowKeyOf = (typeKey: string | null): string => typeKey ?? COMMON_FLOW;

/** Everybody who changes a flow waits here, so that each decides on what the one before has left. */
export async function lockFlows(db: Database, transaction: Transaction): Promise<void> {
  const model = db.getModel<Model>(COLLECTIONS.flows);
  const lock = () => model.findByPk(COMMON_FLOW, { transaction, ...rowLock(db, transaction) });
  if (await lock()) return;
  await model.bulkCreate([{ key: COMMON_FLOW, layout: {} }], { transaction, ignoreDuplicates: true });
  await lock();
}

export async function readFlowRows(db: Database, transaction?: Transaction | null): Promise<FlowRows> {
  const all = (name: string, order: string[]) =>
    db.getModel<Model>(name).findAll({ order: order.map((column) => [column, 'ASC']), transaction });
  const statuses = await all(COLLECTIONS.statuses, ['position', 'key']);
  const transitions = await all(COLLECTIONS.transitions, ['position', 'id']);
  const types = await all(COLLECTIONS.types, ['position', 'key']);
  return {
    statuses: statuses.map(asStatus),
    transitions: transitions.map(asTransition),
    types: types.map((row) => ({ key: row.get('key'), label: row.get('label') || row.get('key') })),
  };
}

function asStatus(row: Model): EditableStatus {
  const translations: unknown = row.get('translations');
  return {
    key: row.get('key'),
    category: row.get('category'),
    label: row.get('label') || row.get('key'),
    customerLabel: row.get('customerLabel') || null,
    color: row.get('color') || null,
    translations: isRecord(translations) ? (translations as EditableStatus['translations']) : null,
    position: row.get('position') ?? 0,
  };
}

/** The steps that a type follows, without saying whose they are. */
export function stepsOf({ transitions }: Pick<FlowRows, 'transitions'>, typeKey: string | null): FlowStep[] {
  return flowOf(transitions, typeKey).map(({ typeKey: _, ...step }) => step);
}

export function ownSteps({ transitions }: Pick<FlowRows, 'transitions'>, typeKey: string | null): FlowStep[] {
  return transitions.filter((row) => row.typeKey === typeKey).map(({ typeKey: _, ...step }) => step);
}

/** Keys of the types that have a flow of their own. */
export function typesWithFlow({ transitions }: Pick<FlowRows, 'transitions'>): string[] {
  return [...new Set(transitions.flatMap(({ typeKey }) => typeKey ?? []))];
}

/** Null where the flow was never drawn. */
export async function readLayout(
  db: Database,
  typeKey: string | null,
  transaction?: Transaction | null,
): Promise<FlowLayout | null> {
  const row = await db.getModel<Model>(COLLECTIONS.flows).findByPk(rowKeyOf(typeKey), { transaction });
  const layout: unknown = row?.get('layout');
  if (!isRecord(layout)) return null;
  const points = Object.entries(layout).flatMap(([key, point]) =>
    isRecord(point) && typeof point.x === 'number' && typeof point.y === 'number'
      ? [[key, { x: point.x, y: point.y }]]
      : [],
  );
  return Object.fromEntries(points);
}
