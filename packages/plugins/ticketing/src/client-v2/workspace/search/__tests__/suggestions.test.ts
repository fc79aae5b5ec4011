import { suggestionsFor } from '../suggestions';

const known = { status: ['New', 'On hold'], tag: ['vip'] };
const texts = (typed: string, language = 'en-US') => suggestionsFor(typed, language, known).map(({ text }) => text);

test('names of operators, in the language of the page', () => {
  expect(texts('st')).toEqual(['status:']);
  expect(texts('fire st')).toEqual(['fire status:']);
  expect(texts('-st')).toEqual(['-status:']);
  expect(texts('状', 'zh-CN')).toEqual(['状态:']);
  expect(texts('st', 'zh-CN')).toEqual(['状态:']);
  expect(texts('xyz')).toEqual([]);
});

test('values of an operator, in quotation marks where they have spaces', () => {
  expect(texts('status:')).toEqual(['status:New ', 'status:"On hold" ']);
  expect(texts('fire status:o')).toEqual(['fire status:"On hold" ']);
  expect(texts('tag:vip')).toEqual([]);
  expect(texts('is:un')).toEqual(['is:unassigned ']);
  expect(texts('是:未分', 'zh-CN')).toEqual(['是:未分配 ']);
  expect(texts('colour:')).toEqual([]);
});

test('nothing inside a phrase', () => {
  expect(texts('"a st')).toEqual([]);
});
