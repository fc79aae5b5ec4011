import { numberPattern } from '../numberPattern';

const at = new Date('2026-03-04T23:30:00Z');

test.each([
  [undefined, 42, 'T-2026-000042'],
  ['{seq}', 7, '7'],
  ['#{yy}{mm}{dd}-{seq:3}', 12345, '#260304-12345'],
])('%s', (pattern, sequence, number) => {
  expect(numberPattern(pattern).format(sequence, at)).toBe(number);
});

test('counts anew when its date part changes, and only then', () => {
  const { counterKey } = numberPattern('T-{yyyy}-{seq}');
  expect(counterKey(at)).toBe(counterKey(new Date('2026-12-31T23:59:59Z')));
  expect(counterKey(at)).not.toBe(counterKey(new Date('2027-01-01T00:00:00Z')));
});

test.each(['T-{yyyy}', '{seq}-{seq}', ''])('%j would give a number twice, or is none', (pattern) => {
  expect(() => numberPattern(pattern)).toThrow(RangeError);
});
