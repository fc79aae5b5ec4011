/** Where the line of a step runs: from border to border, beside the other direction, round what stands in its way. */
import type { FlowPoint } from '../../../shared/flowDocument';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../shared/flowLayout';

export interface EdgePath {
  /** For the `d` of a path. */
  line: string;
  /** The arrow's head, for the `points` of a polygon. */
  head: string;
  middle: FlowPoint;
}

interface Curve {
  start: FlowPoint;
  control: FlowPoint;
  end: FlowPoint;
}

const SAMPLES = 28;
const MARGIN = 9;
const HEAD_LENGTH = 9;
const HEAD_WIDTH = 4.5;
/** How far the middle of a line may be from the straight way, in the order in which it is tried. */
const BENDS = [0, 44, -44, 84, -84, 130, -130, 185, -185, 250, -250];
/** Lines in both directions run this far from each other. */
const APART = 16;

/**
 * @param from middle of the box where the step begins
 * @param others middles of the boxes that are in neither end
 * @param isPaired whether there is a step back as well
 */
export function edgePath(from: FlowPoint, to: FlowPoint, others: readonly FlowPoint[], isPaired: boolean): EdgePath {
  const base = isPaired ? APART : 0;
  let best: Curve | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const bend of BENDS) {
    const curve = bent(from, to, base + bend);
    const hits = countHits(curve, others);
    if (hits < fewest) [best, fewest] = [curve, hits];
    if (hits === 0) break;
  }
  return clipped(best ?? bent(from, to, base), from, to);
}

/** The line that follows the pointer while a step is drawn. */
export function looseLine(from: FlowPoint, to: FlowPoint): EdgePath {
  const curve = bent(from, to, 0);
  return drawn(part(curve, firstOutside(curve, from, MARGIN / 3), 1));
}

function bent(start: FlowPoint, end: FlowPoint, bend: number): Curve {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const normal = { x: (end.y - start.y) / length, y: -(end.x - start.x) / length };
  // A quadratic curve passes half-way to its control point.
  const control = {
    x: (start.x + end.x) / 2 + normal.x * bend * 2,
    y: (start.y + end.y) / 2 + normal.y * bend * 2,
  };
  return { start, control, end };
}

function pointAt({ start, control, end }: Curve, t: number): FlowPoint {
  const mix = (a: number, b: number, c: number) => (1 - t) ** 2 * a + 2 * (1 - t) * t * b + t ** 2 * c;
  return { x: mix(start.x, control.x, end.x), y: mix(start.y, control.y, end.y) };
}

const isInside = (point: FlowPoint, box: FlowPoint, margin: number) =>
  Math.abs(point.x - box.x) < NODE_WIDTH / 2 + margin && Math.abs(point.y - box.y) < NODE_HEIGHT / 2 + margin;

function countHits(curve: Curve, boxes: readonly FlowPoint[]): number {
  let hits = 0;
  for (let index = 1; index < SAMPLES; index += 1) {
    const point = pointAt(curve, index / SAMPLES);
    hits += boxes.filter((box) => isInside(point, box, MARGIN)).length;
  }
  return hits;
}

function clipped(curve: Curve, from: FlowPoint, to: FlowPoint): EdgePath {
  const begin = firstOutside(curve, from, 1);
  const backwards = { start: curve.end, control: curve.control, end: curve.start };
  const end = 1 - firstOutside(backwards, to, 3);
  return drawn(end > begin ? part(curve, begin, end) : curve);
}

function firstOutside(curve: Curve, box: FlowPoint, margin: number): number {
  let [inside, outside] = [0, 1];
  for (let index = 1; index <= SAMPLES; index += 1) {
    if (isInside(pointAt(curve, index / SAMPLES), box, margin)) inside = index / SAMPLES;
    else {
      outside = index / SAMPLES;
      break;
    }
  }
  for (let round = 0; round < 8; round += 1) {
    const half = (inside + outside) / 2;
    if (isInside(pointAt(curve, half), box, margin)) inside = half;
    else outside = half;
  }
  return outside;
}

/** The piece of a curve between two of its moments. */
function part(curve: Curve, from: number, to: number): Curve {
  const { start, control, end } = curve;
  const mix = (a: number, b: number, c: number) =>
    (1 - from) * (1 - to) * a + ((1 - from) * to + from * (1 - to)) * b + from * to * c;
  return {
    start: pointAt(curve, from),
    control: { x: mix(start.x, control.x, end.x), y: mix(start.y, control.y, end.y) },
    end: pointAt(curve, to),
  };
}

function drawn({ start, control, end }: Curve): EdgePath {
  const [dx, dy] = [end.x - control.x, end.y - control.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const foot = { x: end.x - ux * HEAD_LENGTH, y: end.y - uy * HEAD_LENGTH };
  const side = (sign: number) => `${round(foot.x - uy * HEAD_WIDTH * sign)},${round(foot.y + ux * HEAD_WIDTH * sign)}`;
  const line = `M${round(start.x)},${round(start.y)} Q${round(control.x)},${round(control.y)} ${round(foot.x)},${round(foot.y)}`;
  return {
    line,
    head: `${round(end.x)},${round(end.y)} ${side(1)} ${side(-1)}`,
    middle: pointAt({ start, control, end }, 0.5),
  };
}

const round = (value: number) => Math.round(value * 10) / 10;
