import type { Context, Next } from '@nocobase/actions';
import { z } from 'zod';
import { MAX_SUBJECT_LENGTH } from '../../shared/ticketFields';
import { addCustomerMessage } from '../conversation';
import type { ChangeContext } from '../kernel/cause';
import { cleanTexts } from '../kernel/cleanText';
import { TicketingError } from '../kernel/errors';
import { idInput, parseInput, type Id } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { catalogOf, changeContextOf, createTicket, IdempotentCreation, transitionTicket } from '../tickets';
import { customerInput, customerTypes } from '../types';
import { contactOfAccount, tieWhoChangesAddress } from './contactOfAccount';
import { stepsOfCustomer } from './customerSteps';
import { listStatuses, listTickets, namesOfStep, ownTicket, showTicket } from './portalTicket';

/** Name of the resource: customers reach their tickets here and nowhere else. */
const RESOURCE = 'ticketingPortal';

const pageInput = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
  state: z.enum(['open', 'closed']).optional(),
  scope: z.enum(['own', 'organization']).default('own'),
});

const ticketInput = z.strictObject({
  subject: z.string().trim().min(1).max(MAX_SUBJECT_LENGTH),
  body: z.string().min(1),
  typeKey: z.string().max(64).nullish(),
  // What the form of the type asks customers for.
  fields: z.record(z.string(), z.unknown()).nullish(),
});

const messageInput = z.strictObject({ body: z.string().min(1) });

interface PortalRequest {
  ctx: Context;
  contactId: Id;
  context: ChangeContext;
}

/** The tickets of whoever is signed in, as the customer they are (behaviours, sections 3 and 15). */
export function initPortal({ app, db }: TicketingPlugin): void {
  tieWhoChangesAddress(db);
  app.resourceManager.define({
    name: RESOURCE,
    actions: {
      list: asCustomer(({ ctx, contactId }) => listTickets(ctx, contactId, parseInput(pageInput, ctx.action.params))),
      get: asCustomer(({ ctx, contactId }) => showTicket(ctx, contactId, ticketIdOf(ctx))),
      statuses: asCustomer(({ ctx }) => listStatuses(ctx)),
      types: asCustomer(({ ctx }) => customerTypes(ctx)),
      create: asCustomer(create),
      reply: asCustomer(reply),
      close: asCustomer((request) => take(request, 'close')),
      reopen: asCustomer((request) => take(request, 'reopen')),
    },
  });
}

function asCustomer(run: (request: PortalRequest) => Promise<unknown>) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const contactId = await contactOfAccount(ctx);
    const { actor } = changeContextOf(ctx);
    const context: ChangeContext = {
      actor: { ...actor, contactId: String(contactId) },
      cause: { kind: 'portal', id: null, label: null, depth: 0 },
    };
    ctx.body = await run({ ctx, contactId, context });
    await next();
  };
}

async function create({ ctx, contactId, context }: PortalRequest) {
  const values = cleanTexts(ctx.action.params.values ?? {});
  const { fields, ...input } = parseInput(ticketInput, values);
  const asked = await customerInput(ctx, input.typeKey, fields ?? {});
  const ticket = { ...input, ...asked, requesterId: contactId, channel: 'portal' };
  const key = ctx.get('Idempotency-Key');
  const { id } = key
    ? await new IdempotentCreation(ctx.db, key, context, values).create(ticket)
    : await createTicket(ctx.db, ticket, context);
  return showTicket(ctx, contactId, id);
}

async function reply({ ctx, contactId, context }: PortalRequest) {
  const { id } = await ownTicket(ctx.db, contactId, ticketIdOf(ctx));
  const { body } = parseInput(messageInput, cleanTexts(ctx.action.params.values ?? {}));
  await addCustomerMessage(ctx.db, id, { body, contactId, channel: 'portal' }, context);
  return showTicket(ctx, contactId, id);
}

async function take({ ctx, contactId, context }: PortalRequest, step: 'close' | 'reopen') {
  const ticket = await ownTicket(ctx.db, contactId, ticketIdOf(ctx));
  const catalog = await catalogOf(ctx.db);
  const statusKey = stepsOfCustomer(catalog, ticket, context.actor.roles)[step];
  if (!statusKey)
    throw new TicketingError('TRANSITION_NOT_ALLOWED', 422, { vars: namesOfStep(ctx, catalog, ticket, step) });
  await transitionTicket(ctx.db, ticket.id, { statusKey }, context);
  return showTicket(ctx, contactId, ticket.id);
}

const ticketIdOf = (ctx: Context): number =>
  parseInput(z.object({ id: idInput }), { id: ctx.action.params.filterByTk }).id;
