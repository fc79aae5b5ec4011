import { useSyncExternalStore } from 'react';

/** Below this, a page has room for the list or for the ticket, not for both. It is where the host stacks its columns. */
const query = typeof window === 'undefined' ? undefined : window.matchMedia('(max-width: 767px)');

function subscribe(listener: () => void): () => void {
  query?.addEventListener('change', listener);
  return () => query?.removeEventListener('change', listener);
}

/** Whether this is a phone, or a window as narrow as one. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query?.matches ?? false);
}
