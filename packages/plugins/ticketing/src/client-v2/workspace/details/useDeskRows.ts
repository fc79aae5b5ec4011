import { observable } from '@formily/reactive';
import { useFlowEngine, type FlowEngine } from '@nocobase/flow-engine';
import { useEffect } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { DeskApi } from '../deskApi';
import type { Id } from '../tickets';

/** A row of the desk's vocabulary: a type, a team. */
interface DeskRow {
  id?: Id;
  key?: string;
  label?: string | null;
  name?: string | null;
}

type Vocabulary = 'types' | 'teams' | 'tags';

interface Store {
  rows: readonly DeskRow[];
  isLoaded: boolean;
}

const stores = new WeakMap<FlowEngine, Map<Vocabulary, Store>>();

function storeOf(engine: FlowEngine, what: Vocabulary): Store {
  const all = stores.get(engine) ?? new Map<Vocabulary, Store>();
  stores.set(engine, all);
  const known = all.get(what) ?? observable.shallow<Store>({ rows: [], isLoaded: false });
  all.set(what, known);
  return known;
}

async function load(engine: FlowEngine, what: Vocabulary, store: Store): Promise<void> {
  if (store.isLoaded) return;
  store.isLoaded = true;
  try {
    const api = new DeskApi(engine.context.api);
    const sort = what === 'types' ? ['position'] : ['name'];
    store.rows = await api.get<DeskRow[]>(`${COLLECTIONS[what]}:list`, { paginate: false, sort });
  } catch {
    store.isLoaded = false;
  }
}

/** Loaded once a page load. To be read in an observer. */
export function useDeskRows(what: Vocabulary): readonly DeskRow[] {
  const engine = useFlowEngine();
  const store = storeOf(engine, what);
  useEffect(() => void load(engine, what, store), [engine, what, store]);
  return store.rows;
}
