import type { Transaction } from 'sequelize';
import type { MacroStep } from '../../shared/macros';
import type { ScopedCaller } from '../access';
import { enqueueWorkflow } from '../automation';
import { addNote, addReply } from '../conversation';
import type { ChangeContext } from '../kernel/cause';
import { now } from '../kernel/clock';
import { fieldInvalid } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { renderFor } from '../replies';
import { snoozeTicket } from '../snooze';
import {
  assignTicket,
  columnsOf,
  followTicket,
  tagTicket,
  transitionTicket,
  updateTicket,
  withTicket,
} from '../tickets';
import { inOrder, stepOf, stepsOf, type MacroRecord } from './macroRecord';

export interface MacroRun {
  plugin: TicketingPlugin;
  macro: MacroRecord;
  ticketId: Id;
  caller: ScopedCaller;
  context: ChangeContext;
  /** Everything happens in this one, or nothing. */
  transaction: Transaction;
  /** The version that the caller has seen. */
  version?: number;
}

const MINUTE_MS = 60_000;

/**
 * Carries out the steps of a macro, each by the domain's own function. Whether the caller may take each of them was decided
 * before.
 * @throws TicketingError 404, 409 TICKET_STALE, 422
 */
export async function runMacro({ version, ...run }: MacroRun): Promise<void> {
  const { plugin, macro, ticketId, context: by, transaction } = run;
  const steps = stepsOf(macro.steps);
  const context: ChangeContext = {
    ...by,
    cause: { ...by.cause, kind: 'macro', id: String(macro.id), label: macro.title },
  };
  await withTicket(plugin.db, ticketId, { version }, { transaction }, () => Promise.resolve());
  for (const step of inOrder(steps)) await take(step, steps, { ...run, context });
}

async function take(step: MacroStep, all: readonly MacroStep[], run: MacroRun): Promise<void> {
  const { plugin, ticketId, caller, context, transaction } = run;
  const { db, app } = plugin;
  const options = { transaction };
  switch (step.type) {
    case 'fields':
      await updateTicket(db, ticketId, columnsOf(db, step.values), {}, context, options);
      return;
    case 'assign': {
      const { assigneeId, teamId } = step;
      const who = assigneeId === 'me' ? context.actor.userId : assigneeId;
      if (assigneeId === 'me' && who == null) throw fieldInvalid('assigneeId');
      await assignTicket(db, ticketId, { assigneeId: who, teamId }, context, options);
      return;
    }
    case 'tags':
      await tagTicket(db, ticketId, step, context, options);
      return;
    case 'follow':
      if (context.actor.userId !== null) await followTicket(db, ticketId, [context.actor.userId], transaction);
      return;
    case 'note':
    case 'reply': {
      const add = step.type === 'reply' ? addReply : addNote;
      const { body } = await renderFor({ app, caller, transaction }, ticketId, step.body);
      const statusKey = speaksLast(step, all) ? stepOf(all, 'status')?.statusKey : undefined;
      await add(db, ticketId, { body, statusKey }, context, options);
      return;
    }
    case 'status':
      if (!all.some((one) => speaksLast(one, all))) {
        await transitionTicket(db, ticketId, { statusKey: step.statusKey }, context, options);
      }
      return;
    case 'snooze': {
      const minute = Math.ceil(now().getTime() / MINUTE_MS) + step.minutes;
      await snoozeTicket(db, ticketId, { until: new Date(minute * MINUTE_MS) }, context, options);
      return;
    }
    case 'workflow':
      await enqueueWorkflow(plugin, { ...step, ticketId, context }, transaction);
  }
}

/** The new status comes with the macro's last text, which is the reason that a step of the flow may ask for. */
const speaksLast = (step: MacroStep, all: readonly MacroStep[]): boolean =>
  step.type === 'reply' || (step.type === 'note' && !stepOf(all, 'reply'));
