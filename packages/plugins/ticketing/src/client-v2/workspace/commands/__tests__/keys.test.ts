import { keycaps, KeySequence, nameOfPress, SEQUENCE_MS } from '../keys';

const press = (key: string, held: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) =>
  nameOfPress({ key, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('nameOfPress', () => {
  test('names letters, signs and combinations', () => {
    expect(press('j')).toBe('j');
    expect(press('?')).toBe('?');
    expect(press('Enter', { ctrlKey: true })).toBe('mod+Enter');
    expect(press('k', { metaKey: true })).toBe('mod+k');
  });

  test('a capital is another key, and held Control makes no difference between them', () => {
    expect(press('X')).toBe('X');
    expect(press('K', { ctrlKey: true })).toBe('mod+k');
  });

  test('leaves Alt and input methods alone', () => {
    expect(press('j', { altKey: true })).toBeUndefined();
    expect(press('Process')).toBeUndefined();
  });
});

describe('KeySequence', () => {
  const known = new Set(['j', 'g i', 'g k', 'k']);

  test('takes single keys at once and pairs in turn', () => {
    const keys = new KeySequence();
    expect(keys.press('j', known, 0)).toBe('j');
    expect(keys.press('g', known, 10)).toBeUndefined();
    expect(keys.press('k', known, 20)).toBe('g k');
    expect(keys.press('k', known, 30)).toBe('k');
  });

  test('forgets a first key that nothing followed in time, or that was followed by another', () => {
    const keys = new KeySequence();
    keys.press('g', known, 0);
    expect(keys.press('i', known, SEQUENCE_MS + 1)).toBeUndefined();
    keys.press('g', known, 0);
    expect(keys.press('x', known, 1)).toBeUndefined();
    expect(keys.press('i', known, 2)).toBeUndefined();
  });
});

test('keycaps are as on the keyboard', () => {
  expect(keycaps('g i', false)).toEqual(['g', 'i']);
  expect(keycaps('mod+Enter', false)).toEqual(['Ctrl', '↵']);
  expect(keycaps('mod+k', true)).toEqual(['⌘', 'k']);
});
