import type { KeyboardEvent } from 'react';
import { placeStatus, removeStep, takeOut, type Ends } from '../draft';
import { useEditor } from '../EditorContext';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What keys do on the status or the step that has the focus. */
export function useCanvasKeys() {
  const { draft, history, isReadOnly, select } = useEditor();

  const onNodeKey = (event: KeyboardEvent, key: string) => {
    const arrow = ARROWS[event.key];
    if (event.key === 'Enter' || event.key === ' ') select({ status: key });
    else if (event.key === 'Escape') select(null);
    else if (isReadOnly) return;
    else if (isDelete(event)) history.change((now) => takeOut(now, key));
    else if (arrow) {
      const by = event.shiftKey ? 40 : 8;
      const { x, y } = draft.layout[key];
      const place = { x: x + arrow[0] * by, y: y + arrow[1] * by };
      history.change((now) => placeStatus(now, key, place), `arrow ${key}`);
    } else return;
    event.preventDefault();
  };

  const onStepKey = (event: KeyboardEvent, { fromKey, toKey }: Ends) => {
    if (event.key === 'Enter' || event.key === ' ') select({ step: { fromKey, toKey } });
    else if (event.key === 'Escape') select(null);
    else if (isDelete(event) && !isReadOnly) history.change((now) => removeStep(now, { fromKey, toKey }));
    else return;
    event.preventDefault();
  };

  return { onNodeKey, onStepKey };
}

const isDelete = ({ key }: KeyboardEvent) => key === 'Delete' || key === 'Backspace';
