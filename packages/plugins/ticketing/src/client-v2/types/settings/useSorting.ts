import { useState, type DragEvent } from 'react';

/** A list in another order. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  next.splice(Math.max(0, Math.min(to, next.length)), 0, item);
  return next;
}

interface Row {
  draggable: boolean;
  onDragStart: (event: DragEvent) => void;
  onDragOver: (event: DragEvent) => void;
  onDrop: (event: DragEvent) => void;
  onDragEnd: () => void;
}

/**
 * Lets a list be put into order by dragging. Rows have buttons for it as well: for the keyboard and for fingers.
 * @param name keeps rows of one list from being dropped on another
 */
export function useSorting(name: string, onMove: (from: number, to: number) => void) {
  const [dragged, setDragged] = useState<number>();
  const [target, setTarget] = useState<number>();
  const end = () => {
    setDragged(undefined);
    setTarget(undefined);
  };
  const rowProps = (index: number): Row => ({
    draggable: true,
    onDragStart: (event) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', `${name}:${index}`);
      setDragged(index);
    },
    onDragOver: (event) => {
      if (dragged === undefined) return;
      event.preventDefault();
      setTarget(index);
    },
    onDrop: (event) => {
      if (dragged === undefined) return;
      event.preventDefault();
      if (dragged !== index) onMove(dragged, index);
      end();
    },
    onDragEnd: end,
  });
  return { rowProps, dragged, target };
}
