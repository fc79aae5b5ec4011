import { EMPTY_FIELD, type FormField, type FormFieldInfo } from '../ticketForm';
import { formProblems } from '../ticketFormProblems';
import { conditionHolds, missingFields, shownFields, visibleFields, withDefaults } from '../ticketFormRules';
import { readForm } from '../ticketFormStored';
import { checkValue } from '../ticketFormValues';

const field = (name: string, more: Partial<FormField> = {}): FormField => ({ ...EMPTY_FIELD, name, ...more });
const when = (other: string, operator: 'is' | 'isNot' | 'isFilled' | 'isEmpty', value?: unknown) => ({
  showIf: { match: 'all' as const, conditions: [{ field: other, operator, value }] },
});
const names = (fields: readonly FormField[]) => fields.map(({ name }) => name);

describe('what is shown', () => {
  const form = [
    field('kind'),
    field('amount', { required: true, ...when('kind', 'is', 'refund') }),
    field('iban', { required: true, ...when('amount', 'isFilled') }),
    field('internal', { required: true, seenBy: ['agents'] }),
  ];

  test('follows conditions, through hidden fields as well', () => {
    expect([...shownFields(form, { kind: 'refund', amount: 5 })]).toEqual(['kind', 'amount', 'iban', 'internal']);
    expect([...shownFields(form, { kind: 'none', amount: 5 })]).toEqual(['kind', 'internal']);
  });

  test('is not the same for everyone', () => {
    expect(names(visibleFields(form, {}, 'customers'))).toEqual(['kind']);
    expect(names(missingFields(form, {}, 'customers'))).toEqual([]);
    expect(names(missingFields(form, { kind: 'refund' }, 'agents'))).toEqual(['amount', 'internal']);
  });

  test('a default may show a field, which has its own', () => {
    const filled = withDefaults(
      [field('a', { defaultValue: 'x' }), field('b', { defaultValue: 3, ...when('a', 'is', 'x') })],
      {},
    );
    expect(filled).toEqual({ a: 'x', b: 3 });
    expect(withDefaults([field('b', { defaultValue: 3, ...when('a', 'is', 'x') }), field('a')], {})).toEqual({});
  });

  test('a circle hides, it does not hang', () => {
    const circle = [field('a', when('b', 'isFilled')), field('b', when('a', 'isFilled'))];
    expect([...shownFields(circle, { a: 1, b: 1 })]).toEqual([]);
  });
});

test.each([
  ['is', 'a', 'a', true],
  ['is', ['a', 'b'], 'b', true],
  ['is', 'b', ['a', 'b'], true],
  ['is', undefined, false, true],
  ['is', 5, '5', true],
  ['isNot', 'a', 'b', true],
  ['isFilled', false, undefined, false],
  ['isEmpty', [], undefined, true],
  ['contains', 'Hello World', 'world', true],
  ['greaterThan', 10, '9', true],
  ['greaterThan', null, 1, false],
  ['lessThan', '2026-01-02', '2026-02-01', true],
  ['lessThan', undefined, 1, false],
] as const)('%s %j %j', (operator, value, wanted, holds) => {
  expect(conditionHolds({ field: 'x', operator, value: wanted }, value)).toBe(holds);
});

