import type { Database } from '@nocobase/database';
import type WorkflowPlugin from '@nocobase/plugin-workflow';
import type { WorkflowModel } from '@nocobase/plugin-workflow';
import { randomUUID } from 'node:crypto';
import type { Transaction } from 'sequelize';
import { z } from 'zod';
import { TICKET_EVENT_TRIGGER } from '../../shared/automation';
import type { ChangeContext } from '../kernel/cause';
import { fieldInvalid } from '../kernel/errors';
import { isRehearsal } from '../kernel/rehearsal';
import { parseInput, isRecord, type Id } from '../kernel/parseInput';
import { tellWitness } from '../kernel/witness';
import type { TicketingPlugin } from '../plugin';
import { describeEvent } from './eventVariables';
import { Executions } from './executions';

const JOB = 'automation.start';

/** A workflow that was asked for, for one ticket. */
export interface StartedWorkflow {
  startedWorkflow: true;
  key: string;
  title: string;
}

interface Start {
  workflowKey: string;
  ticketId: Id;
  context: ChangeContext;
}

const payloadInput = z.object({
  workflowKey: z.string(),
  ticketId: z.union([z.string(), z.number()]).transform(String),
  eventKey: z.string(),
  userId: z.number().nullable(),
  label: z.string().nullable(),
});

const workflowsOf = new WeakMap<Database, WorkflowPlugin>();

/** Workflows that begin with a ticket event may be started for a ticket by a macro as well. */
export function initStartsByMacro({ app, db, jobs }: TicketingPlugin, workflows: WorkflowPlugin): void {
  workflowsOf.set(db, workflows);
  const executions = new Executions(workflows);
  jobs.register(JOB, async (payload) => {
    const { workflowKey, ticketId, eventKey, userId, label } = parseInput(payloadInput, payload);
    const workflow = find(db, workflowKey);
    // Switched off or deleted meanwhile: what nobody wants is not run.
    const data = workflow && (await describeEvent(app, asEvent(ticketId, userId, label)));
    if (workflow && data) await executions.startOnce(workflow, { data }, eventKey);
  });
}

/** By hand, so to speak: no event of the ticket stands behind it. */
const asEvent = (ticketId: string, userId: number | null, label: string | null) => ({
  id: '0',
  type: 'created' as const,
  ticketId,
  commentId: null,
  changes: [],
  occurredAt: new Date(),
  actor: { userId, contactId: null },
  cause: { kind: 'macro' as const, label, depth: 1 },
});

export const isStartedWorkflow = (one: unknown): one is StartedWorkflow =>
  isRecord(one) && one.startedWorkflow === true;

/** Titles of the workflows that a macro may start. */
export function startableWorkflows(db: Database): { key: string; title: string }[] {
  return all(db).map(({ key, title }) => ({ key, title }));
}

export const canStartWorkflow = (db: Database, key: string): boolean => find(db, key) !== undefined;

/**
 * Starts a workflow for a ticket once the transaction is committed, whatever happens to this process.
 * @throws TicketingError 422 FIELD_INVALID when there is no such workflow, or it is switched off
 */
export async function enqueueWorkflow(
  { db, jobs }: TicketingPlugin,
  { workflowKey, ticketId, context }: Start,
  transaction: Transaction,
): Promise<void> {
  const workflow = find(db, workflowKey);
  if (!workflow) throw fieldInvalid('workflowKey');
  tellWitness({ startedWorkflow: true, key: workflowKey, title: workflow.title });
  if (isRehearsal()) return;
  const eventKey = `${TICKET_EVENT_TRIGGER}:macro:${randomUUID()}`;
  const { actor, cause } = context;
  const payload = { workflowKey, ticketId: String(ticketId), eventKey, userId: actor.userId, label: cause.label };
  await jobs.enqueue({ name: JOB, payload }, transaction);
}

const all = (db: Database): WorkflowModel[] =>
  [...(workflowsOf.get(db)?.enabledCache.values() ?? [])].filter(({ type }) => type === TICKET_EVENT_TRIGGER);

const find = (db: Database, key: string) => all(db).find((workflow) => workflow.key === key);
