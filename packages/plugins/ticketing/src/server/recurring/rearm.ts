import { Op } from 'sequelize';
import type { TicketingPlugin } from '../plugin';
import { recurrenceModel } from './recurrenceRecord';
import { enqueueRun } from './recurringJob';

/** By then a job that failed has been given up. */
const FORGOTTEN_MS = 6 * 60 * 60_000;

/** Waits again for runs whose job is no more: given up after an outage, or lost with a backup that had no jobs. */
export async function rearmForgotten({ db, jobs }: TicketingPlugin): Promise<void> {
  const nextRunAt = { [Op.lt]: new Date(Date.now() - FORGOTTEN_MS) };
  const forgotten = await recurrenceModel(db).findAll({ where: { enabled: true, nextRunAt } });
  for (const recurrence of forgotten) {
    await db.sequelize.transaction((transaction) => enqueueRun(jobs, recurrence, transaction));
  }
}
