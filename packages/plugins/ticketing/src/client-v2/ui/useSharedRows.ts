import { useFlowEngine } from '@nocobase/flow-engine';
import { useCallback, useEffect, useState } from 'react';
import { SHARE_ACTION, type ShareScope } from '../../shared/sharing';
import { deskErrorOf, useDeskApi } from '../workspace';

export interface SharedRow {
  id: number | string;
  title: string;
  scope: ShareScope;
  ownerId?: number | string | null;
  teamId?: number | string | null;
  team?: { name?: string | null } | null;
  usageCount: number;
}

export interface SharedRows<T extends SharedRow> {
  rows: readonly T[] | undefined;
  problem: string | undefined;
  /** Whether this person may make what teams and everyone use. */
  mayShare: boolean;
  mayChange: (row: SharedRow) => boolean;
  reload: () => Promise<void>;
  save: (id: T['id'] | null, values: Record<string, unknown>) => Promise<void>;
  remove: (row: SharedRow) => Promise<void>;
}

/** What people keep for repeated use: canned replies, macros. */
export function useSharedRows<T extends SharedRow>(collection: string): SharedRows<T> {
  const api = useDeskApi();
  const { acl, user } = useFlowEngine().context;
  const [rows, setRows] = useState<readonly T[]>();
  const [problem, setProblem] = useState<string>();

  const reload = useCallback(async () => {
    setProblem(undefined);
    try {
      const params = { paginate: false, appends: ['team'], sort: ['title'] };
      setRows(await api.get<T[]>(`${collection}:list`, params));
    } catch (error) {
      setProblem(deskErrorOf(error).message);
    }
  }, [api, collection]);
  useEffect(() => void reload(), [reload]);

  const mayShare =
    !acl.inResources(collection, 'main') || Boolean(acl.getResourceActionParams(collection, SHARE_ACTION, 'main'));
  return {
    rows,
    problem,
    mayShare,
    mayChange: ({ scope, ownerId }) => (scope === 'personal' ? String(ownerId) === String(user?.id) : mayShare),
    reload,
    async save(id, values) {
      await api.post(`${collection}:${id === null ? 'create' : 'update'}`, id === null ? null : String(id), values);
      await reload();
    },
    async remove({ id }) {
      await api.post(`${collection}:destroy`, String(id));
      await reload();
    },
  };
}
