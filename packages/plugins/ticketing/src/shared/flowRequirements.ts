/** Requirements of a flow that wait for each other: no ticket could ever meet them. */
import type { FieldNeed, FlowField, FlowStep } from './flowDocument';

export interface Unsatisfiable {
  step: FlowStep;
  /** The field that is asked for, what it waits for, what that waits for, and so on until it repeats. */
  chain: readonly string[];
}

/** A field that stands for where the ticket is. */
const STATUS_FIELDS: readonly string[] = ['statusKey', 'status'];

/**
 * Grows what can be filled in and where a ticket can get to, each by the other, until nothing more is gained. What a step
 * asks for and is not gained by then can never be given. Fields that nobody fills are a matter of their own.
 */
export function unsatisfiable(
  startKey: string,
  steps: readonly FlowStep[],
  fields: readonly FlowField[],
): Unsatisfiable[] {
  const known = new Map(fields.map((field) => [field.name, field]));
  const gained = new Set<string>();
  const reached = new Set([startKey]);
  const holds = ({ field, values }: FieldNeed) => {
    if (STATUS_FIELDS.includes(field)) return !values || values.some((value) => reached.has(value));
    return !known.has(field) || gained.has(field);
  };
  const gain = (set: Set<string>, name: string, when: boolean) => when && !set.has(name) && Boolean(set.add(name));
  for (let grew = true; grew; ) {
    grew = false;
    for (const { name, needs = [] } of fields) if (gain(gained, name, needs.every(holds))) grew = true;
    for (const { fromKey, toKey, requiredFields } of steps) {
      const canTake = reached.has(fromKey) && requiredFields.every((name) => !known.has(name) || gained.has(name));
      if (gain(reached, toKey, canTake)) grew = true;
    }
  }
  return steps.flatMap((step) => {
    const missing = step.requiredFields.find((name) => known.get(name)?.isFillable && !gained.has(name));
    return missing === undefined ? [] : [{ step, chain: chainFrom(missing, known, holds) }];
  });
}

function chainFrom(
  first: string,
  known: ReadonlyMap<string, FlowField>,
  holds: (need: FieldNeed) => boolean,
): string[] {
  const chain: string[] = [];
  for (let here: string | undefined = first; here !== undefined; ) {
    chain.push(here);
    if (chain.indexOf(here) < chain.length - 1) break;
    here = known.get(here)?.needs?.find((need) => !holds(need))?.field;
  }
  return chain;
}
