import { useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { FlowLayout, FlowPoint } from '../../../shared/flowDocument';
import { NODE_HEIGHT, NODE_WIDTH } from '../../../shared/flowLayout';
import { toDrawing, zoomAt, type Viewport } from './viewport';

/** Less than this is a click, not a drag. */
const STILL = 4;
const GRID = 4;

type Gesture =
  | { kind: 'pan'; last: FlowPoint; moved: number }
  | { kind: 'pinch'; distance: number; middle: FlowPoint }
  | { kind: 'move'; key: string; grip: FlowPoint; start: FlowPoint; isMoving: boolean; name: string }
  | { kind: 'connect'; fromKey: string };

export interface Drawing {
  fromKey: string;
  to: FlowPoint;
  /** The status under the pointer. */
  over: string | null;
}

interface Options {
  canvas: RefObject<HTMLDivElement>;
  viewport: Viewport;
  setViewport(change: (now: Viewport) => Viewport): void;
  layout: FlowLayout;
  isReadOnly: boolean;
  onSelect(key: string | null): void;
  /** @param name of the drag: all its moves are one change */
  onMove(key: string, place: FlowPoint, name: string): void;
  onConnect(fromKey: string, toKey: string): void;
  /** The step was let go where there is no status. */
  onConnectToNothing(fromKey: string, at: FlowPoint): void;
}

let drags = 0;

/** Moving the drawing with one finger or the mouse, zooming with two, moving statuses, drawing steps. */
export function useGestures(options: Options) {
  const { canvas, viewport, setViewport, layout } = options;
  const gesture = useRef<Gesture>();
  const pointers = useRef(new Map<number, FlowPoint>());
  const [drawing, setDrawing] = useState<Drawing>();

  const pointOf = (event: { clientX: number; clientY: number }): FlowPoint => {
    const box = canvas.current?.getBoundingClientRect();
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) };
  };

  const begin = (event: PointerEvent, next: Gesture) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    pointers.current.set(event.pointerId, pointOf(event));
    canvas.current?.setPointerCapture(event.pointerId);
    const [a, b] = [...pointers.current.values()];
    gesture.current = a && b ? { kind: 'pinch', distance: distance(a, b), middle: middle(a, b) } : next;
    if (a && b) setDrawing(undefined);
  };

  const onCanvasDown = (event: PointerEvent) => begin(event, { kind: 'pan', last: pointOf(event), moved: 0 });

  const onNodeDown = (event: PointerEvent, key: string) => {
    const at = toDrawing(viewport, pointOf(event));
    const place = layout[key];
    drags += 1;
    const grip = { x: at.x - place.x, y: at.y - place.y };
    begin(event, { kind: 'move', key, grip, start: pointOf(event), isMoving: false, name: `drag ${drags}` });
  };

  const onHandleDown = (event: PointerEvent, key: string) => {
    begin(event, { kind: 'connect', fromKey: key });
    if (gesture.current?.kind !== 'connect') return;
    setDrawing({ fromKey: key, to: toDrawing(viewport, pointOf(event)), over: null });
  };

  const onPointerMove = (event: PointerEvent) => {
    const now = gesture.current;
    if (!now || !pointers.current.has(event.pointerId)) return;
    const point = pointOf(event);
    pointers.current.set(event.pointerId, point);
    if (now.kind === 'pinch') return pinch(now);
    if (now.kind === 'pan') {
      const [dx, dy] = [point.x - now.last.x, point.y - now.last.y];
      gesture.current = { ...now, last: point, moved: now.moved + Math.abs(dx) + Math.abs(dy) };
      setViewport((view) => ({ ...view, x: view.x + dx, y: view.y + dy }));
      return;
    }
    const at = toDrawing(viewport, point);
    if (now.kind === 'connect') return setDrawing({ fromKey: now.fromKey, to: at, over: statusAt(layout, at) });
    if (!now.isMoving && distance(now.start, point) < STILL) return;
    now.isMoving = true;
    if (options.isReadOnly) return;
    options.onMove(now.key, { x: snap(at.x - now.grip.x), y: snap(at.y - now.grip.y) }, now.name);
  };

  const pinch = (now: Extract<Gesture, { kind: 'pinch' }>) => {
    const [a, b] = [...pointers.current.values()];
    if (!a || !b) return;
    const next = { kind: 'pinch' as const, distance: distance(a, b), middle: middle(a, b) };
    gesture.current = next;
    setViewport((view) => {
      const zoomed = zoomAt(view, next.middle, next.distance / (now.distance || 1));
      return { ...zoomed, x: zoomed.x + next.middle.x - now.middle.x, y: zoomed.y + next.middle.y - now.middle.y };
    });
  };

  const onPointerUp = (event: PointerEvent) => {
    const now = gesture.current;
    if (!pointers.current.delete(event.pointerId) || !now) return;
    gesture.current = undefined;
    setDrawing(undefined);
    if (now.kind === 'move' && !now.isMoving) options.onSelect(now.key);
    if (now.kind === 'pan' && now.moved < STILL) options.onSelect(null);
    if (now.kind !== 'connect') return;
    const at = toDrawing(viewport, pointOf(event));
    const over = statusAt(layout, at);
    if (over === null) options.onConnectToNothing(now.fromKey, { x: snap(at.x), y: snap(at.y) });
    else if (over !== now.fromKey) options.onConnect(now.fromKey, over);
  };

  const onPointerCancel = (event: PointerEvent) => {
    pointers.current.delete(event.pointerId);
    gesture.current = undefined;
    setDrawing(undefined);
  };

  return { drawing, onCanvasDown, onNodeDown, onHandleDown, onPointerMove, onPointerUp, onPointerCancel };
}

/** A little more than the box: a finger is no needle. */
function statusAt(layout: FlowLayout, at: FlowPoint): string | null {
  const hit = Object.entries(layout).find(
    ([, place]) => Math.abs(place.x - at.x) <= NODE_WIDTH / 2 + 8 && Math.abs(place.y - at.y) <= NODE_HEIGHT / 2 + 8,
  );
  return hit ? hit[0] : null;
}

const snap = (value: number) => Math.round(value / GRID) * GRID;
const distance = (a: FlowPoint, b: FlowPoint) => Math.hypot(a.x - b.x, a.y - b.y);
const middle = (a: FlowPoint, b: FlowPoint): FlowPoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
