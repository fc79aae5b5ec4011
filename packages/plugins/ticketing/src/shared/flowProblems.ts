/**
 * What is wrong with a flow, in terms that an admin understands and an editor can mark where it is. Pure: the page checks
 * while somebody draws, the server when it is saved (behaviours, section 2).
 */
import type { FlowField, FlowRole, FlowStep } from './flowDocument';
import { unsatisfiable } from './flowRequirements';
import { isFinalCategory } from './statusCategories';
import { initialStatus, type FlowStatus } from './statusFlow';

/** Each is the key of its sentence in the locale files. */
export type FlowProblemCode =
  | 'FLOW_NO_INITIAL'
  | 'FLOW_NO_FINAL'
  | 'FLOW_UNREACHABLE'
  | 'FLOW_DEAD_END'
  | 'FLOW_TRAP'
  | 'FLOW_STRANDS_TICKETS'
  | 'FLOW_STEP_TWICE'
  | 'FLOW_STEP_TO_ITSELF'
  | 'FLOW_STEP_MERGED'
  | 'FLOW_STATUS_UNKNOWN'
  | 'FLOW_ROLE_UNKNOWN'
  | 'FLOW_FIELD_UNKNOWN'
  | 'FLOW_FIELD_UNFILLABLE'
  | 'FLOW_FIELD_CYCLE';

export interface FlowProblem {
  code: FlowProblemCode;
  /** The status at fault, or the step at fault; neither: the flow as a whole. */
  statusKey?: string;
  step?: { fromKey: string; toKey: string };
  /** For the sentence. Labels and titles may be translation expressions. */
  vars: Readonly<Record<string, string | number>>;
}

type NamedStatus = FlowStatus & { label?: string | null };

export interface FlowToCheck {
  statuses: readonly NamedStatus[];
  steps: readonly FlowStep[];
  /** Statuses that were put into the flow, also without any step. */
  placed?: readonly string[];
  /** Left out: roles and fields are not looked at. */
  roles?: readonly FlowRole[];
  fields?: readonly FlowField[];
  /** Tickets that follow this flow, by status. */
  tickets?: Readonly<Record<string, number>>;
}

/** A status that neither a step nor the drawing names takes no part. @returns in a fixed order: the whole, statuses, steps */
export function flowProblems(flow: FlowToCheck): FlowProblem[] {
  return [
    ...wholeProblems(flow),
    ...statusProblems(flow),
    ...flow.steps.flatMap((_, index) => stepProblems(flow, index)),
  ];
}

/** What is wrong with one step by itself, whatever else the flow holds. */
export function stepProblems({ statuses, steps, roles, fields }: FlowToCheck, index: number): FlowProblem[] {
  const { fromKey, toKey, roles: wanted, requiredFields } = steps[index];
  const labels = { from: labelOf(statuses, fromKey), to: labelOf(statuses, toKey) };
  const found: FlowProblem[] = [];
  const add = (code: FlowProblemCode, vars: FlowProblem['vars'] = {}) =>
    found.push({ code, step: { fromKey, toKey }, vars: { ...labels, ...vars } });
  const ends = [fromKey, toKey].map((key) => statuses.find((status) => status.key === key));
  if (ends.includes(undefined)) add('FLOW_STATUS_UNKNOWN');
  if (fromKey === toKey) add('FLOW_STEP_TO_ITSELF');
  if (ends.some((status) => status?.category === 'merged')) add('FLOW_STEP_MERGED');
  const isAgain = steps.slice(0, index).some((other) => other.fromKey === fromKey && other.toKey === toKey);
  if (isAgain) add('FLOW_STEP_TWICE');
  for (const role of roles ? wanted : []) {
    if (!roles?.some(({ name }) => name === role)) add('FLOW_ROLE_UNKNOWN', { role });
  }
  for (const name of fields ? requiredFields : []) {
    const field = fields?.find((one) => one.name === name);
    if (!field) add('FLOW_FIELD_UNKNOWN', { field: name });
    else if (!field.isFillable) add('FLOW_FIELD_UNFILLABLE', { field: field.title });
  }
  return found;
}

