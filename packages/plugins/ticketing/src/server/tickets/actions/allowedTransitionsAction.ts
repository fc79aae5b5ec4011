import type { Context, Next } from '@nocobase/actions';
import { readableText } from '../../kernel/deskTexts';
import { changeContextOf } from '../../kernel/changeContext';
import { notFound } from '../../kernel/errors';
import { isRecord } from '../../kernel/parseInput';
import { fieldOptions, flowRoles, isFilled, titleOf } from '../flow';
import { ticketModel, type TicketRecord } from '../ticketRecord';
import { listAllowedTransitions } from '../transitionTicket';
import { mustBeInScope, ticketIdOf } from './onTicket';

/**
 * `GET ticketingTickets:allowedTransitions`: the steps that the caller may take now, in the order of the buttons, each with
 * the status that it leads to and all that it will ask for: `fields` (with `isFilled`), `commentRequired`, `confirm`,
 * `confirmText`.
 */
export async function allowedTransitionsAction(ctx: Context, next: Next): Promise<void> {
  const ticketId = ticketIdOf(ctx);
  await mustBeInScope(ctx, ticketId);
  const ticket = await ticketModel(ctx.db).findByPk(ticketId);
  if (!ticket) throw notFound();
  const steps = await listAllowedTransitions(ctx.db, ticket, flowRoles(changeContextOf(ctx).actor));
  const fields = await fieldsOf(ctx, ticket, new Set(steps.flatMap(({ requiredFields }) => requiredFields)));
  ctx.body = steps.map((step) => ({
    ...step,
    fields: step.requiredFields.flatMap((name) => fields.get(name) ?? []),
  }));
  await next();
}

async function fieldsOf(ctx: Context, ticket: TicketRecord, names: ReadonlySet<string>) {
  const described = await Promise.all(
    [...names].map(async (name) => {
      const options = fieldOptions(ctx.db, name);
      const schema = isRecord(options.uiSchema) ? options.uiSchema : {};
      return {
        name,
        title: readableText(ctx.app, titleOf(ctx.db, name), ctx.getCurrentLocale?.()),
        interface: typeof options.interface === 'string' ? options.interface : null,
        ...(Array.isArray(schema.enum) ? { options: schema.enum } : {}),
        isFilled: await isFilled(ticket, name),
      };
    }),
  );
  return new Map(described.map((field) => [field.name, field]));
}
