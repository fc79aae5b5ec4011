import type { Context, Next } from '@nocobase/actions';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { changeContextOf } from '../../kernel/changeContext';
import { createTicket } from '../createTicket';
import { IdempotentCreation } from '../idempotency';
import { parseNewTicket } from './newTicketInput';

/** `POST ticketingTickets:create`. The header `Idempotency-Key` makes a repeated request answer with the first ticket. */
export async function createAction(ctx: Context, next: Next): Promise<void> {
  const { values, whitelist } = ctx.action.params;
  const input = parseNewTicket(ctx.db.getCollection(COLLECTIONS.tickets), values, whitelist);
  const context = changeContextOf(ctx);
  const key = ctx.get('Idempotency-Key');
  ctx.body = key
    ? await new IdempotentCreation(ctx.db, key, context, values).create(input)
    : await createTicket(ctx.db, input, context);
  await next();
}
