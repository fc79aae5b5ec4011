/**
 * The status flow as a state machine over data: which statuses a ticket may take next. Pure, for server and client alike.
 */
import type { StatusCategory } from './statusCategories';

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
  /** What the confirmation asks, in the admin's words; empty: a sentence of the desk's own. */
  confirmText?: string | null;
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

/**
 * The status of a new ticket: the first of category `new` that the flow leaves, or any of them where no flow is given or
 * none takes part.
 */
export function initialStatus<T extends FlowStatus>(
  statuses: readonly T[],
  flow: readonly Pick<FlowTransition, 'fromKey'>[] = [],
): T | undefined {
  const left = new Set(flow.map(({ fromKey }) => fromKey));
  return (
    firstOf(
      statuses.filter(({ key }) => left.has(key)),
      'new',
    ) ?? firstOf(statuses, 'new')
  );
}

export function firstOf<T extends FlowStatus>(statuses: readonly T[], category: StatusCategory): T | undefined {
  return statuses.filter((status) => status.category === category).sort((a, b) => a.position - b.position)[0];
}
