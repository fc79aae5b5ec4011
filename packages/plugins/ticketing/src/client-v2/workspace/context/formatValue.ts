import type { CollectionField, Translate } from '@nocobase/flow-engine';
import { isRecord } from '../isRecord';

interface Reader {
  t: Translate;
  language: string;
}

type Described = Pick<CollectionField, 'interface' | 'uiSchema'>;

/** A field's value as people write it; empty when there is nothing to say. */
export function formatValue(field: Described, value: unknown, { t, language }: Reader): string {
  if (value === null || value === undefined || value === '') return '';
  switch (field.interface) {
    case 'checkbox':
      return value === true || value === 1 ? t('Yes') : t('No');
    case 'select':
    case 'radioGroup':
    case 'multipleSelect':
    case 'checkboxGroup':
      return [value]
        .flat()
        .map((one) => t(labelOf(field, one)))
        .join(', ');
    case 'integer':
    case 'number':
      return formatNumber(value, {}, language);
    case 'percent':
      return formatNumber(value, { style: 'percent', maximumFractionDigits: 2 }, language);
    case 'date':
      return formatDate(String(value).slice(0, 10), { dateStyle: 'medium', timeZone: 'UTC' }, language);
    case 'datetime':
    case 'datetimeNoTz':
    case 'createdAt':
    case 'updatedAt':
      return formatDate(String(value), { dateStyle: 'medium', timeStyle: 'short' }, language);
    default:
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }
}

/** Where a value leads when touched; undefined for plain text. */
export function linkOf({ interface: kind }: Described, value: unknown): string | undefined {
  const text = typeof value === 'string' ? value.trim() : '';
  if (kind === 'email' && /^[^\s@]+@[^\s@]+$/.test(text)) return `mailto:${encodeURI(text)}`;
  if (kind === 'phone' && /\d/.test(text)) return `tel:${text.replace(/[^+\d]/g, '')}`;
  if (kind === 'url' && /^https?:\/\//i.test(text)) return text;
  return undefined;
}

function labelOf({ uiSchema }: Described, value: unknown): string {
  const options: unknown = uiSchema?.enum;
  const option: unknown = Array.isArray(options)
    ? options.find((one) => isRecord(one) && String(one.value) === String(value))
    : undefined;
  return isRecord(option) && typeof option.label === 'string' ? option.label : String(value);
}

function formatNumber(value: unknown, options: Intl.NumberFormatOptions, language: string): string {
  const number = Number(value);
  return Number.isFinite(number) ? new Intl.NumberFormat(language, options).format(number) : String(value);
}

function formatDate(value: string, options: Intl.DateTimeFormatOptions, language: string): string {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? value : new Intl.DateTimeFormat(language, options).format(date);
}