function wholeProblems({ statuses, steps, placed = [], fields = [] }: FlowToCheck): FlowProblem[] {
  const part = participants(statuses, steps, placed);
  const found: FlowProblem[] = [];
  const start = part.some(({ category }) => category === 'new') ? initialStatus(part, steps) : undefined;
  if (!start) found.push({ code: 'FLOW_NO_INITIAL', vars: {} });
  if (!part.some(({ category }) => isFinalCategory(category))) found.push({ code: 'FLOW_NO_FINAL', vars: {} });
  for (const { step, chain } of start ? unsatisfiable(start.key, steps, fields) : []) {
    const title = (name: string) => fields.find((field) => field.name === name)?.title ?? name;
    found.push({
      code: 'FLOW_FIELD_CYCLE',
      step: { fromKey: step.fromKey, toKey: step.toKey },
      vars: {
        from: labelOf(statuses, step.fromKey),
        to: labelOf(statuses, step.toKey),
        field: title(chain[0]),
        needs: title(chain[1] ?? chain[0]),
      },
    });
  }
  return found;
}

function statusProblems({ statuses, steps, placed = [], tickets = {} }: FlowToCheck): FlowProblem[] {
  const part = participants(statuses, steps, placed);
  const start = initialStatus(part, steps);
  const reached = start ? follow([start.key], steps, 'fromKey', 'toKey') : new Set<string>();
  const leads = new Set(steps.filter(({ fromKey, toKey }) => fromKey !== toKey).map(({ fromKey }) => fromKey));
  const isStuck = ({ key, category }: NamedStatus) => !leads.has(key) && !isFinalCategory(category);
  const ends = part.filter((status) => isFinalCategory(status.category) || isStuck(status)).map(({ key }) => key);
  const leadsOn = follow(ends, steps, 'toKey', 'fromKey');
  const hasEnd = part.some(({ category }) => isFinalCategory(category));
  return statuses.flatMap((status) => {
    const { key } = status;
    const at = (code: FlowProblemCode, more: FlowProblem['vars'] = {}): FlowProblem => ({
      code,
      statusKey: key,
      vars: { status: status.label || key, ...more },
    });
    const count = tickets[key] ?? 0;
    if (!part.includes(status)) return count > 0 && isStuck(status) ? [at('FLOW_STRANDS_TICKETS', { count })] : [];
    return [
      ...(start && !reached.has(key) ? [at('FLOW_UNREACHABLE', { start: start.label || start.key })] : []),
      ...(isStuck(status) ? [at('FLOW_DEAD_END')] : []),
      ...(hasEnd && !leadsOn.has(key) ? [at('FLOW_TRAP')] : []),
    ];
  });
}

/** `merged` never takes part: it is reached by merging only. */
export function participants<T extends FlowStatus>(
  statuses: readonly T[],
  steps: readonly Pick<FlowStep, 'fromKey' | 'toKey'>[],
  placed: readonly string[] = [],
): T[] {
  const named = new Set([...steps.flatMap(({ fromKey, toKey }) => [fromKey, toKey]), ...placed]);
  return statuses.filter(({ key, category }) => named.has(key) && category !== 'merged');
}

/** All that the steps lead to, from any of these, forwards or backwards. */
function follow(from: readonly string[], steps: readonly FlowStep[], tail: 'fromKey' | 'toKey', head: typeof tail) {
  const reached = new Set(from);
  const queue = [...from];
  for (let here = queue.pop(); here !== undefined; here = queue.pop()) {
    for (const step of steps) {
      if (step[tail] !== here || reached.has(step[head])) continue;
      reached.add(step[head]);
      queue.push(step[head]);
    }
  }
  return reached;
}

const labelOf = (statuses: readonly NamedStatus[], key: string) =>
  statuses.find((status) => status.key === key)?.label || key;
