import { useCallback, useEffect, useState } from 'react';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { FlowChange, FlowDocument } from '../../shared/flowDocument';
import { deskErrorOf, useDeskApi } from '../workspace';

export interface FlowState {
  document: FlowDocument | undefined;
  /** The server's sentence, when it could not be loaded. */
  problem: string | undefined;
  reload(): Promise<FlowDocument | undefined>;
  /** @throws DeskError */
  save(change: FlowChange): Promise<FlowDocument>;
  /** Gives the type the common flow back. @throws DeskError */
  reset(typeKey: string, version: string): Promise<FlowDocument>;
}

const FLOW = `${COLLECTIONS.transitions}:flow`;

/** The flow of a type, or the common one, as the server has it. */
export function useFlow(typeKey: string | null): FlowState {
  const api = useDeskApi();
  const [document, setDocument] = useState<FlowDocument>();
  const [problem, setProblem] = useState<string>();

  const reload = useCallback(async () => {
    setProblem(undefined);
    try {
      const loaded = await api.get<FlowDocument>(FLOW, { typeKey: typeKey ?? '' });
      setDocument(loaded);
      return loaded;
    } catch (error) {
      setProblem(deskErrorOf(error).message);
      return undefined;
    }
  }, [api, typeKey]);

  useEffect(() => {
    let isCurrent = true;
    setProblem(undefined);
    api
      .get<FlowDocument>(FLOW, { typeKey: typeKey ?? '' })
      .then((loaded) => isCurrent && setDocument(loaded))
      .catch((error) => isCurrent && setProblem(deskErrorOf(error).message));
    return () => {
      isCurrent = false;
    };
  }, [api, typeKey]);

  const post = async (action: string, values: object) => {
    const saved = await api.post<FlowDocument>(`${COLLECTIONS.transitions}:${action}`, null, { ...values });
    setDocument(saved);
    return saved;
  };

  return {
    document: document?.typeKey === typeKey ? document : undefined,
    problem,
    reload,
    save: (change) => post('saveFlow', change),
    reset: (key, version) => post('resetFlow', { typeKey: key, version }),
  };
}
