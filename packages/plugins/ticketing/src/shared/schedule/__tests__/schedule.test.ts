import { isTimeZone, nextRuns, parseCron } from '..';

const runs = (expression: string, zone: string, after: string, wanted = 3) =>
  nextRuns(expression, zone, new Date(after), wanted).map((moment) => moment.toISOString().slice(0, 16));

test.each([
  ['0 9 * * 1-5', 'UTC', '2026-03-27T09:00:00Z', ['2026-03-30T09:00', '2026-03-31T09:00', '2026-04-01T09:00']],
  ['*/20 8 * * *', 'UTC', '2026-01-01T08:19:59Z', ['2026-01-01T08:20', '2026-01-01T08:40', '2026-01-02T08:00']],
  ['30 8 1 * *', 'Asia/Shanghai', '2026-01-15T00:00:00Z', ['2026-02-01T00:30', '2026-03-01T00:30', '2026-04-01T00:30']],
  ['0 0 29 2 *', 'UTC', '2026-01-01T00:00:00Z', ['2028-02-29T00:00', '2032-02-29T00:00', '2036-02-29T00:00']],
  ['0 12 13 * FRI', 'UTC', '2026-02-12T13:00:00Z', ['2026-02-13T12:00', '2026-02-20T12:00', '2026-02-27T12:00']],
  ['5/30 0 1 jan,jul *', 'UTC', '2026-01-01T00:10:00Z', ['2026-01-01T00:35', '2026-07-01T00:05', '2026-07-01T00:35']],
  ['0 9 * * 7', 'UTC', '2026-11-22T10:00:00Z', ['2026-11-29T09:00', '2026-12-06T09:00', '2026-12-13T09:00']],
])('%s in %s after %s', (expression, zone, after, expected) => {
  expect(runs(expression, zone, after)).toEqual(expected);
});

test('the wall clock counts when the clocks change', () => {
  // Berlin: 29 March 2026 has no 02:30, 25 October has it twice.
  expect(runs('30 2 * * *', 'Europe/Berlin', '2026-03-28T00:00:00Z')).toEqual([
    '2026-03-28T01:30',
    '2026-03-29T01:30',
    '2026-03-30T00:30',
  ]);
  expect(runs('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z', 2)).toEqual([
    '2026-10-25T00:30',
    '2026-10-26T01:30',
  ]);
  expect(runs('0 9 * * *', 'America/New_York', '2026-03-07T12:00:00Z', 2)).toEqual([
    '2026-03-07T14:00',
    '2026-03-08T13:00',
  ]);
  expect(runs('45 0 * * *', 'Asia/Kathmandu', '2026-06-01T00:00:00Z', 1)).toEqual(['2026-06-01T19:00']);
  // Santiago skips midnight itself.
  expect(runs('0 0 * * *', 'America/Santiago', '2026-09-05T12:00:00Z', 1)).toEqual(['2026-09-06T04:00']);
});

test.each([
  '',
  '* * * *',
  '* * * * * *',
  '60 * * * *',
  '* 24 * * *',
  '* * 0 * *',
  '* * * 13 *',
  '* * * * 8',
  '5-1 * * * *',
  '*/0 * * * *',
  '*/x * * * *',
  '1,,2 * * * *',
  '@daily',
  '1-2-3 * * * *',
  `${'1,'.repeat(200)}1 * * * *`,
])('%j is no schedule', (expression) => {
  expect(parseCron(expression)).toBeUndefined();
  expect(nextRuns(expression, 'UTC', new Date())).toEqual([]);
});

test('a day that never comes has no runs, and finds that out quickly', () => {
  const start = performance.now();
  expect(runs('0 0 31 2 *', 'UTC', '2026-01-01T00:00:00Z')).toEqual([]);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('time zones are known by name', () => {
  expect(isTimeZone('Europe/Berlin')).toBe(true);
  expect(isTimeZone('Mars/Olympus')).toBe(false);
  expect(isTimeZone('')).toBe(false);
  expect(nextRuns('* * * * *', 'Mars/Olympus', new Date())).toEqual([]);
});
