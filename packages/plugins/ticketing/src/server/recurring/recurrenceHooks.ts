import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { isTimeZone, nextRuns, parseCron } from '../../shared/schedule';
import { cleanTexts } from '../kernel/cleanText';
import type { HookOptions } from '../kernel/changeContext';
import { fieldInvalid, fieldRequired, TicketingError } from '../kernel/errors';
import { idInput, parseInput } from '../kernel/parseInput';
import { inTransaction } from '../kernel/transactions';
import type { TicketingPlugin } from '../plugin';
import { enqueueRun } from './recurringJob';
import { KEPT_BY_DESK, type RecurrenceRecord } from './recurrenceRecord';

interface Options extends HookOptions {
  deskWrite?: boolean;
}

const rowInput = z.object({
  title: z.string().trim().min(1).max(255),
  templateId: idInput.nullish(),
  requesterId: idInput.nullish(),
  cron: z.string().trim().min(1).max(200),
  timeZone: z.string().trim().min(1).max(64),
  missed: z.enum(['once', 'skip']),
  enabled: z.boolean(),
});

/** Whoever saves a recurrence gets one that will run, and its next run is waited for from then on. */
export function initRecurrenceHooks({ db, jobs }: TicketingPlugin): void {
  const on = (event: string) => `${COLLECTIONS.recurrences}.${event}`;
  const eachRow = (options: { individualHooks?: boolean }) => {
    options.individualHooks = true;
  };
  const prepare = async (recurrence: RecurrenceRecord, options: Options) => {
    if (options.deskWrite) return;
    keepOurs(recurrence);
    recurrence.set(parseRow(recurrence));
    await checkReferences(db, recurrence, options.transaction);
    if (!recurrence.templateId) {
      // Its template was deleted: there is nothing left to make tickets from.
      if (recurrence.isNewRecord || !recurrence.changed('templateId')) throw fieldRequired('templateId');
      recurrence.set('enabled', false);
    }
    const isRescheduled = ['cron', 'timeZone', 'enabled'].some((field) => recurrence.changed(field));
    if (recurrence.isNewRecord || isRescheduled) recurrence.set('nextRunAt', nextRunOf(recurrence));
  };
  db.on(on('beforeCreate'), prepare);
  const rescheduled = new WeakSet<RecurrenceRecord>();
  db.on(on('beforeUpdate'), async (recurrence: RecurrenceRecord, options: Options) => {
    await prepare(recurrence, options);
    if (recurrence.changed('nextRunAt')) rescheduled.add(recurrence);
  });
  db.on(on('beforeBulkUpdate'), eachRow);
  db.on(on('beforeBulkCreate'), (_: unknown, options: { individualHooks?: boolean }) => eachRow(options));

  const wait = (recurrence: RecurrenceRecord, { transaction }: Options) =>
    inTransaction(db, transaction, (own) => enqueueRun(jobs, recurrence, own));
  db.on(on('afterCreate'), wait);
  db.on(on('afterUpdate'), async (recurrence: RecurrenceRecord, options: Options) => {
    if (rescheduled.delete(recurrence)) await wait(recurrence, options);
  });
}

/** The next moment of the schedule; null while it is paused. */
export function nextRunOf({ enabled, cron, timeZone }: RecurrenceRecord): Date | null {
  return enabled ? (nextRuns(cron, timeZone, new Date())[0] ?? null) : null;
}

/** @throws TicketingError 422 with the field at fault */
function parseRow(recurrence: RecurrenceRecord): z.output<typeof rowInput> {
  const { title, templateId, requesterId, cron, timeZone, missed, enabled } = recurrence;
  const given = { title, templateId, requesterId, cron, missed: missed ?? 'once', enabled: enabled ?? true };
  const parsed = parseInput(rowInput, cleanTexts({ ...given, timeZone: timeZone ?? 'UTC' }));
  if (!parseCron(parsed.cron)) throw fieldInvalid('cron', 'SCHEDULE_INVALID');
  if (!isTimeZone(parsed.timeZone)) throw fieldInvalid('timeZone', 'TIME_ZONE_UNKNOWN');
  if (nextRuns(parsed.cron, parsed.timeZone, new Date()).length === 0) throw fieldInvalid('cron', 'SCHEDULE_NEVER');
  return parsed;
}

/** A form may send back what it was shown. */
function keepOurs(recurrence: RecurrenceRecord): void {
  for (const field of KEPT_BY_DESK) {
    if (recurrence.changed(field)) recurrence.set(field, recurrence.isNewRecord ? null : recurrence.previous(field));
  }
}

async function checkReferences(
  db: Database,
  { templateId, requesterId }: RecurrenceRecord,
  transaction?: Transaction | null,
): Promise<void> {
  const exists = (collection: string, id: unknown) =>
    db.getModel<Model>(collection).count({ where: { id }, transaction });
  if (templateId && (await exists(COLLECTIONS.templates, templateId)) === 0) throw fieldInvalid('templateId');
  if (requesterId && (await exists(COLLECTIONS.contacts, requesterId)) === 0) throw fieldInvalid('requesterId');
}

/** What is wrong with a recurrence whose template cannot be used. */
export const templateGone = () => new TicketingError('RECURRENCE_TEMPLATE_GONE', 422, { field: 'templateId' });
