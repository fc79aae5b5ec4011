/** Places the statuses of a flow by itself: from the beginning on the left to the ends on the right. */
import type { FlowLayout, FlowPoint, FlowStep } from './flowDocument';
import type { StatusCategory } from './statusCategories';
import { initialStatus, type FlowStatus } from './statusFlow';

export const NODE_WIDTH = 160;
export const NODE_HEIGHT = 60;
const GAP_X = 66;
const GAP_Y = 84;
/** More than these in a column go on in the next. */
const TALLEST = 4;

const RANK: Readonly<Record<StatusCategory, number>> = {
  new: 0,
  open: 1,
  pending: 2,
  onHold: 2,
  resolved: 3,
  closed: 4,
  cancelled: 4,
  merged: 5,
};

/**
 * Columns by category, those of one category by how many steps they are from the beginning; neighbouring columns are
 * shifted against each other, so that a step that skips a column is seen.
 */
export function autoLayout(statuses: readonly FlowStatus[], steps: readonly FlowStep[]): FlowLayout {
  const distance = distances(statuses, steps);
  const columns = new Map<number, FlowStatus[]>();
  for (const status of [...statuses].sort((a, b) => a.position - b.position)) {
    const column = RANK[status.category] * 1_000 + Math.min(distance.get(status.key) ?? 0, 999);
    columns.set(column, [...(columns.get(column) ?? []), status]);
  }
  const ordered = [...columns.entries()].sort(([a], [b]) => a - b).flatMap(([, members]) => inPieces(members, TALLEST));
  const stepX = NODE_WIDTH + GAP_X;
  const stepY = NODE_HEIGHT + GAP_Y;
  const layout: Record<string, FlowPoint> = {};
  ordered.forEach((members, column) => {
    // Up, then down: a step that skips a column passes by instead of through.
    const shift = members.length === 1 && column % 2 === 1 ? stepY * (column % 4 === 1 ? 1 : -1) : 0;
    members.forEach(({ key }, row) => {
      layout[key] = { x: column * stepX, y: Math.round((row - (members.length - 1) / 2) * stepY - shift) };
    });
  });
  return layout;
}

/** Where a status that was just added finds room: beside the others, below where there is nothing yet. */
export function freePlace(layout: FlowLayout): FlowPoint {
  const points = Object.values(layout);
  if (points.length === 0) return { x: 0, y: 0 };
  const left = Math.min(...points.map(({ x }) => x));
  const bottom = Math.max(...points.map(({ y }) => y));
  const row = points.filter(({ y }) => y === bottom && points.some((other) => other.y < bottom));
  if (row.length > 0 && row.length < TALLEST && row.every(({ y }) => y === bottom)) {
    return { x: Math.max(...row.map(({ x }) => x)) + NODE_WIDTH + GAP_X, y: bottom };
  }
  return { x: left, y: bottom + NODE_HEIGHT + GAP_Y };
}

function distances(statuses: readonly FlowStatus[], steps: readonly FlowStep[]): Map<string, number> {
  const start = initialStatus(statuses, steps);
  const distance = new Map<string, number>(start ? [[start.key, 0]] : []);
  const queue = start ? [start.key] : [];
  for (let here = queue.shift(); here !== undefined; here = queue.shift()) {
    for (const { fromKey, toKey } of steps) {
      if (fromKey !== here || distance.has(toKey)) continue;
      distance.set(toKey, (distance.get(here) ?? 0) + 1);
      queue.push(toKey);
    }
  }
  return distance;
}

function inPieces<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
