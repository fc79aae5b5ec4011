import type { Context, Next } from '@nocobase/actions';
import type { Database, Model } from '@nocobase/database';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { MAX_MINUTES, MAX_TIME_NOTE } from '../../shared/timeEntries';
import { rightsOf } from '../access';
import { changeContextOf } from '../kernel/changeContext';
import { cleanTexts } from '../kernel/cleanText';
import { registerActions, type DeskAction } from '../kernel/deskActions';
import { idInput, parseInput, type Id } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { mustBeInScope, onTicket, ticketIdOf } from '../tickets';
import { changeTime, logTime, removeTime } from './logTime';
import { entriesOf } from './timeRecord';

const spent = {
  minutes: z.int().min(1).max(MAX_MINUTES),
  billable: z.boolean().optional(),
  note: z.string().trim().max(MAX_TIME_NOTE).nullish(),
  commentId: idInput.nullish(),
  spentAt: z.coerce.date().optional(),
};
const logInput = z.strictObject(spent);
const changeInput = z.strictObject({ ...spent, minutes: spent.minutes.optional(), entryId: idInput });
const removeInput = z.strictObject({ entryId: idInput });

/**
 * `GET ticketingTickets:timeEntries`, `POST :logTime {minutes, billable?, note?, commentId?, spentAt?}`,
 * `:updateTimeEntry {entryId, …}`, `:removeTimeEntry {entryId}`; each answers with the entries and their sums.
 */
export function initTimeActions({ app }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.tickets, {
    timeEntries: onEntries(z.looseObject({}), async () => undefined),
    logTime: onTicket(logInput, async ({ db, ticketId, input, context }) => {
      await logTime(db, ticketId, input, context);
      return timeFor(db, ticketId);
    }),
    updateTimeEntry: onEntries(changeInput, async (ctx, ticketId, { entryId, ...change }) => {
      await changeTime(ctx.db, ticketId, entryId, change, whose(ctx), changeContextOf(ctx));
    }),
    removeTimeEntry: onEntries(removeInput, async (ctx, ticketId, { entryId }) => {
      await removeTime(ctx.db, ticketId, entryId, whose(ctx), changeContextOf(ctx));
    }),
  });
}

/** Whoever may change time entries as such may change those of others; the rest, their own. */
const whose = (ctx: Context) => ({ ofOthers: rightsOf(ctx).right(COLLECTIONS.timeEntries, 'update') !== null });

function onEntries<T extends z.ZodType>(
  schema: T,
  run: (ctx: Context, ticketId: Id, input: z.output<T>) => Promise<void>,
): DeskAction {
  return async (ctx: Context, next: Next) => {
    const ticketId = ticketIdOf(ctx);
    const input = parseInput(schema, cleanTexts(ctx.action.params.values ?? {}));
    await mustBeInScope(ctx, ticketId);
    await run(ctx, ticketId, input);
    ctx.body = { ...(await timeFor(ctx.db, ticketId)), mayChangeOthers: whose(ctx).ofOthers };
    await next();
  };
}

async function timeFor(db: Database, ticketId: Id) {
  const entries = await entriesOf(db, ticketId);
  const ids = [...new Set(entries.flatMap(({ userId }) => (userId === null ? [] : [String(userId)])))];
  const people =
    ids.length === 0
      ? []
      : await db.getModel<Model>('users').findAll({ where: { id: ids }, attributes: ['id', 'nickname'] });
  const sum = (rows: typeof entries) => rows.reduce((total, { minutes }) => total + minutes, 0);
  return {
    entries: entries.map(({ id, minutes, billable, note, commentId, spentAt, userId }) => {
      const person = people.find((one) => String(one.get('id')) === String(userId));
      const user = userId === null ? null : { id: userId, nickname: person?.get('nickname') ?? null };
      return { id, minutes, billable: Boolean(billable), note, commentId, spentAt, user };
    }),
    minutes: sum(entries),
    billableMinutes: sum(entries.filter(({ billable }) => billable)),
  };
}
