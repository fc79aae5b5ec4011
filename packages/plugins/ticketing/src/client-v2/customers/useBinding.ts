import { useFlowEngine } from '@nocobase/flow-engine';
import { useCallback, useEffect, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { Binding, BindingCandidate, FieldMapping } from '../../shared/customerBinding';
import { deskErrorOf, useDeskApi } from '../workspace';

export interface BindingState {
  isLoading: boolean;
  binding: Binding | undefined;
  candidates: readonly BindingCandidate[];
  /** The server's sentence, when it could not be loaded. */
  problem: string | undefined;
  bind(collectionName: string, mapping: FieldMapping): Promise<void>;
  unbind(): Promise<void>;
  reload(): Promise<void>;
}

type Loaded = Pick<BindingState, 'binding' | 'candidates'>;

/** Which collection holds the customers, and which could. */
export function useBinding(): BindingState {
  const api = useDeskApi();
  const { dataSourceManager } = useFlowEngine().context;
  const [loaded, setLoaded] = useState<Loaded>();
  const [problem, setProblem] = useState<string>();

  const reload = useCallback(async () => {
    setProblem(undefined);
    try {
      const [bindings, candidates] = await Promise.all([
        api.get<Binding[]>(`${COLLECTIONS.bindings}:list`, { filter: { role: 'customer' } }),
        api.get<BindingCandidate[]>(`${COLLECTIONS.bindings}:candidates`),
      ]);
      setLoaded({ binding: bindings[0], candidates });
    } catch (error) {
      setProblem(deskErrorOf(error).message);
    }
  }, [api]);

  useEffect(() => void reload(), [reload]);

  /** Relations came or went: the page editor knows of them without the page being loaded anew. */
  const changed = async () => {
    await Promise.all([reload(), dataSourceManager.getDataSource('main')?.reload?.()]);
  };

  return {
    isLoading: !loaded && !problem,
    binding: loaded?.binding,
    candidates: loaded?.candidates ?? [],
    problem,
    reload,
    async bind(collectionName, mapping) {
      await api.post(`${COLLECTIONS.bindings}:bind`, null, { role: 'customer', collectionName, ...mapping });
      await changed();
    },
    async unbind() {
      if (loaded?.binding) await api.post(`${COLLECTIONS.bindings}:unbind`, String(loaded.binding.id));
      await changed();
    },
  };
}
