import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { EditableStatus } from '../../shared/flowDocument';
import { flowProblems } from '../../shared/flowProblems';
import { FINAL_CATEGORIES, type StatusCategory } from '../../shared/statusCategories';
import { TicketingError, type Problem } from '../kernel/errors';
import { stepsOf, typesWithFlow, type FlowRows } from './flowRows';
import { ticketsInStatuses } from './ticketsInFlow';

interface Options {
  transaction?: Transaction | null;
  /** Whose steps are not looked at, because they are being replaced; undefined: everybody's are. */
  replacing?: string | null;
}

/**
 * What speaks against changing the statuses from what they are to what they shall be: tickets that stand there, steps that
 * lead there, and that the desk needs a beginning, an end and a place for what was merged.
 */
export async function statusChangeProblems(
  db: Database,
  rows: FlowRows,
  next: readonly EditableStatus[],
  options: Options = {},
): Promise<Problem[]> {
  const after = new Map(next.map((status) => [status.key, status]));
  const removed = rows.statuses.filter(({ key }) => !after.has(key));
  const recast = rows.statuses.filter(({ key, category }) => (after.get(key)?.category ?? category) !== category);
  const touched = [...removed, ...recast];
  if (touched.length === 0) return [];
  const tickets = await ticketsInStatuses(
    db,
    touched.map(({ key }) => key),
    options.transaction,
  );
  return [
    ...missingCategories(rows.statuses, next),
    ...touched.flatMap((status) => inUse(status, tickets[status.key] ?? 0, removed.includes(status))),
    ...removed.flatMap((status) => inSteps(rows, status, options)),
    ...brokenFlows(rows, next, options),
  ];
}

/** @throws TicketingError 409 or 422 with the first of the problems, and all of them beside it */
export function refuse(problems: readonly Problem[], field: string): void {
  if (problems.length === 0) return;
  const [first] = problems;
  throw new TicketingError(first.code, CONFLICTS.has(first.code) ? 409 : 422, { field, vars: first.vars, problems });
}

/** Not the input is at fault but what else is there. */
const CONFLICTS: ReadonlySet<string> = new Set([
  ...['STATUS_IN_USE', 'STATUS_IN_FLOW', 'STATUS_IN_FLOW_OF_TYPE', 'STATUS_CATEGORY_IN_USE'],
  ...['FLOW_STRANDS_TICKETS'],
]);

const at = ({ key }: Pick<EditableStatus, 'key'>) => ({ statusKey: key });

function missingCategories(before: readonly EditableStatus[], next: readonly EditableStatus[]): Problem[] {
  const lost = (categories: readonly StatusCategory[], code: string): Problem[] => {
    const last = before.filter(({ category }) => categories.includes(category));
    if (last.length === 0 || next.some(({ category }) => categories.includes(category))) return [];
    return [{ code, vars: { status: last[0].label }, at: at(last[0]) }];
  };
  return [
    ...lost(['new'], 'STATUS_LAST_INITIAL'),
    ...lost(
      FINAL_CATEGORIES.filter((category) => category !== 'merged'),
      'STATUS_LAST_FINAL',
    ),
    ...lost(['merged'], 'STATUS_LAST_MERGED'),
  ];
}

function inUse(status: EditableStatus, count: number, isRemoved: boolean): Problem[] {
  if (count === 0) return [];
  const code = isRemoved ? 'STATUS_IN_USE' : 'STATUS_CATEGORY_IN_USE';
  return [{ code, vars: { status: status.label, count }, at: { ...at(status), count } }];
}

function inSteps({ transitions, types }: FlowRows, status: EditableStatus, { replacing }: Options): Problem[] {
  const steps = transitions
    .filter(({ typeKey }) => typeKey !== replacing)
    .filter(({ fromKey, toKey }) => fromKey === status.key || toKey === status.key);
  if (steps.length === 0) return [];
  const type = types.find(({ key }) => key === steps[0].typeKey);
  const vars = { status: status.label, count: steps.length, flow: type?.label ?? '' };
  return [
    { code: type ? 'STATUS_IN_FLOW_OF_TYPE' : 'STATUS_IN_FLOW', vars, at: { ...at(status), count: steps.length } },
  ];
}

/** Flows that were sound and would not be any more. */
function brokenFlows(rows: FlowRows, next: readonly EditableStatus[], { replacing }: Options): Problem[] {
  return [null, ...typesWithFlow(rows)]
    .filter((typeKey) => typeKey !== replacing)
    .flatMap((typeKey) => {
      const steps = stepsOf(rows, typeKey);
      const signature = ({ code, statusKey, step }: ReturnType<typeof flowProblems>[number]) =>
        JSON.stringify([code, statusKey, step]);
      const before = new Set(flowProblems({ statuses: rows.statuses, steps }).map(signature));
      const type = rows.types.find(({ key }) => key === typeKey);
      return flowProblems({ statuses: next, steps })
        .filter((problem) => !before.has(signature(problem)) && problem.code !== 'FLOW_STATUS_UNKNOWN')
        .map(
          ({ code, vars, statusKey, step }): Problem => ({
            code,
            vars,
            at: { ...(statusKey ? { statusKey } : {}), ...(step ? { step } : {}), typeKey: type?.key ?? null },
          }),
        );
    });
}
