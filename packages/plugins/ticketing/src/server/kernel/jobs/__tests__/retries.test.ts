import { retryDelay } from '../retries';

test('waits a second first, four times as long after each failure, an hour at most', () => {
  expect([1, 2, 3, 4].map(retryDelay)).toEqual([1_000, 4_000, 16_000, 64_000]);
  expect(retryDelay(9)).toBe(3_600_000);
});
