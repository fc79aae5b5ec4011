import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { EditableStatus, FlowStep } from '../../shared/flowDocument';
import { flowProblems, type FlowProblem } from '../../shared/flowProblems';
import { fieldInvalid, TicketingError, type Problem } from '../kernel/errors';
import { rowLock } from '../kernel/transactions';
import { flowFields } from './flowFields';
import type { SaveFlow } from './flowInput';
import { flowRoleRows } from './flowRoles';
import { lockFlows, readFlowRows, rowKeyOf, stepsOf, type FlowRows } from './flowRows';
import { isStaleVersion } from './flowVersion';
import { mustBeType, storedFlow } from './readFlow';
import { statusChangeProblems } from './statusChanges';
import { ticketsInFlow } from './ticketsInFlow';

/** Options of writes that were checked as a whole: the guard of single rows lets them pass. */
export const wholeFlow = (transaction: Transaction) => ({ transaction, ticketingFlow: true, hooks: true });

/**
 * Replaces a flow and changes the statuses that it needs, all or nothing.
 * @throws TicketingError 409 FLOW_STALE when somebody else changed what this is based on; 422 FLOW_INVALID with `problems`,
 *   each with its status or step
 */
export function saveFlow(db: Database, change: SaveFlow): Promise<void> {
  return db.sequelize.transaction(async (transaction) => {
    await lockFlows(db, transaction);
    await holdStatuses(db, change, transaction);
    const rows = await readFlowRows(db, transaction);
    mustBeType(rows, change.typeKey);
    const { version } = await storedFlow(db, rows, change.typeKey, transaction);
    const touchesStatuses = change.statuses.length > 0 || change.removedStatuses.length > 0;
    if (isStaleVersion(change.version, version, touchesStatuses)) throw staleFlow();

    const statuses = nextStatuses(rows, change);
    const problems = await problemsOf(db, rows, statuses, change, transaction);
    if (problems.length > 0) {
      throw new TicketingError('FLOW_INVALID', 422, { vars: { count: problems.length }, problems });
    }
    await writeStatuses(db, rows, change, transaction);
    await writeSteps(db, change.typeKey, change.transitions, transaction);
    await removeStatuses(db, change.removedStatuses, transaction);
    await writeLayout(db, change, transaction);
  });
}

/** Gives a type the common flow back. @throws TicketingError 409 FLOW_STALE, FLOW_STRANDS_TICKETS */
export function resetFlow(db: Database, typeKey: string, seen: string | undefined): Promise<void> {
  return db.sequelize.transaction(async (transaction) => {
    await lockFlows(db, transaction);
    const rows = await readFlowRows(db, transaction);
    mustBeType(rows, typeKey);
    const { version } = await storedFlow(db, rows, typeKey, transaction);
    if (seen !== undefined && isStaleVersion(seen, version, false)) throw staleFlow();
    const { statuses } = rows;
    const steps = stepsOf(rows, null);
    const tickets = await ticketsInFlow(db, rows, typeKey, { transaction });
    const stranded = flowProblems({ statuses, steps, tickets }).filter(({ code }) => code === 'FLOW_STRANDS_TICKETS');
    if (stranded.length > 0) {
      const problems = stranded.map(asProblem);
      throw new TicketingError('FLOW_STRANDS_TICKETS', 409, { vars: stranded[0].vars, problems });
    }
    await db.getModel<Model>(COLLECTIONS.transitions).destroy({ where: { typeKey }, ...wholeFlow(transaction) });
    await db.getModel<Model>(COLLECTIONS.flows).destroy({ where: { key: rowKeyOf(typeKey) }, transaction });
  });
}

const staleFlow = () => new TicketingError('FLOW_STALE', 409, { field: 'version' });

