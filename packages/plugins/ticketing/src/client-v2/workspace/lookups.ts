import { observable } from '@formily/reactive';
import { useFlowEngine, type FlowEngine } from '@nocobase/flow-engine';
import { useEffect } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import { DeskApi } from './deskApi';
import type { Priority, Status } from './tickets';

/** The few rows that every list shows: loaded once a page load instead of joined to each list. */
export interface Lookups {
  statuses: readonly Status[];
  priorities: readonly Priority[];
  state: 'idle' | 'loading' | 'ready' | 'failed';
}

const stores = new WeakMap<FlowEngine, Lookups>();

function storeOf(engine: FlowEngine): Lookups {
  const known = stores.get(engine);
  if (known) return known;
  const store = observable.shallow<Lookups>({ statuses: [], priorities: [], state: 'idle' });
  stores.set(engine, store);
  return store;
}

/** Loads statuses and priorities unless they are there; a failure is tried again at the next call. */
export async function loadLookups(engine: FlowEngine): Promise<Lookups> {
  const store = storeOf(engine);
  if (store.state === 'idle' || store.state === 'failed') {
    store.state = 'loading';
    const api = new DeskApi(engine.context.api);
    try {
      const [statuses, priorities] = await Promise.all([
        api.get<Status[]>(`${COLLECTIONS.statuses}:list`, { paginate: false, sort: ['position'] }),
        api.get<Priority[]>(`${COLLECTIONS.priorities}:list`, { paginate: false, sort: ['-weight'] }),
      ]);
      Object.assign(store, { statuses, priorities, state: 'ready' });
    } catch {
      store.state = 'failed';
    }
  }
  return store;
}

/** To be read in an observer: it fills in when loaded. */
export function useLookups(): Lookups {
  const engine = useFlowEngine();
  useEffect(() => void loadLookups(engine), [engine]);
  return storeOf(engine);
}
