import type { Context } from '@nocobase/actions';
import type { Database } from '@nocobase/database';
import type { z } from 'zod';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { ChangeContext } from '../../kernel/cause';
import { changeContextOf } from '../../kernel/changeContext';
import { cleanTexts } from '../../kernel/cleanText';
import { takes } from '../../kernel/actionInputs';
import type { DeskAction } from '../../kernel/deskActions';
import { fieldInvalid, notFound } from '../../kernel/errors';
import { idInput, parseInput } from '../../kernel/parseInput';

export interface TicketRequest<T> {
  db: Database;
  ticketId: number;
  input: T;
  context: ChangeContext;
}

/**
 * An action on one ticket: finds out which and who, parses what was sent, and answers with what `run` returns.
 * @throws TicketingError 404 also for a ticket outside the data scope of the caller's role
 */
export function onTicket<T extends z.ZodType>(
  schema: T,
  run: (request: TicketRequest<z.output<T>>) => Promise<unknown>,
): DeskAction {
  const action: DeskAction = async (ctx, next) => {
    const ticketId = ticketIdOf(ctx);
    const input = parseInput(schema, cleanTexts(ctx.action.params.values ?? {}));
    await mustBeInScope(ctx, ticketId);
    ctx.body = await run({ db: ctx.db, ticketId, input, context: changeContextOf(ctx) });
    await next();
  };
  return takes(schema, action);
}

/** @throws TicketingError 422 FIELD_INVALID, FIELD_REQUIRED */
export function ticketIdOf(ctx: Context): number {
  const id = idInput.safeParse(ctx.action.params.filterByTk);
  if (!id.success) throw fieldInvalid('filterByTk');
  return id.data;
}

/** The role's data scope comes as a filter; a ticket outside it does not exist for the caller. */
export async function mustBeInScope(ctx: Context, ticketId: number): Promise<void> {
  const { filter } = ctx.action.params;
  if (!filter || Object.keys(filter).length === 0) return;
  const found = await ctx.db.getRepository(COLLECTIONS.tickets).count({ filterByTk: ticketId, filter, context: ctx });
  if (found === 0) throw notFound();
}
