import type { FlowLayout, FlowPoint } from '../../../shared/flowDocument';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../shared/flowLayout';

/** Which part of the drawing is seen: `screen = drawing * zoom + offset`. */
export interface Viewport extends FlowPoint {
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

const MIN_ZOOM = 0.25;
const MAX_ZOOM = 2;
/** Round the drawing; on the left there is the mark of the beginning. */
const PADDING = 44;
const START_MARK = 52;

export const toDrawing = ({ x, y, zoom }: Viewport, point: FlowPoint): FlowPoint => ({
  x: (point.x - x) / zoom,
  y: (point.y - y) / zoom,
});

/** Keeps the point under the pointer where it is. */
export function zoomAt(viewport: Viewport, at: FlowPoint, factor: number): Viewport {
  const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, viewport.zoom * factor));
  const still = toDrawing(viewport, at);
  return { zoom, x: at.x - still.x * zoom, y: at.y - still.y * zoom };
}

/** All of the drawing in the middle, never larger than it is. */
export function fit(layout: FlowLayout, { width, height }: Size): Viewport {
  const points = Object.values(layout);
  if (points.length === 0) return { x: width / 2, y: height / 2, zoom: 1 };
  const [left, right] = bounds(points.map(({ x }) => x));
  const [top, bottom] = bounds(points.map(({ y }) => y));
  const wide = right - left + NODE_WIDTH + START_MARK;
  const high = bottom - top + NODE_HEIGHT;
  const zoom = Math.min(1, Math.max(MIN_ZOOM, Math.min((width - 2 * PADDING) / wide, (height - 2 * PADDING) / high)));
  return {
    zoom,
    x: width / 2 - ((left - START_MARK + right) / 2) * zoom,
    y: height / 2 - ((top + bottom) / 2) * zoom,
  };
}

const bounds = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)];
