/**
 * The status flow as a state machine over data: which statuses a ticket may take next. Pure, for server and client alike.
 */
import { isFinalCategory, type StatusCategory } from './statusCategories';

export interface FlowStatus {
  key: string;
  category: StatusCategory;
  position: number;
}

/** One allowed step; a row of ticketingTransitions. */
export interface FlowTransition {
  /** The ticket type that the step belongs to; null: the flow of every type that has none of its own. */
  typeKey: string | null;
  fromKey: string;
  toKey: string;
  /** Role names that may take the step; empty: everyone who may change a status. */
  roles: readonly string[];
  /** Fields of the ticket that must hold a value. */
  requiredFields: readonly string[];
  commentRequired: boolean;
  confirm: boolean;
  position: number;
}

/** Where the ticket stands. */
export interface FlowPlace {
  typeKey: string | null;
  statusKey: string;
}

/** The steps of a type: its own where it has any, else the common ones. */
export function flowOf<T extends FlowTransition>(transitions: readonly T[], typeKey: string | null): readonly T[] {
  const own = typeKey === null ? [] : transitions.filter((transition) => transition.typeKey === typeKey);
  return own.length > 0 ? own : transitions.filter((transition) => transition.typeKey === null);
}

/**
 * @param roles of the one who acts; null for the desk itself, which no role restricts
 * @returns the steps that lead on from here for somebody with these roles, in the order of the buttons
 */
export function nextTransitions<T extends FlowTransition>(
  transitions: readonly T[],
  place: FlowPlace,
  roles: readonly string[] | null,
): T[] {
  return flowOf(transitions, place.typeKey)
    .filter(({ fromKey, toKey }) => fromKey === place.statusKey && toKey !== place.statusKey)
    .filter((transition) => mayTake(transition, roles))
    .sort((a, b) => a.position - b.position);
}

function mayTake({ roles: wanted }: FlowTransition, roles: readonly string[] | null): boolean {
  return roles === null || wanted.length === 0 || roles.includes('root') || wanted.some((role) => roles.includes(role));
}

/** What is wrong with a flow: a status that no step reaches, or one that is not final and that no step leaves. */
export interface FlowProblem {
  kind: 'unreachable' | 'deadEnd';
  statusKey: string;
}

/**
 * Checks the flow of one type. A status that no step names takes no part in it and is no problem; `merged` is reached by
 * merging only.
 */
export function flowProblems(statuses: readonly FlowStatus[], flow: readonly FlowTransition[]): FlowProblem[] {
  const start = initialStatus(statuses);
  if (!start) return [];
  const reached = reachableFrom(start.key, flow);
  const named = new Set(flow.flatMap(({ fromKey, toKey }) => [fromKey, toKey]));
  const part = statuses.filter(({ key, category }) => named.has(key) && category !== 'merged');
  const leads = new Set(flow.map(({ fromKey }) => fromKey));
  return [
    ...part.filter(({ key }) => !reached.has(key)).map(({ key }) => problem('unreachable', key)),
    ...part
      .filter(({ key, category }) => !leads.has(key) && !isFinalCategory(category))
      .map(({ key }) => problem('deadEnd', key)),
  ];
}

const problem = (kind: FlowProblem['kind'], statusKey: string): FlowProblem => ({ kind, statusKey });

/** The status of a new ticket: the first of category `new`. */
export function initialStatus<T extends FlowStatus>(statuses: readonly T[]): T | undefined {
  return firstOf(statuses, 'new');
}

export function firstOf<T extends FlowStatus>(statuses: readonly T[], category: StatusCategory): T | undefined {
  return statuses.filter((status) => status.category === category).sort((a, b) => a.position - b.position)[0];
}

function reachableFrom(start: string, flow: readonly FlowTransition[]): Set<string> {
  const reached = new Set([start]);
  const queue = [start];
  for (let here = queue.pop(); here !== undefined; here = queue.pop()) {
    for (const { fromKey, toKey } of flow) {
      if (fromKey !== here || reached.has(toKey)) continue;
      reached.add(toKey);
      queue.push(toKey);
    }
  }
  return reached;
}