/** Tickets that are about to enter one of these wait, or were counted. */
async function holdStatuses(db: Database, { statuses, removedStatuses }: SaveFlow, transaction: Transaction) {
  const key = [...new Set([...statuses.map((status) => status.key), ...removedStatuses])].sort();
  if (key.length === 0) return;
  const model = db.getModel<Model>(COLLECTIONS.statuses);
  await model.findAll({ where: { key }, order: [['key', 'ASC']], transaction, ...rowLock(db, transaction) });
}

function nextStatuses(rows: FlowRows, { statuses, removedStatuses }: SaveFlow): EditableStatus[] {
  const next = new Map(rows.statuses.map((status) => [status.key, status]));
  for (const status of statuses) next.set(status.key, status);
  for (const key of removedStatuses) {
    if (!rows.statuses.some((status) => status.key === key)) throw fieldInvalid('removedStatuses');
    next.delete(key);
  }
  return [...next.values()];
}

async function problemsOf(
  db: Database,
  rows: FlowRows,
  statuses: readonly EditableStatus[],
  { typeKey, transitions: steps, layout }: SaveFlow,
  transaction: Transaction,
): Promise<Problem[]> {
  const tickets = await ticketsInFlow(db, rows, typeKey, { transaction });
  const found = flowProblems({
    statuses,
    steps,
    placed: Object.keys(layout),
    roles: await flowRoleRows(db, transaction),
    fields: await flowFields(db, typeKey, transaction),
    tickets,
  });
  const others = await statusChangeProblems(db, rows, statuses, { transaction, replacing: typeKey });
  return [...others, ...found.map(asProblem)];
}

export const asProblem = ({ code, vars, statusKey, step }: FlowProblem): Problem => ({
  code,
  vars,
  at: { ...(statusKey ? { statusKey } : {}), ...(step ? { step } : {}) },
});

async function writeStatuses(db: Database, rows: FlowRows, { statuses }: SaveFlow, transaction: Transaction) {
  const model = db.getModel<Model>(COLLECTIONS.statuses);
  for (const status of statuses) {
    const isKnown = rows.statuses.some(({ key }) => key === status.key);
    const row = isKnown ? await model.findByPk(status.key, { transaction }) : null;
    if (row) await row.update({ ...status }, wholeFlow(transaction));
    else await model.create({ ...status }, wholeFlow(transaction));
  }
}

async function removeStatuses(db: Database, keys: readonly string[], transaction: Transaction): Promise<void> {
  if (keys.length === 0) return;
  const where = { key: [...keys] };
  await db.getModel<Model>(COLLECTIONS.statuses).destroy({ where, ...wholeFlow(transaction) });
}

/** A step keeps its row, and with it what builders have added to it. */
async function writeSteps(db: Database, typeKey: string | null, steps: readonly FlowStep[], transaction: Transaction) {
  const model = db.getModel<Model>(COLLECTIONS.transitions);
  const idOf = (fromKey: unknown, toKey: unknown) => JSON.stringify([fromKey, toKey]);
  const stored = await model.findAll({ where: { typeKey }, order: [['id', 'ASC']], transaction });
  const kept = new Map<string, Model>();
  const wanted = new Set(steps.map(({ fromKey, toKey }) => idOf(fromKey, toKey)));
  for (const row of stored) {
    const id = idOf(row.get('fromKey'), row.get('toKey'));
    if (wanted.has(id) && !kept.has(id)) kept.set(id, row);
    else await row.destroy(wholeFlow(transaction));
  }
  for (const step of steps) {
    const row = kept.get(idOf(step.fromKey, step.toKey));
    if (row) await row.update({ ...step }, wholeFlow(transaction));
    else await model.create({ ...step, typeKey }, wholeFlow(transaction));
  }
}

async function writeLayout(db: Database, { typeKey, layout }: SaveFlow, transaction: Transaction): Promise<void> {
  const model = db.getModel<Model>(COLLECTIONS.flows);
  const key = rowKeyOf(typeKey);
  const row = await model.findByPk(key, { transaction });
  if (row) await row.update({ layout }, { transaction });
  else await model.create({ key, layout }, { transaction });
}
