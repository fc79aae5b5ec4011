import type { AddableKind } from '../../shared/ticketForm';

export interface NewField {
  title: string;
  kind: AddableKind;
  /** What a select offers. */
  options?: readonly { value: string; label: string }[];
}

const input = (fieldInterface: string, component: string, type = 'string', props: Record<string, unknown> = {}) => ({
  type,
  interface: fieldInterface,
  uiSchema: { type: 'string', 'x-component': component, ...props },
});

/** How the collection manager makes each kind of field. */
const KINDS: Readonly<Record<AddableKind, { type: string; interface: string; uiSchema: Record<string, unknown> }>> = {
  text: input('input', 'Input'),
  longText: input('textarea', 'Input.TextArea', 'text'),
  email: input('email', 'Input', 'string', { 'x-validator': 'email' }),
  url: input('url', 'Input.URL', 'text'),
  phone: input('phone', 'Input', 'string', { 'x-component-props': { type: 'tel' } }),
  integer: input('integer', 'InputNumber', 'integer', {
    type: 'number',
    'x-validator': 'integer',
    'x-component-props': { step: '1', stringMode: true },
  }),
  number: input('number', 'InputNumber', 'double', {
    type: 'number',
    'x-component-props': { step: '0.01', stringMode: true },
  }),
  checkbox: input('checkbox', 'Checkbox', 'boolean', { type: 'boolean' }),
  date: input('date', 'DatePicker', 'dateOnly', { 'x-component-props': { dateOnly: true, showTime: false } }),
  datetime: input('datetime', 'DatePicker', 'date', {
    'x-component-props': {
      picker: 'date',
      dateFormat: 'YYYY-MM-DD',
      gmt: false,
      showTime: true,
      timeFormat: 'HH:mm:ss',
    },
  }),
  select: input('select', 'Select'),
  multiSelect: input('multipleSelect', 'Select', 'array', {
    type: 'array',
    'x-component-props': { mode: 'multiple' },
  }),
};

/** A field of a simple kind, as the collection manager would make it. */
export function fieldOptions(name: string, { title, kind, options }: NewField) {
  const { uiSchema, ...field } = KINDS[kind];
  const choices = kind === 'select' || kind === 'multiSelect' ? { enum: options ?? [] } : {};
  return { name, ...field, uiSchema: { ...uiSchema, title, ...choices } };
}

/** "Warranty claim" -> "warrantyClaim"; a title without a letter of the alphabet gives `fallback`. */
export function nameFor(title: string, fallback: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const [first = '', ...rest] = words;
  const name = [first.toLowerCase(), ...rest.map((word) => word[0].toUpperCase() + word.slice(1).toLowerCase())].join(
    '',
  );
  const clean = name.replace(/^\d+/, '').slice(0, 40);
  return clean === '' ? fallback : clean[0].toLowerCase() + clean.slice(1);
}