describe('what is wrong with a form', () => {
  const infos: FormFieldInfo[] = [
    { name: 'kind', source: 'extension', title: 'Kind', kind: 'select', options: [{ value: 'a', label: 'A' }] },
    { name: 'b', source: 'extension', title: 'B', kind: 'integer' },
    { name: 'c', source: 'extension', title: 'C', kind: 'text' },
    { name: 'teamId', source: 'ticket', title: 'Team', kind: 'team' },
  ];
  const codes = (...form: FormField[]) => formProblems(form, infos).map(({ code, field: name }) => `${code} ${name}`);

  test('a good form has no problem', () => {
    expect(codes(field('kind'), field('b', when('kind', 'is', 'a')), field('c', when('b', 'isFilled')))).toEqual([]);
  });

  test.each([
    ['an unknown field', [field('nope')], 'FORM_FIELD_UNKNOWN nope'],
    ['a field twice', [field('b'), field('b')], 'FORM_FIELD_TWICE b'],
    ['required and never seen', [field('b', { required: true, seenBy: [] })], 'FORM_REQUIRED_HIDDEN b'],
    ['a team for customers', [field('teamId')], 'FORM_NOT_FOR_CUSTOMERS teamId'],
    ['a default of the wrong kind', [field('b', { defaultValue: 'x' })], 'FORM_DEFAULT_INVALID b'],
    ['a condition on nothing', [field('b', when('c', 'isFilled'))], 'FORM_CONDITION_UNKNOWN b'],
    ['a condition on itself', [field('b', when('b', 'isFilled'))], 'FORM_CONDITION_CYCLE b'],
    ['a circle', [field('b', when('c', 'isFilled')), field('c', when('b', 'isFilled'))], 'FORM_CONDITION_CYCLE b'],
    ['a choice that is not offered', [field('kind'), field('b', when('kind', 'is', 'z'))], 'FORM_CONDITION_NEVER b'],
    ['a text of 2000', [field('b', { help: 'x'.repeat(2000) })], 'FORM_TEXT_TOO_LONG b'],
  ])('%s', (_, form, problem) => {
    expect(codes(...form)).toEqual([problem]);
  });

  test('conditions that exclude each other', () => {
    const both = (operator: 'is' | 'isFilled', value: unknown, other: 'is' | 'isEmpty', second: unknown) => ({
      showIf: {
        match: 'all' as const,
        conditions: [
          { field: 'c', operator, value },
          { field: 'c', operator: other, value: second },
        ],
      },
    });
    expect(codes(field('c'), field('b', both('is', 'x', 'is', 'y')))).toEqual(['FORM_CONDITION_NEVER b']);
    expect(codes(field('c'), field('b', both('isFilled', null, 'isEmpty', null)))).toEqual(['FORM_CONDITION_NEVER b']);
  });

  test('101 fields', () => {
    expect(codes(...Array.from({ length: 101 }, () => field('b')))[0]).toContain('FORM_TOO_LONG');
  });
});

test.each<[FormFieldInfo['kind'], unknown, unknown]>([
  ['text', ' a ', 'a'],
  ['text', '', null],
  ['integer', '12', 12],
  ['number', '1.5', 1.5],
  ['checkbox', 'true', true],
  ['checkbox', false, false],
  ['date', '2026-02-03T10:00:00Z', '2026-02-03'],
  ['datetime', '2026-02-03T10:00:00+02:00', '2026-02-03T08:00:00.000Z'],
  ['select', 'a', 'a'],
  ['multiSelect', ['a', 'a', 'b'], ['a', 'b']],
  ['email', 'a@b.test', 'a@b.test'],
  ['url', 'https://a.test/x', 'https://a.test/x'],
])('%s takes %j', (kind, value, stored) => {
  const options = ['a', 'b'].map((one) => ({ value: one, label: one }));
  expect(checkValue({ kind, options }, value)).toEqual({ value: stored });
});

test.each<[FormFieldInfo['kind'], unknown]>([
  ['text', { $ne: 1 }],
  ['text', ['a']],
  ['integer', '1.5'],
  ['integer', 3_000_000_000],
  ['number', 'many'],
  ['number', '1e999'],
  ['checkbox', 'perhaps'],
  ['date', '2026-13-45'],
  ['date', 'soon'],
  ['datetime', 'never'],
  ['datetime', '+100000-01-01T00:00:00Z'],
  ['select', 'z'],
  ['multiSelect', ['a', 'z']],
  ['email', 'nobody'],
  ['url', 'javascript:alert(1)'],
  ['team', "1' OR 1"],
])('%s refuses %j', (kind, value) => {
  expect(checkValue({ kind, options: [{ value: 'a', label: 'a' }] }, value)).toEqual({ problem: 'FIELD_INVALID' });
});

test('reads whatever is stored', () => {
  expect(readForm(null)).toEqual([]);
  expect(readForm('{broken')).toEqual([]);
  expect(readForm([1, null, { name: 5 }, { name: 'a', seenBy: 'all', showIf: { conditions: 'x' } }])).toEqual([
    field('a'),
  ]);
  expect(readForm(JSON.stringify([{ name: 'a', required: true }]))).toEqual([field('a', { required: true })]);
});
