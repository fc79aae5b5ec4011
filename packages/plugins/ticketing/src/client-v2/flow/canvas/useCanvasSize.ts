import { useEffect, useState, type RefObject } from 'react';
import type { Size } from './viewport';

/** How large an element is shown; undefined before it is. */
export function useCanvasSize(element: RefObject<HTMLElement>): Size | undefined {
  const [size, setSize] = useState<Size>();
  useEffect(() => {
    const shown = element.current;
    if (!shown) return undefined;
    const measure = () => {
      const { width, height } = shown.getBoundingClientRect();
      if (width > 0 && height > 0) setSize({ width, height });
    };
    const observer = new ResizeObserver(measure);
    observer.observe(shown);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return size;
}
