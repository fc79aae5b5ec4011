import type { Transaction } from 'sequelize';
import { BY_SYSTEM, type ChangeContext } from '../kernel/cause';
import { deskLanguage, deskText } from '../kernel/deskTexts';
import { TicketingError } from '../kernel/errors';
import { rowLock } from '../kernel/transactions';
import type { TicketingPlugin } from '../plugin';
import { fillTemplate, requesterOf, templateModel } from '../templates';
import { createTicket, deskWrite, type TicketRecord } from '../tickets';
import { nextRunOf, templateGone } from './recurrenceHooks';
import { recurrenceModel, type RecurrenceRecord } from './recurrenceRecord';
import { runPayload } from './recurringJob';

/** A run that is later than this was missed: the application was down. */
const LATE_MS = 15 * 60_000;

/**
 * Makes the ticket of one run and waits for the next, in one transaction: however often and on however many nodes the job
 * is done, there is one ticket. What the desk refuses is written down and tried again at the next run; what fails otherwise
 * is thrown, and the job comes back.
 */
export async function runRecurrence(plugin: TicketingPlugin, payload: unknown): Promise<void> {
  const { recurrenceId, dueAt } = runPayload.parse(payload);
  const { db } = plugin;
  const whileDue = (body: (recurrence: RecurrenceRecord, transaction: Transaction) => Promise<object>) =>
    db.sequelize.transaction(async (transaction) => {
      const lock = rowLock(db, transaction);
      const recurrence = await recurrenceModel(db).findByPk(recurrenceId, { transaction, ...lock });
      if (!recurrence?.enabled || recurrence.nextRunAt?.getTime() !== dueAt.getTime()) return;
      const values = await body(recurrence, transaction);
      await recurrence.update(values, deskWrite(transaction));
    });

  try {
    await whileDue(async (recurrence, transaction) => {
      const isLeftOut = recurrence.missed === 'skip' && Date.now() - dueAt.getTime() > LATE_MS;
      const ticket = isLeftOut ? null : await makeTicket(plugin, recurrence, transaction);
      return {
        nextRunAt: nextRunOf(recurrence),
        failures: 0,
        lastError: null,
        ...(ticket ? { lastRunAt: new Date(), lastTicketId: ticket.id } : {}),
      };
    });
  } catch (error) {
    const isRefusal = error instanceof TicketingError;
    const lastError = isRefusal ? await sentenceOf(plugin, error) : String(error).slice(0, 1_000);
    plugin.log.warn(`the recurring ticket ${recurrenceId} could not be made: ${lastError}`, { error });
    await whileDue((recurrence) =>
      Promise.resolve({
        lastError,
        failures: recurrence.failures + 1,
        ...(isRefusal ? { nextRunAt: nextRunOf(recurrence) } : {}),
      }),
    );
    if (!isRefusal) throw error;
  }
}

async function makeTicket(
  { db }: TicketingPlugin,
  recurrence: RecurrenceRecord,
  transaction: Transaction,
): Promise<TicketRecord> {
  const { templateId, requesterId, timeZone } = recurrence;
  const template = templateId ? await templateModel(db).findByPk(templateId, { transaction }) : null;
  if (!template?.isActive) throw templateGone();
  const requester = await requesterOf(db, requesterId, null, transaction);
  const { subject, ...values } = fillTemplate(template, { requester, timeZone });
  const cause = { kind: 'system', id: String(recurrence.id), label: recurrence.title, depth: 0 } as const;
  const context: ChangeContext = { actor: BY_SYSTEM.actor, cause };
  const ticket = { ...values, subject: subject || recurrence.title, requesterId, channel: 'recurring' };
  return createTicket(db, ticket, context, { transaction });
}

/** For whoever looks at the settings later: in the application's own language. */
async function sentenceOf({ app }: TicketingPlugin, { code, vars }: TicketingError): Promise<string> {
  return deskText(app, code, vars, await deskLanguage(app));
}
