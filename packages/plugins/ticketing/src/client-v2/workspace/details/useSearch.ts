import { useCallback, useEffect, useRef, useState } from 'react';
import { useDeskApi } from '../deskApi';

const WAIT_MS = 250;
const MOST = 20;

/**
 * Rows of a collection that match what is typed, a moment after the last key.
 * @param filterFor of the text, trimmed and not empty
 */
export function useSearch<Row>(collection: string, filterFor: (text: string) => object, params: object = {}) {
  const api = useDeskApi();
  const [rows, setRows] = useState<Row[]>([]);
  const [isBusy, setBusy] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const round = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);

  const latest = useRef({ filterFor, params });
  latest.current = { filterFor, params };

  const search = useCallback(
    (typed: string) => {
      const text = typed.trim();
      clearTimeout(timer.current);
      round.current += 1;
      const mine = round.current;
      if (text === '') {
        setRows([]);
        return;
      }
      timer.current = setTimeout(() => {
        setBusy(true);
        const { filterFor: filter, params: more } = latest.current;
        void api
          .get<Row[]>(`${collection}:list`, { filter: filter(text), pageSize: MOST, ...more })
          .catch((): Row[] => [])
          .then((found) => {
            if (mine !== round.current) return;
            setRows(found);
            setBusy(false);
          });
      }, WAIT_MS);
    },
    [api, collection],
  );

  return { rows, isBusy, search };
}
