import { fold, indexWords, wordsIn } from '../words';

const words = (text: string) => wordsIn(text).map(({ word }) => word);

test.each([
  ['Printer on FIRE', ['printer', 'on', 'fire']],
  ['Ann@Acme.com', ['ann', 'acme', 'com']],
  ['T-2026-000042', ['t', '2026', '000042']],
  ['don’t', ['dont']],
  ['Müller, Crème brûlée', ['muller', 'creme', 'brulee']],
  ['Mu\u0308ller', ['muller']],
  ['ＡＢＣ１２３', ['abc123']],
  ['re\u200bfund \u202eabc', ['refund', 'abc']],
  ['batteries prices glass status refunds', ['battery', 'price', 'glass', 'status', 'refund']],
])('%p has the words %p', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('scripts without spaces are cut into pairs of characters', () => {
  expect(words('申请退款')).toEqual(['申请', '请退', '退款']);
  expect(words('iPhone电池坏了 ok')).toEqual(['iphone', '电池', '池坏', '坏了', 'ok']);
  expect(words('款')).toEqual(['款']);
});

test('each single character of such a run begins a word of the index', () => {
  const indexed = indexWords('申请退款，谢谢。好');
  for (const character of '申请退款谢好') expect(indexed.some((word) => word.startsWith(character))).toBe(true);
  expect(indexed.slice(0, 5)).toEqual(['申请', '请退', '退款', '谢谢', '好']);
});

test('words say where they stand in the text as it is', () => {
  const text = 'Une Crème, 退款';
  expect(wordsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Une', 'Crème', '退款']);
});

test('a word is never longer than a database takes, in bytes', () => {
  for (const text of ['a'.repeat(10_000), 'щ'.repeat(500), '𠀀'.repeat(300)]) {
    for (const word of indexWords(text)) expect(Buffer.byteLength(word)).toBeLessThanOrEqual(40);
  }
});

test('a megabyte of anything is cut in a moment', () => {
  const begun = Date.now();
  for (const piece of ['a', '退', 'a ', '"', '\u0301', '\u200b', "'a", '٣']) indexWords(piece.repeat(1_000_000));
  expect(Date.now() - begun).toBeLessThan(15_000);
});

test('folding twice changes nothing', () => {
  for (const text of ['Ǆ', 'İstanbul', 'ﬁ', 'ẞ', 'Å']) expect(fold(fold(text))).toBe(fold(text));
});
