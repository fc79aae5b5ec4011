import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { StatusCategory } from '../../shared/statusCategories';
import type { ChangeContext } from '../kernel/cause';
import type { StatusRow } from './catalog';
import type { TicketRecord } from './ticketRecord';

/** A ticket that is about to take a step which its flow allows. */
export interface StatusChange {
  ticket: TicketRecord;
  to: StatusRow;
  context: ChangeContext;
  transaction?: Transaction | null;
}

/** What else must hold before a ticket takes a step. Throws a TicketingError that says what is missing. */
export type TransitionGuard = (change: StatusChange) => Promise<void>;

const guards = new WeakMap<Database, TransitionGuard[]>();

/** Adds a rule that every change of status obeys, whichever way it comes in. New tickets are not asked. */
export function guardTransitions(db: Database, guard: TransitionGuard): void {
  guards.set(db, [...(guards.get(db) ?? []), guard]);
}

/** What is brought in from elsewhere has happened already: it is asked for nothing. */
export async function askTransitionGuards(db: Database, change: StatusChange): Promise<void> {
  if (change.context.cause.kind === 'import') return;
  for (const guard of guards.get(db) ?? []) await guard(change);
}

/** Whether a status says that the work is done. To cancel is to give it up, which needs nothing to be finished. */
export const isDone = (category: StatusCategory): boolean => category === 'resolved' || category === 'closed';
