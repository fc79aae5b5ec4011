/** Reads a form as it is stored: whatever somebody left in the column, the desk goes on working. */
import {
  CONDITION_OPERATORS,
  EMPTY_FIELD,
  FORM_AUDIENCES,
  type FormCondition,
  type FormField,
  type FormRule,
  type TicketForm,
} from './ticketForm';

type Row = Record<string, unknown>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The readable part of a stored form; a field that comes twice counts once. */
export function readForm(stored: unknown): TicketForm {
  const given = typeof stored === 'string' ? parsed(stored) : stored;
  if (!Array.isArray(given)) return [];
  const fields = given.flatMap((item: unknown) => (isRow(item) ? readField(item) : []));
  return [...new Map(fields.map((field) => [field.name, field])).values()];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readField(row: Row): FormField[] {
  if (typeof row.name !== 'string' || row.name === '') return [];
  const seenBy = Array.isArray(row.seenBy) ? FORM_AUDIENCES.filter((one) => [row.seenBy].flat().includes(one)) : null;
  return [
    {
      ...EMPTY_FIELD,
      name: row.name,
      required: row.required === true,
      defaultValue: row.defaultValue ?? null,
      label: textOf(row.label),
      help: textOf(row.help),
      width: row.width === 'half' ? 'half' : 'full',
      seenBy: seenBy ?? EMPTY_FIELD.seenBy,
      showIf: readRule(row.showIf),
    },
  ];
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);

function readRule(value: unknown): FormRule | null {
  if (!isRow(value) || !Array.isArray(value.conditions)) return null;
  const conditions = value.conditions.flatMap((item: unknown) => (isRow(item) ? readCondition(item) : []));
  return conditions.length > 0 ? { match: value.match === 'any' ? 'any' : 'all', conditions } : null;
}

function readCondition({ field, operator, value }: Row): FormCondition[] {
  const known = CONDITION_OPERATORS.find((one) => one === operator);
  return typeof field === 'string' && known ? [{ field, operator: known, value }] : [];
}
