import type { Database } from '@nocobase/database';
import { BY_SYSTEM } from '../kernel/cause';
import type { Id } from '../kernel/parseInput';
import { record } from './history';
import { ticketModel } from './ticketRecord';

/** Leaves a mark in the history of a ticket that a workflow would have changed once too often. */
export async function recordStoppedAutomation(
  db: Database,
  ticketId: Id,
  workflow: { key: string; title: string },
  depth: number,
): Promise<void> {
  const ticket = await ticketModel(db).findByPk(ticketId);
  if (!ticket) return;
  const cause = { kind: 'workflow' as const, id: workflow.key, label: workflow.title, depth };
  await record(db, ticket, [{ type: 'automationStopped', changes: [] }], { actor: BY_SYSTEM.actor, cause }, null);
}
