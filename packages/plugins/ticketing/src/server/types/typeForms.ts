import type { Context } from '@nocobase/actions';
import type { Database } from '@nocobase/database';
import type { FormAudience, FormFieldInfo, TypeWithForm } from '../../shared/ticketForm';
import { readableText } from '../kernel/deskTexts';
import type { Catalog, TypeRow } from '../tickets';
import { availableFields } from './fieldInfo';

/** A type with the part of its form that an audience sees, and what is known of those fields. */
export function typeWithForm(db: Database, catalog: Catalog, type: TypeRow, audience: FormAudience): TypeWithForm {
  const infos = availableFields(db, catalog, type);
  const known = new Set(infos.map(({ name }) => name));
  const form = type.form.filter(({ name, seenBy }) => known.has(name) && seenBy.includes(audience));
  const asked = new Set(form.map(({ name }) => name));
  const { key, label, description, icon, color, isDefault } = type;
  return {
    ...{ key, label, description: description ?? null, icon: icon ?? null, color: color ?? null },
    isDefault: Boolean(isDefault),
    form,
    fields: infos.filter(({ name }) => asked.has(name)),
  };
}

/** The same in the reader's words, for pages that cannot translate. */
export function inWords(ctx: Context, type: TypeWithForm): TypeWithForm {
  const words = (text: string) => readableText(ctx.app, text, ctx.getCurrentLocale?.());
  const maybe = (text: string | null) => (text === null ? null : words(text));
  const field = (info: FormFieldInfo): FormFieldInfo => ({
    ...info,
    title: words(info.title),
    ...(info.options ? { options: info.options.map(({ value, label }) => ({ value, label: words(label) })) } : {}),
  });
  return {
    ...type,
    label: words(type.label),
    description: maybe(type.description),
    form: type.form.map((one) => ({ ...one, label: maybe(one.label), help: maybe(one.help) })),
    fields: type.fields.map(field),
  };
}
