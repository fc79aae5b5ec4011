import type { Context } from '@nocobase/actions';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { FIELD_ACTIONS, rightsOf } from '../access';
import { fieldInvalid } from '../kernel/errors';
import { idInput, isRecord } from '../kernel/parseInput';
import { fillTemplate, requesterOf, type FillingIn } from './fillTemplate';
import { usableTemplate } from './usableTemplate';

type Values = Record<string, unknown>;

const requesterInput = z.object({ name: z.string().nullish(), email: z.string().nullish() }).nullish();

/**
 * `ticketingTickets:create` with a `templateId`: what was not sent is taken from the template.
 * @throws TicketingError 404 for a template that the caller may not use
 */
export async function prefillTicket(ctx: Context, given: Values): Promise<Values> {
  const { templateId, ...sent } = given;
  if (templateId === undefined || templateId === null || templateId === '') return sent;
  const id = idInput.safeParse(templateId);
  if (!id.success) throw fieldInvalid('templateId');
  const template = await usableTemplate(ctx, id.data);
  const { fields, ...filled } = fillTemplate(template, await fillingFor(ctx, sent));
  const offered = mayGive(ctx, { ...fields, ...filled });
  return { ...offered, ...Object.fromEntries(Object.entries(sent).filter(([, value]) => isGiven(value))) };
}

/** Who asks and who answers, as far as a request tells. */
export async function fillingFor(ctx: Context, values: Values): Promise<FillingIn> {
  const requester = requesterInput.safeParse(values.requester);
  const requesterId = idInput.safeParse(values.requesterId);
  const { nickname, username } = ctx.state.currentUser ?? {};
  return {
    requester: await requesterOf(
      ctx.db,
      requesterId.success ? requesterId.data : null,
      requester.success ? requester.data : null,
    ),
    agentName: nickname || username,
    locale: ctx.getCurrentLocale?.(),
    timeZone: ctx.get('X-Timezone') || undefined,
  };
}

/** A template is no way round the rights of whoever uses it: to assign a ticket takes the action, as it does by hand. */
function mayGive(ctx: Context, values: Values): Values {
  const rights = rightsOf(ctx);
  const may = (field: string) =>
    !Object.hasOwn(FIELD_ACTIONS, field) || rights.right(COLLECTIONS.tickets, FIELD_ACTIONS[field]) !== null;
  return Object.fromEntries(Object.entries(values).filter(([field, value]) => value != null && may(field)));
}

const isGiven = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && !(isRecord(value) && Object.keys(value).length === 0);
