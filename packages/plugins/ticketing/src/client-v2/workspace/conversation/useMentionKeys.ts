import { useCallback, useEffect, useState, type KeyboardEvent } from 'react';
import { typedMention, type Callable } from './mentions';

/** The list of people that opens at an `@`, worked from the text's own keys. */
export function useMentionKeys(text: string, caret: number, onChoose: (one: Callable, typed: string) => void) {
  const typedNow = typedMention(text, caret);
  const [found, setFound] = useState<readonly Callable[]>([]);
  const [active, setActive] = useState(0);
  const [dismissed, setDismissed] = useState<string>();
  const typed = typedNow === dismissed ? undefined : typedNow;
  useEffect(() => setActive(0), [typed]);
  useEffect(() => {
    if (typedNow === undefined) setDismissed(undefined);
  }, [typedNow]);

  const isOpen = typed !== undefined && found.length > 0;
  const choose = useCallback(
    (one: Callable) => {
      if (typed !== undefined) onChoose(one, typed);
    },
    [onChoose, typed],
  );

  /** @returns whether the key was for the list */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.ctrlKey || event.metaKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') choose(found[Math.min(active, found.length - 1)]);
    else if (event.key === 'Escape') setDismissed(typed);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };

  return { typed, isOpen, active, setFound, choose, onKeyDown };
}
