import { autoLayout, freePlace, NODE_HEIGHT, NODE_WIDTH } from '../flowLayout';
import type { FlowPoint, FlowStep } from '../flowDocument';
import { STATUS_CATEGORIES } from '../statusCategories';

const step = (fromKey: string, toKey: string): FlowStep => ({
  ...{ fromKey, toKey, roles: [], requiredFields: [], commentRequired: false, confirm: false, position: 0 },
});
const overlap = (a: FlowPoint, b: FlowPoint) => Math.abs(a.x - b.x) < NODE_WIDTH && Math.abs(a.y - b.y) < NODE_HEIGHT;

test('no two statuses lie on each other, and the way goes to the right', () => {
  const statuses = STATUS_CATEGORIES.flatMap((category, row) =>
    Array.from({ length: 6 }, (_, index) => ({ key: `${category}${index}`, category, position: row * 10 + index })),
  );
  const steps = [step('new0', 'open0'), step('open0', 'open1'), step('open1', 'closed0')];
  const layout = autoLayout(statuses, steps);
  const points = Object.values(layout);
  expect(points).toHaveLength(statuses.length);
  expect(points.some((a, index) => points.slice(index + 1).some((b) => overlap(a, b)))).toBe(false);
  expect(layout.new0.x).toBeLessThan(layout.open0.x);
  expect(layout.open0.x).toBeLessThan(layout.open1.x);
  expect(layout.open1.x).toBeLessThan(layout.closed0.x);
});

test('a status that is added lies on no other', () => {
  const layout: Record<string, FlowPoint> = {};
  for (let count = 0; count < 12; count += 1) {
    const place = freePlace(layout);
    expect(Object.values(layout).some((point) => overlap(point, place))).toBe(false);
    layout[`status${count}`] = place;
  }
});
