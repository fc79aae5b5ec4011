import { useCallback, useEffect, useState } from 'react';
import { deskErrorOf, useDeskApi } from '../workspace';

export type Values = Record<string, unknown>;
export type Row = Values & { id?: string | number; key?: string };

export interface Words<T extends Row, U> {
  rows: readonly T[] | undefined;
  usage: Readonly<Record<string, U>>;
  problem: string | undefined;
  reload: () => Promise<void>;
  save: (row: T | undefined, values: Values) => Promise<T>;
  remove: (row: T) => Promise<void>;
  /** Any other action on a row; the list is read again. */
  act: <R>(action: string, row: T, values: Values) => Promise<R>;
}

/** By what a row is named in a request. */
export const tkOf = (row: Row): string => String(row.id ?? row.key);

/** The rows of a small collection, with how often each is used. */
export function useWords<T extends Row, U>(collection: string, params: Values): Words<T, U> {
  const api = useDeskApi();
  const [state, setState] = useState<Pick<Words<T, U>, 'rows' | 'usage'>>({ rows: undefined, usage: {} });
  const [problem, setProblem] = useState<string>();
  const query = JSON.stringify(params);

  const reload = useCallback(async () => {
    setProblem(undefined);
    try {
      const [rows, usage] = await Promise.all([
        api.get<T[]>(`${collection}:list`, { paginate: false, ...(JSON.parse(query) as Values) }),
        api.get<Record<string, U>>(`${collection}:usage`),
      ]);
      setState({ rows, usage });
    } catch (error) {
      setProblem(deskErrorOf(error).message);
    }
  }, [api, collection, query]);

  useEffect(() => void reload(), [reload]);

  const act = async <R>(action: string, row: T | undefined, values: Values): Promise<R> => {
    const answer = await api.post<R>(`${collection}:${action}`, row ? tkOf(row) : null, values);
    await reload();
    return answer;
  };
  return {
    ...state,
    problem,
    reload,
    act,
    async save(row, values) {
      const answer = await act<T | T[]>(row ? 'update' : 'create', row, values);
      return Array.isArray(answer) ? answer[0] : answer;
    },
    async remove(row) {
      await act('destroy', row, {});
    },
  };
}
