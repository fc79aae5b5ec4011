import { useCallback, useEffect, useRef, useState } from 'react';
import type { BulkAction, BulkProgress } from '../../../../shared/bulk';
import { COLLECTIONS } from '../../../../shared/collectionNames';
import { deskErrorOf, useDeskApi } from '../../deskApi';

const POLL_MS = 800;

export interface BulkState {
  progress: BulkProgress | undefined;
  problem: string | undefined;
  isBusy: boolean;
  run: (params: Record<string, unknown>, dryRun: boolean) => Promise<BulkProgress | undefined>;
  cancel: () => Promise<void>;
  forget: () => void;
}

/** Carries out a bulk, or tries it out, and follows one that takes longer. */
export function useBulk(ids: readonly string[], action: BulkAction): BulkState {
  const api = useDeskApi();
  const [progress, setProgress] = useState<BulkProgress>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const round = useRef(0);
  useEffect(() => () => void (round.current += 1), []);

  const follow = useCallback(
    async (begun: BulkProgress, mine: number): Promise<BulkProgress> => {
      let now = begun;
      while (now.runId !== null && (now.state === 'queued' || now.state === 'running') && mine === round.current) {
        await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        now = await api.get<BulkProgress>(`${COLLECTIONS.bulkRuns}:progress`, { filterByTk: now.runId });
        if (mine === round.current) setProgress(now);
      }
      return now;
    },
    [api],
  );

  const run = async (params: Record<string, unknown>, dryRun: boolean) => {
    round.current += 1;
    const mine = round.current;
    setBusy(true);
    setProblem(undefined);
    setProgress(undefined);
    try {
      const begun = await api.post<BulkProgress>(`${COLLECTIONS.tickets}:bulk`, null, {
        ids: [...ids],
        action,
        params,
        dryRun,
      });
      if (mine !== round.current) return undefined;
      setProgress(begun);
      return await follow(begun, mine);
    } catch (error) {
      if (mine === round.current) setProblem(deskErrorOf(error).message);
      return undefined;
    } finally {
      if (mine === round.current) setBusy(false);
    }
  };

  const cancel = async () => {
    if (!progress?.runId) return;
    setProgress(await api.post<BulkProgress>(`${COLLECTIONS.bulkRuns}:cancel`, progress.runId));
  };

  const forget = () => {
    round.current += 1;
    setProgress(undefined);
    setProblem(undefined);
    setBusy(false);
  };

  return { progress, problem, isBusy, run, cancel, forget };
}
