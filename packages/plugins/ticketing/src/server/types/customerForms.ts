import type { Context } from '@nocobase/actions';
import { isBlank, type TypeWithForm } from '../../shared/ticketForm';
import { visibleFields } from '../../shared/ticketFormRules';
import { fieldInvalid } from '../kernel/errors';
import { fieldUnknown } from '../kernel/parseInput';
import { catalogOf, ticketModel, type TicketRecord } from '../tickets';
import { extensionByRelation } from './extensions';
import { readExtension, valuesOfRow } from './extensionRow';
import { inWords, typeWithForm } from './typeForms';

type Values = Record<string, unknown>;

/** The types that customers may choose, with what each asks of them. */
export async function customerTypes(ctx: Context): Promise<TypeWithForm[]> {
  const catalog = await catalogOf(ctx.db);
  return catalog.types
    .filter(({ isActive, forCustomers }) => isActive && forCustomers)
    .map((type) => inWords(ctx, typeWithForm(ctx.db, catalog, type, 'customers')));
}

/**
 * What a customer sends for a new ticket: nothing but the fields that the form shows to customers.
 * @returns the values, as `createTicket` takes them: columns of the ticket, and `fields` of builders and of the type
 * @throws TicketingError 422 FIELD_INVALID for a type that is not offered, FIELD_UNKNOWN
 */
export async function customerInput(
  ctx: Context,
  typeKey: string | null | undefined,
  given: Values,
): Promise<{ priorityKey?: string; fields: Values }> {
  const catalog = await catalogOf(ctx.db);
  const type = catalog.types.find(({ key, isDefault }) => (typeKey ? key === typeKey : isDefault));
  if (typeKey && !(type?.isActive && type.forCustomers)) throw fieldInvalid('typeKey');
  const { form } = type ? typeWithForm(ctx.db, catalog, type, 'customers') : { form: [] };
  const unknown = Object.keys(given).find((name) => !form.some((field) => field.name === name));
  if (unknown !== undefined) throw fieldUnknown(unknown);
  const { priorityKey, ...fields } = given;
  if (isBlank(priorityKey)) return { fields };
  if (typeof priorityKey !== 'string') throw fieldInvalid('priorityKey');
  return { priorityKey, fields };
}

/** What a customer sees of a ticket beside the conversation, in their words. */
export async function customerFields(ctx: Context, ticketId: TicketRecord['id'], typeKey: string | null) {
  const catalog = await catalogOf(ctx.db);
  const row = catalog.types.find(({ key }) => key === typeKey);
  if (!row) return [];
  const { form, fields } = inWords(ctx, typeWithForm(ctx.db, catalog, row, 'customers'));
  if (form.length === 0) return [];
  const ticket = await ticketModel(ctx.db).findByPk(ticketId);
  const extension = extensionByRelation(ctx.db, row.extensionField);
  const own = extension ? valuesOfRow(extension, await readExtension(extension, ticketId)) : {};
  const values: Values = { ...ticket?.get(), ...own };
  const shown = new Set(visibleFields(row.form, values, 'customers').map(({ name }) => name));
  return form
    .filter(({ name }) => shown.has(name))
    .flatMap(({ name, label }) => {
      const info = fields.find((one) => one.name === name);
      const value = info && values[info.name];
      return info ? [{ ...info, title: label ?? info.title, value: value ?? null }] : [];
    });
}
