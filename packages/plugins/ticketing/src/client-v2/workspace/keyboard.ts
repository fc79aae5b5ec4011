import { useEffect, useRef } from 'react';

/** Typing, or busy with something that lies over the page. */
function isElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return target.closest('.ant-dropdown, .ant-select-dropdown, .ant-modal-wrap, .ant-popover') !== null;
}

/** Pages that the host keeps alive behind the current one are not on screen. */
const isOnScreen = (element: HTMLElement | null): boolean => Boolean(element && element.getClientRects().length > 0);

/** A key by its `KeyboardEvent.key`, e.g. `j` or `Enter`. */
export type Shortcuts = Record<string, () => void>;

/** Single-key shortcuts of one block, alive while it is on screen and nobody types. */
export function useShortcuts(root: React.RefObject<HTMLElement>, shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const run = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (!run || isElsewhere(event) || !isOnScreen(root.current)) return;
      // A focused button or link keeps its Enter.
      if (event.key === 'Enter' && event.target instanceof Element && event.target.closest('button, a')) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [root]);
}
