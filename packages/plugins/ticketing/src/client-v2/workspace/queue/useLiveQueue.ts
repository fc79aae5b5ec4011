import { useEffect, useRef, useState } from 'react';
import { useTicketChanges } from '../liveTickets';
import { idOf } from '../tickets';
import type { QueueResource } from './QueueResource';

/** Changes that come together are one refresh, and a busy desk is no storm of them. */
const GATHER_MS = 300;
const PAUSE_MS = 1_500;
const FLASH_MS = 2_500;

/**
 * Keeps the visible page up to date by push, quietly: the rows keep their places by id, so selection, cursor and scroll
 * stay. A tab in the background waits until it is looked at.
 *
 * @returns ids of the tickets that changed just now
 */
export function useLiveQueue(resource: QueueResource, onRefresh: () => void): ReadonlySet<string> {
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const queue = useRef({
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    last: 0,
    ids: new Set<string>(),
  });
  const refreshed = useRef(onRefresh);
  refreshed.current = onRefresh;

  const refresh = async () => {
    const state = queue.current;
    state.timer = undefined;
    if (document.visibilityState === 'hidden') return;
    const { ids } = state;
    state.ids = new Set();
    state.last = Date.now();
    const before = new Map(resource.getData().map(({ id, version }) => [idOf(id), version]));
    await resource.refresh();
    const news = resource.getData().filter(({ id, version }) => ids.has(idOf(id)) && before.get(idOf(id)) !== version);
    setChanged(new Set(news.map(({ id }) => idOf(id))));
    refreshed.current();
  };

  const latest = useRef(refresh);
  latest.current = refresh;
  const plan = () => {
    const state = queue.current;
    const wait = Math.max(GATHER_MS, state.last + PAUSE_MS - Date.now());
    state.timer ??= setTimeout(() => void latest.current(), wait);
  };

  useTicketChanges(({ ticketId }) => {
    if (ticketId) queue.current.ids.add(ticketId);
    plan();
  });

  useEffect(() => {
    const state = queue.current;
    const onVisible = () => {
      if (document.visibilityState === 'visible' && state.ids.size > 0) void latest.current();
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      clearTimeout(state.timer);
      state.timer = undefined;
    };
  }, []);

  useEffect(() => {
    if (changed.size === 0) return undefined;
    const timer = setTimeout(() => setChanged(new Set()), FLASH_MS);
    return () => clearTimeout(timer);
  }, [changed]);

  return changed;
}
