import { useCallback, useEffect, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { TypeWithForm } from '../../../shared/ticketForm';
import { deskErrorOf, useDeskApi } from '../../workspace';

export interface TypeForms {
  /** Undefined until loaded. */
  types: readonly TypeWithForm[] | undefined;
  /** The server's sentence, when they could not be loaded. */
  problem: string | undefined;
  reload(): Promise<void>;
}

/** The types that a new ticket may be of, each with its form. */
export function useTypeForms(): TypeForms {
  const api = useDeskApi();
  const [types, setTypes] = useState<readonly TypeWithForm[]>();
  const [problem, setProblem] = useState<string>();

  const reload = useCallback(async () => {
    setProblem(undefined);
    try {
      setTypes(await api.get<TypeWithForm[]>(`${COLLECTIONS.types}:forms`));
    } catch (error) {
      setProblem(deskErrorOf(error).message);
    }
  }, [api]);

  useEffect(() => void reload(), [reload]);
  return { types, problem, reload };
}
