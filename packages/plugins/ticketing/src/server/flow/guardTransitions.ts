import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { stepProblems, type FlowProblemCode } from '../../shared/flowProblems';
import { isFinalCategory } from '../../shared/statusCategories';
import { flowOf, initialStatus, type FlowTransition } from '../../shared/statusFlow';
import { fieldRequired, TicketingError, type Problem } from '../kernel/errors';
import { asTransition } from '../tickets';
import { flowFields } from './flowFields';
import { flowRoleRows } from './flowRoles';
import { lockFlows, ownSteps, readFlowRows, type FlowRows } from './flowRows';
import type { FlowWriteOptions } from './guardStatuses';
import { mustBeType } from './readFlow';
import { refuse } from './statusChanges';
import { ticketsInFlow } from './ticketsInFlow';

const FIELD_AT_FAULT: Partial<Record<FlowProblemCode, string>> = {
  FLOW_ROLE_UNKNOWN: 'roles',
  FLOW_FIELD_UNKNOWN: 'requiredFields',
  FLOW_FIELD_UNFILLABLE: 'requiredFields',
};

/**
 * Steps are also written row by row, by the platform's own forms. A flow that grows may be unfinished meanwhile, which the
 * page of flows shows; but a row must be right by itself, and no row may take the last way out from under tickets, or from
 * where new tickets begin.
 */
export function guardTransitions(db: Database): void {
  const on = (event: string) => `${COLLECTIONS.transitions}.${event}`;
  const eachRow = (options: FlowWriteOptions) => {
    options.individualHooks = true;
  };
  db.on(on('beforeBulkUpdate'), eachRow);
  db.on(on('beforeBulkDestroy'), eachRow);
  db.on(on('beforeBulkCreate'), (_: Model[], options: FlowWriteOptions) => eachRow(options));

  const write = async (row: Model, { ticketingFlow, transaction }: FlowWriteOptions) => {
    if (ticketingFlow) return;
    if (transaction) await lockFlows(db, transaction);
    const rows = await readFlowRows(db, transaction);
    await checkRow(db, rows, row, transaction);
    const step = asTransition(row);
    const before = row.isNewRecord ? undefined : storedStep(row);
    const after = [...without(rows.transitions, before), step];
    for (const typeKey of new Set([step.typeKey, ...(before ? [before.typeKey] : [])])) {
      await checkWaysOut(db, rows, after, typeKey, transaction);
    }
  };
  db.on(on('beforeValidate'), (row: Model) => demandEnds(row));
  db.on(on('beforeCreate'), write);
  db.on(on('beforeUpdate'), write);
  db.on(on('beforeDestroy'), async (row: Model, { ticketingFlow, transaction }: FlowWriteOptions) => {
    if (ticketingFlow) return;
    if (transaction) await lockFlows(db, transaction);
    const rows = await readFlowRows(db, transaction);
    const step = asTransition(row);
    const isTypeGone = step.typeKey !== null && !rows.types.some(({ key }) => key === step.typeKey);
    if (!isTypeGone) await checkWaysOut(db, rows, without(rows.transitions, step), step.typeKey, transaction);
  });
}

const PLACE = ['typeKey', 'fromKey', 'toKey'] as const;

const storedStep = (row: Model): Pick<FlowTransition, (typeof PLACE)[number]> => ({
  typeKey: row.previous('typeKey') ?? null,
  fromKey: row.previous('fromKey'),
  toKey: row.previous('toKey'),
});

/** One of them: there may be two that are alike, from a time before they were refused. */
function without(
  transitions: readonly FlowTransition[],
  step: Pick<FlowTransition, (typeof PLACE)[number]> | undefined,
): FlowTransition[] {
  const index = step ? transitions.findIndex((other) => PLACE.every((name) => other[name] === step[name])) : -1;
  return transitions.filter((_, at) => at !== index);
}

function demandEnds(row: Model): void {
  for (const column of ['fromKey', 'toKey']) if (!row.get(column)) throw fieldRequired(column);
}

async function checkRow(db: Database, rows: FlowRows, row: Model, transaction?: Transaction | null): Promise<void> {
  demandEnds(row);
  const { typeKey, ...step } = asTransition(row);
  mustBeType(rows, typeKey);
  const before = row.isNewRecord ? undefined : storedStep(row);
  const steps = [...ownSteps({ transitions: without(rows.transitions, before) }, typeKey), step];
  const [problem] = stepProblems(
    {
      statuses: rows.statuses,
      steps,
      roles: await flowRoleRows(db, transaction),
      fields: await flowFields(db, typeKey, transaction),
    },
    steps.length - 1,
  );
  if (!problem) return;
  throw new TicketingError(problem.code, 422, { field: FIELD_AT_FAULT[problem.code] ?? 'toKey', vars: problem.vars });
}

/** @throws TicketingError 409 FLOW_STRANDS_TICKETS, 422 FLOW_START_CLOSED */
async function checkWaysOut(
  db: Database,
  { statuses, transitions }: FlowRows,
  after: readonly FlowTransition[],
  typeKey: string | null,
  transaction?: Transaction | null,
): Promise<void> {
  const before = flowOf(transitions, typeKey);
  const left = new Set(flowOf(after, typeKey).map(({ fromKey }) => fromKey));
  const closed = statuses.filter(
    ({ key, category }) =>
      !isFinalCategory(category) && !left.has(key) && before.some(({ fromKey }) => fromKey === key),
  );
  if (closed.length === 0) return;
  const start = initialStatus(statuses, before);
  const isSameFlow = flowOf(after, typeKey).some((step) => step.typeKey === before[0]?.typeKey);
  if (isSameFlow && closed.some(({ key }) => key === start?.key)) {
    throw new TicketingError('FLOW_START_CLOSED', 422, { field: 'fromKey', vars: { status: start?.label ?? '' } });
  }
  const statusKeys = closed.map(({ key }) => key);
  const tickets = await ticketsInFlow(db, { transitions: after }, typeKey, { statusKeys, transaction });
  refuse(
    closed.flatMap(({ key, label }): Problem[] => {
      const count = tickets[key] ?? 0;
      const vars = { status: label, count };
      return count > 0 ? [{ code: 'FLOW_STRANDS_TICKETS', vars, at: { statusKey: key, count } }] : [];
    }),
    'fromKey',
  );
}
