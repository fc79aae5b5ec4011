import { useEffect, useRef, type RefObject } from 'react';
import type { FlowPoint } from '../../../shared/flowDocument';

/** With the control key, as browsers report a pinch on a touchpad too; without it the page scrolls. */
export function useZoomByWheel(canvas: RefObject<HTMLElement>, zoom: (at: FlowPoint, factor: number) => void): void {
  const latest = useRef(zoom);
  latest.current = zoom;
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    // React listens passively, which could not keep the browser from zooming the page.
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      latest.current({ x: event.clientX - box.left, y: event.clientY - box.top }, Math.exp(-event.deltaY * 0.004));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [canvas]);
}
