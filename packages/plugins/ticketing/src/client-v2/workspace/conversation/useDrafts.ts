import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useDeskApi } from '../deskApi';
import { DraftStore } from './DraftStore';

/** The drafts of a ticket, kept in step with the server while the ticket is open. */
export function useDrafts(ticketId: string): DraftStore {
  const api = useDeskApi();
  const store = useMemo(() => new DraftStore(api, ticketId), [api, ticketId]);
  useSyncExternalStore(store.subscribe, store.snapshot);
  useEffect(() => {
    void store.load();
    // Whoever comes back from another device sees what was typed there; whoever leaves takes nothing along.
    const onVisibility = () => (document.visibilityState === 'hidden' ? store.flush() : void store.load());
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', store.flush);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', store.flush);
      store.flush();
    };
  }, [store]);
  return store;
}
