import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { Cause } from './cause';

type ExecutionId = string | number;

/**
 * The cause of a change that a workflow makes.
 * @param stack the executions that led here, each started by the one before; the last one makes the change
 */
export async function workflowCause(
  db: Database,
  stack: readonly ExecutionId[],
  transaction?: Transaction | null,
): Promise<Cause> {
  const rows: Model[] = await db.getRepository('executions').find({
    filter: { id: [...stack] },
    appends: ['workflow'],
    transaction: transaction ?? undefined,
  });
  const executions = stack.map((id) => rows.find((row) => String(row.get('id')) === String(id)));
  const workflow = executions.at(-1)?.get('workflow');
  return {
    kind: 'workflow',
    id: workflow?.get('key') ?? null,
    label: workflow?.get('title') ?? null,
    depth: depthOf(executions.map((execution) => execution?.get('context'))),
  };
}

/**
 * How many automations in a row stand behind a change. Each execution adds one to what led to it: either the one before
 * it in the stack, or a ticket's event, which starts a stack of its own but remembers its depth.
 */
export function depthOf(contexts: readonly unknown[]): number {
  return contexts.reduce<number>((depth, context) => Math.max(depth, depthOfEvent(context)) + 1, 0);
}

function depthOfEvent(context: unknown): number {
  const depth = at(at(at(context, 'data'), 'event'), 'depth');
  return typeof depth === 'number' ? depth : 0;
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : null;
}
