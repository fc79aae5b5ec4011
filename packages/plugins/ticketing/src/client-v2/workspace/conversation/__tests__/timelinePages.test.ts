import type { TimelineEntry } from '../timeline';
import { withEarlier, withLatest } from '../timelinePages';

const entries = (...ids: number[]): TimelineEntry[] =>
  ids.map((id) => ({ entry: 'comment', id, kind: 'reply', body: '', createdAt: '2026-01-01T00:00:00Z' }));
const page = (hasEarlier: boolean, ...ids: number[]) => ({ timeline: entries(...ids), hasEarlier });
const ids = ({ timeline }: { timeline: readonly TimelineEntry[] }) => timeline.map(({ id }) => id);

test('an earlier page goes before what is shown, each entry once', () => {
  const shown = withEarlier(page(true, 4, 5), page(false, 2, 3, 4));
  expect(ids(shown)).toEqual([2, 3, 4, 5]);
  expect(shown.hasEarlier).toBe(false);
});

test('what is read again leaves the earlier part where it is', () => {
  const shown = withLatest(page(false, 1, 2, 3, 4), page(true, 3, 4, 5));
  expect(ids(shown)).toEqual([1, 2, 3, 4, 5]);
  expect(shown.hasEarlier).toBe(false);
});

test('a gap is not hidden: the earlier part is dropped and offered again', () => {
  const shown = withLatest(page(false, 1, 2, 3), page(true, 8, 9));
  expect(ids(shown)).toEqual([8, 9]);
  expect(shown.hasEarlier).toBe(true);
});

test('the first answer, and one that holds everything, are taken as they are', () => {
  expect(ids(withLatest(undefined, page(true, 1, 2)))).toEqual([1, 2]);
  expect(ids(withLatest(page(true, 2, 3), page(false, 1, 2, 3)))).toEqual([1, 2, 3]);
});
