import { z } from 'zod';
import type { Transaction } from 'sequelize';
import type { Jobs } from '../kernel/jobs';
import { idInput } from '../kernel/parseInput';
import type { RecurrenceRecord } from './recurrenceRecord';

export const RECURRING_JOB = 'recurring.run';

/** A run that is waited for: it counts only while the recurrence waits for that very moment. */
export const runPayload = z.object({ recurrenceId: idInput, dueAt: z.coerce.date() });

export async function enqueueRun(
  jobs: Jobs,
  { id, nextRunAt }: Pick<RecurrenceRecord, 'id' | 'nextRunAt'>,
  transaction: Transaction,
): Promise<void> {
  if (!nextRunAt) return;
  const dueAt = new Date(nextRunAt);
  const payload = { recurrenceId: String(id), dueAt: dueAt.toISOString() };
  await jobs.enqueue({ name: RECURRING_JOB, payload, runAt: dueAt }, transaction);
}
