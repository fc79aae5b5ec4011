import type { FlowEngine } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { FlowTransition } from '../../shared/statusFlow';
import type { StepField } from '../ui/StepFieldInput';
import { DeskApi, type Status } from '../workspace';

/** A step that the flow allows right now, with the status that it leads to. */
export interface AllowedStep extends FlowTransition {
  status: Status;
  /** The required fields, as the ticket that was asked about has them. */
  fields?: readonly StepField[];
}

/** A row of tickets, as far as a table of the host has loaded it. */
export interface TicketLike {
  id: string | number;
  number?: string;
  typeKey?: string | null;
  statusKey?: string | null;
  assigneeId?: string | number | null;
  version?: number;
}

const FRESH_MS = 60_000;
interface Kept {
  at: number;
  steps: Promise<AllowedStep[]>;
}
const kept = new WeakMap<FlowEngine, Map<string, Kept>>();

/** Asks the server what this person may do with this ticket. */
export async function loadSteps(engine: FlowEngine, ticket: TicketLike): Promise<AllowedStep[]> {
  const steps = new DeskApi(engine.context.api).get<AllowedStep[]>(`${COLLECTIONS.tickets}:allowedTransitions`, {
    filterByTk: ticket.id,
  });
  keep(engine, ticket, steps);
  return steps;
}

/**
 * For a table: the answer depends on a ticket's type and status only, so a page of fifty rows asks as often as it shows
 * different statuses, not fifty times.
 */
export function stepsFor(engine: FlowEngine, ticket: TicketLike): Promise<AllowedStep[]> {
  const known = kept.get(engine)?.get(placeOf(ticket));
  return known && Date.now() - known.at < FRESH_MS ? known.steps : loadSteps(engine, ticket);
}

const placeOf = ({ typeKey, statusKey }: TicketLike) => JSON.stringify([typeKey ?? null, statusKey ?? null]);

function keep(engine: FlowEngine, ticket: TicketLike, steps: Promise<AllowedStep[]>): void {
  const places = kept.get(engine) ?? new Map<string, Kept>();
  kept.set(engine, places);
  places.set(placeOf(ticket), { at: Date.now(), steps });
  steps.catch(() => places.delete(placeOf(ticket)));
}
