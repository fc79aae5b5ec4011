/** What the desk accepts as the value of a field, by the field's kind. */
import { isBlank, type FieldKind, type FormFieldInfo } from './ticketForm';

export type ValueProblem = 'FIELD_INVALID' | 'FIELD_TOO_LONG';
export type Checked = { value: unknown } | { problem: ValueProblem; max?: number };

export const MAX_TEXT_LENGTH = 255;
export const MAX_LONG_TEXT_LENGTH = 20_000;
const MAX_INTEGER = 2_147_483_647;

const EMAIL = /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+$/;
const PHONE = /^[\d\s()+./#*-]{2,40}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[1-9]\d{0,15}$/;

const invalid: Checked = { problem: 'FIELD_INVALID' };

/** @returns the value as it is stored; null for nothing */
export function checkValue(info: Pick<FormFieldInfo, 'kind' | 'options'>, value: unknown): Checked {
  if (isBlank(value)) return { value: null };
  return CHECKS[info.kind](value, info.options?.map((option) => option.value) ?? []);
}

type Check = (value: unknown, options: readonly string[]) => Checked;

const CHECKS: Readonly<Record<FieldKind, Check>> = {
  text: (value) => text(value, MAX_TEXT_LENGTH),
  longText: (value) => text(value, MAX_LONG_TEXT_LENGTH),
  email: (value) => matching(value, EMAIL),
  phone: (value) => matching(value, PHONE),
  url: (value) => (typeof value === 'string' && isWebAddress(value.trim()) ? text(value, 2000) : invalid),
  integer: (value) => number(value, (one) => Number.isInteger(one) && Math.abs(one) <= MAX_INTEGER),
  number: (value) => number(value, () => true),
  checkbox,
  date: (value) =>
    typeof value === 'string' && DATE.test(value.slice(0, 10)) && isMoment(value)
      ? { value: value.slice(0, 10) }
      : invalid,
  datetime: (value) =>
    (typeof value === 'string' || value instanceof Date) && isMoment(value)
      ? { value: new Date(value).toISOString() }
      : invalid,
  select: (value, options) => (isScalar(value) && options.includes(String(value)) ? { value: String(value) } : invalid),
  multiSelect,
  team: id,
  person: id,
  organization: id,
};

const isScalar = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

function text(value: unknown, max: number): Checked {
  if (!isScalar(value)) return invalid;
  const trimmed = String(value).trim();
  return trimmed.length > max ? { problem: 'FIELD_TOO_LONG', max } : { value: trimmed };
}

function matching(value: unknown, pattern: RegExp): Checked {
  const checked = text(value, MAX_TEXT_LENGTH);
  return 'value' in checked && !pattern.test(String(checked.value)) ? invalid : checked;
}

function number(value: unknown, fits: (value: number) => boolean): Checked {
  const given = isScalar(value) ? Number(value) : Number.NaN;
  return Number.isFinite(given) && fits(given) ? { value: given } : invalid;
}

function checkbox(value: unknown): Checked {
  if (value === true || value === 'true' || value === 1) return { value: true };
  return value === false || value === 'false' || value === 0 ? { value: false } : invalid;
}

function multiSelect(value: unknown, options: readonly string[]): Checked {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const fits = list.length <= 200 && list.every((one) => isScalar(one) && options.includes(String(one)));
  return fits ? { value: [...new Set(list.map(String))] } : invalid;
}

function id(value: unknown): Checked {
  return isScalar(value) && ID.test(String(value)) ? { value } : invalid;
}

const isMoment = (value: string | Date) => {
  const time = new Date(value).getTime();
  return !Number.isNaN(time) && Math.abs(time) < 8e14 && new Date(time).getUTCFullYear() <= 9999;
};

function isWebAddress(address: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}
