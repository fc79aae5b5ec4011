import { formatValue, linkOf } from '../formatValue';

const reader = { t: (key: string) => key, language: 'en-US' };
const format = (kind: string, value: unknown, uiSchema = {}) =>
  formatValue({ interface: kind, uiSchema }, value, reader);

test('nothing is nothing, zero and no are something', () => {
  for (const empty of [null, undefined, '']) expect(format('integer', empty)).toBe('');
  expect(format('integer', 0)).toBe('0');
  expect(format('checkbox', false)).toBe('No');
});

test('a choice shows its label, an unknown one itself', () => {
  const uiSchema = { enum: [{ value: 'a', label: 'Gold' }] };
  expect(format('select', 'a', uiSchema)).toBe('Gold');
  expect(format('multipleSelect', ['a', 'b'], uiSchema)).toBe('Gold, b');
});

test('numbers and dates as the reader writes them', () => {
  expect(format('number', '1234.5')).toBe('1,234.5');
  expect(format('percent', 0.125)).toBe('12.5%');
  expect(format('date', '2026-03-01')).toBe('Mar 1, 2026');
  expect(format('date', 'some day')).toBe('some day');
  expect(format('number', 'many')).toBe('many');
});

test('a value that is no text is not shown as [object Object]', () => {
  expect(format('input', { a: 1 })).toBe('');
});

test('only addresses, numbers and web pages lead somewhere', () => {
  const link = (kind: string, value: unknown) => linkOf({ interface: kind }, value);
  expect(link('email', 'ann@example.com')).toBe('mailto:ann@example.com');
  expect(link('phone', '+49 (30) 12')).toBe('tel:+493012');
  expect(link('url', 'https://example.com')).toBe('https://example.com');
  expect(link('url', 'javascript:alert(1)')).toBeUndefined();
  expect(link('email', 'nobody')).toBeUndefined();
  expect(link('input', 'https://example.com')).toBeUndefined();
});
