import { useCallback, useReducer } from 'react';

interface Past<T> {
  past: readonly T[];
  present: T;
  future: readonly T[];
  /** Of the latest change: one that follows with the same name belongs to it. */
  name: string | null;
}

type Step<T> =
  | { do: 'change'; next: (now: T) => T; name: string | null }
  | { do: 'undo' | 'redo' }
  | { do: 'reset'; to: T };

const LONGEST = 200;

function take<T>(state: Past<T>, step: Step<T>): Past<T> {
  const { past, present, future } = state;
  switch (step.do) {
    case 'change': {
      const next = step.next(present);
      if (next === present) return state;
      const isSame = step.name !== null && step.name === state.name && past.length > 0;
      return { past: isSame ? past : [...past, present].slice(-LONGEST), present: next, future: [], name: step.name };
    }
    case 'undo': {
      const before = past.at(-1);
      if (before === undefined) return state;
      return { past: past.slice(0, -1), present: before, future: [present, ...future], name: null };
    }
    case 'redo': {
      const [after] = future;
      if (after === undefined) return state;
      return { past: [...past, present], present: after, future: future.slice(1), name: null };
    }
    case 'reset':
      return { past: [], present: step.to, future: [], name: null };
  }
}

export interface History<T> {
  present: T;
  /** @param name changes in a row that have the same are undone together, such as letters of a word */
  change(next: (now: T) => T, name?: string): void;
  undo(): void;
  redo(): void;
  reset(to: T): void;
  canUndo: boolean;
  canRedo: boolean;
}

/** A value whose changes can be undone and redone. */
export function useHistory<T>(initial: T): History<T> {
  const [state, dispatch] = useReducer(take<T>, { past: [], present: initial, future: [], name: null });
  return {
    present: state.present,
    change: useCallback((next, name) => dispatch({ do: 'change', next, name: name ?? null }), []),
    undo: useCallback(() => dispatch({ do: 'undo' }), []),
    redo: useCallback(() => dispatch({ do: 'redo' }), []),
    reset: useCallback((to) => dispatch({ do: 'reset', to }), []),
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
  };
}
