import { useCallback, useEffect, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { TypeWithForm } from '../../../shared/ticketForm';
import { deskErrorOf, useDeskApi } from '../../workspace';

interface LoadedForm {
  type: TypeWithForm | null;
  values: Readonly<Record<string, unknown>>;
  version: number;
}

export interface TicketFormState {
  loaded: LoadedForm | undefined;
  /** The server's sentence, when it could not be loaded. */
  problem: string | undefined;
  /** @throws DeskError with the server's own sentence, and the field at fault */
  save(values: Record<string, unknown>): Promise<void>;
}

/** The form of a ticket with its values; read again when the ticket has a new version. */
export function useTicketForm(ticketId: string, version: number): TicketFormState {
  const api = useDeskApi();
  const [loaded, setLoaded] = useState<LoadedForm>();
  const [problem, setProblem] = useState<string>();

  const load = useCallback(async () => {
    setProblem(undefined);
    try {
      setLoaded(await api.get<LoadedForm>(`${COLLECTIONS.tickets}:form`, { filterByTk: ticketId }));
    } catch (error) {
      setProblem(deskErrorOf(error).message);
    }
  }, [api, ticketId]);

  useEffect(() => void load(), [load, version]);

  return {
    loaded,
    problem,
    async save(values) {
      if (Object.keys(values).length === 0) return;
      await api.post(`${COLLECTIONS.tickets}:update`, ticketId, { ...values, version: loaded?.version });
      await load();
    },
  };
}
