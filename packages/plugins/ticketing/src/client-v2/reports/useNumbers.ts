import type { PlainObject } from '@nocobase/flow-engine';
import { useCallback, useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { DeskNumbers } from '../../shared/deskNumbers';
import { deskErrorOf, useDeskApi, useTicketChanges, type DeskError } from '../workspace';

/** At most one count in this time, however many tickets change. */
const QUIET_MS = 2_000;

interface State {
  numbers: DeskNumbers | undefined;
  error: DeskError | undefined;
}

/** The desk's numbers, kept up to date by push. */
export function useNumbers(filter: PlainObject | undefined): State & { reload: () => Promise<void> } {
  const api = useDeskApi();
  const [state, setState] = useState<State>({ numbers: undefined, error: undefined });
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const turn = useRef(0);
  const asked = JSON.stringify(filter ?? {});

  const reload = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    try {
      const numbers = await api.get<DeskNumbers>(`${COLLECTIONS.tickets}:numbers`, { filter: asked });
      if (mine === turn.current) setState({ numbers, error: undefined });
    } catch (error) {
      if (mine === turn.current) setState((before) => ({ ...before, error: deskErrorOf(error) }));
    }
  }, [api, asked]);

  useEffect(() => {
    void reload();
    return () => {
      turn.current += 1;
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [reload]);

  useTicketChanges(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void reload();
    }, QUIET_MS);
  });

  return { ...state, reload };
}
