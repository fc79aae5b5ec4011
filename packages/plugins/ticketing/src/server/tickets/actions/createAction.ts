import type { Context, Next } from '@nocobase/actions';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { changeContextOf } from '../../kernel/changeContext';
import { extensionInputOf, fieldsOfInput } from '../../types';
import { createTicket } from '../createTicket';
import { IdempotentCreation } from '../idempotency';
import { parseNewTicket } from './newTicketInput';
import { prefilled } from './prefill';

/** `POST ticketingTickets:create`, from a template with `templateId`. The header `Idempotency-Key` makes a repeated request answer with the first ticket. */
export async function createAction(ctx: Context, next: Next): Promise<void> {
  const { values, whitelist } = ctx.action.params;
  const parsed = parseNewTicket(ctx.db.getCollection(COLLECTIONS.tickets), await prefilled(ctx, values), whitelist);
  const ofType = fieldsOfInput(extensionInputOf(ctx));
  const input = ofType ? { ...parsed, fields: { ...parsed.fields, ...ofType } } : parsed;
  const context = changeContextOf(ctx);
  const key = ctx.get('Idempotency-Key');
  ctx.body = key
    ? await new IdempotentCreation(ctx.db, key, context, ofType ? [values, ofType] : values).create(input)
    : await createTicket(ctx.db, input, context);
  await next();
}
