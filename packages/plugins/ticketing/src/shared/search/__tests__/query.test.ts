import { LONGEST_QUERY, parseSearch, SearchSyntaxError } from '../query';

const terms = (typed: string) => parseSearch(typed).terms;

test('words, phrases, what must not be there and beginnings', () => {
  expect(terms('Printer "on fire" -smoke batt* ')).toEqual([
    { words: ['printer'], isPhrase: false, isPrefix: false, isNegated: false },
    { words: ['on', 'fire'], isPhrase: true, isPrefix: false, isNegated: false },
    { words: ['smoke'], isPhrase: false, isPrefix: false, isNegated: true },
    { words: ['batt'], isPhrase: false, isPrefix: true, isNegated: false },
  ]);
  expect(terms('-"on fire"')).toMatchObject([{ words: ['on', 'fire'], isNegated: true }]);
});

test('the last word may be unfinished, unless a space follows it', () => {
  expect(terms('printer err')).toMatchObject([{ isPrefix: false }, { isPrefix: true }]);
  expect(terms('printer err ')).toMatchObject([{ isPrefix: false }, { isPrefix: false }]);
  expect(terms('er')).toMatchObject([{ isPrefix: false }]);
});

test('an address and a number are words that belong together', () => {
  expect(terms('ann@acme.com ')).toMatchObject([{ words: ['ann', 'acme', 'com'], isPhrase: true }]);
  expect(terms('10:30 ')).toMatchObject([{ words: ['10', '30'] }]);
  expect(terms('https://acme.com/a ')).toMatchObject([{ words: ['http', 'acme', 'com', 'a'] }]);
});

test('Chinese is searched by pairs, a single character as a beginning', () => {
  expect(terms('申请退款')).toMatchObject([{ words: ['申请', '请退', '退款'], isPhrase: false, isPrefix: false }]);
  expect(terms('款')).toMatchObject([{ words: ['款'], isPrefix: true }]);
});

test('operators by English and Chinese names, with values of any kind', () => {
  expect(
    parseSearch('status:open,pending tag:"very important" -from:ann@acme.com created:>2026-01-01 fire').operators,
  ).toEqual([
    { operator: 'status', values: ['open', 'pending'], isNegated: false, position: 1 },
    { operator: 'tag', values: ['very important'], isNegated: false, position: 21 },
    { operator: 'from', values: ['ann@acme.com'], isNegated: true, position: 42 },
    { operator: 'created', values: ['>2026-01-01'], isNegated: false, position: 61 },
  ]);
  expect(parseSearch('状态：处理中 标签:“加急” 负责人:我 退款').operators).toMatchObject([
    { operator: 'status', values: ['处理中'] },
    { operator: 'tag', values: ['加急'] },
    { operator: 'assignee', values: ['我'] },
  ]);
});

test.each([
  ['fire colour:red', { code: 'SEARCH_OPERATOR_UNKNOWN', position: 6, operator: 'colour' }],
  ['颜色:红', { code: 'SEARCH_OPERATOR_UNKNOWN', position: 1, operator: '颜色' }],
  ['status:', { code: 'SEARCH_VALUE_MISSING', position: 1, operator: 'status' }],
  ['a status: open', { code: 'SEARCH_VALUE_MISSING', position: 3, operator: 'status' }],
  ['tag:""', { code: 'SEARCH_VALUE_MISSING', position: 1, operator: 'tag' }],
])('%p is refused with the place at fault', (typed, expected) => {
  expect(() => parseSearch(typed)).toThrow(SearchSyntaxError);
  try {
    parseSearch(typed);
  } catch (error) {
    expect(error).toMatchObject(expected);
  }
});

test('whatever is typed, the question stays small', () => {
  const hostile = [
    'a* '.repeat(200),
    '退'.repeat(10_000),
    '"'.repeat(999),
    '- -- *** ((((',
    'x '.repeat(1_000),
    '-a '.repeat(300),
  ];
  for (const typed of [...hostile, '\0', '%_\\', "';--"]) {
    const { terms: found, text } = parseSearch(typed);
    expect(found.flatMap(({ words }) => words).length).toBeLessThanOrEqual(48);
    expect(found.filter(({ isPrefix }) => isPrefix).length).toBeLessThanOrEqual(4);
    expect(text.length).toBeLessThanOrEqual(LONGEST_QUERY);
  }
});
