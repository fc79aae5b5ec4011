import type { FlowEngine } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { StepAnswer } from '../ui/StatusChangeDialog';
import { DeskApi, deskErrorOf, sentAnswer } from '../workspace';
import type { TicketLike } from './allowedSteps';

type Refresh = () => Promise<void>;

/**
 * Moves a ticket on and shows the block anew. When somebody else changed the ticket meanwhile, the block shows that.
 * @throws DeskError with the server's own sentence
 */
export function changeStatus(
  engine: FlowEngine,
  ticket: TicketLike,
  { statusKey, answer = {} }: { statusKey: string; answer?: StepAnswer },
  refresh: Refresh,
): Promise<void> {
  return send(engine, ticket, 'transition', { statusKey, ...sentAnswer(answer) }, refresh);
}

/** @throws DeskError with the server's own sentence */
export function assignToMe(engine: FlowEngine, ticket: TicketLike, refresh: Refresh): Promise<void> {
  return send(engine, ticket, 'assign', { assigneeId: 'me' }, refresh);
}

async function send(
  engine: FlowEngine,
  { id, version }: TicketLike,
  action: 'transition' | 'assign',
  values: Record<string, unknown>,
  refresh: Refresh,
): Promise<void> {
  try {
    await new DeskApi(engine.context.api).post(`${COLLECTIONS.tickets}:${action}`, String(id), { ...values, version });
  } catch (error) {
    const told = deskErrorOf(error);
    if (told.isStale || told.status === 404) await refresh();
    throw told;
  }
  await refresh();
}
