import { useFlowEngine, type PlainObject } from '@nocobase/flow-engine';
import { useEffect, useState } from 'react';

const PAGE_SIZE = 50;
const TYPING_MS = 300;

export interface RecordsQuery {
  collection: string;
  valueKey: string;
  labelKeys: readonly string[];
  sort?: string;
  /** What somebody typed. */
  words: string;
  /** Rows that must be among those returned, by `valueKey`. */
  chosen: readonly string[];
}

/** The first rows of a collection that hold the words, and those that are chosen already. */
export function useRecords({ collection, valueKey, labelKeys, sort, words, chosen }: RecordsQuery) {
  const { api } = useFlowEngine().context;
  const [found, setFound] = useState<{ rows: PlainObject[]; loading: boolean }>({ rows: [], loading: true });
  const columns = labelKeys.join();
  const keys = chosen.join();

  useEffect(() => {
    let current = true;
    const list = async (params: PlainObject) => {
      const { data } = await api.request<{ data: PlainObject[] }>({ url: `${collection}:list`, params });
      return data.data;
    };
    const load = async () => {
      const rows = await list({
        pageSize: PAGE_SIZE,
        sort,
        ...(words && { filter: holding(columns.split(','), words) }),
      });
      const missing = keys ? keys.split(',').filter((key) => !rows.some((row) => String(row[valueKey]) === key)) : [];
      const others = missing.length > 0 ? await list({ filter: { [valueKey]: { $in: missing } } }) : [];
      return [...rows, ...others];
    };
    const timer = setTimeout(
      () => {
        load()
          .then((rows) => current && setFound({ rows, loading: false }))
          .catch(() => current && setFound({ rows: [], loading: false }));
      },
      words ? TYPING_MS : 0,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [api, collection, valueKey, columns, sort, words, keys]);

  return found;
}

const holding = (columns: readonly string[], words: string) => ({
  $or: columns.map((column) => ({ [column]: { $includes: words } })),
});
