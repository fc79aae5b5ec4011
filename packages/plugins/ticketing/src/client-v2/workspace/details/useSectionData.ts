import { useCallback, useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { deskErrorOf, useDeskApi, type DeskError } from '../deskApi';
import { idOf } from '../tickets';
import type { DetailsTicket } from './useDetails';

interface SectionData<T> {
  data: T | undefined;
  error: DeskError | undefined;
  /** What an action answered is what is shown, without being read again. */
  show: (data: T | undefined) => void;
}

/**
 * What a section knows of a ticket, read by an action of its own, and again with each version of the ticket.
 * @param action such as `checklist`: a GET on one ticket
 */
export function useSectionData<T>(action: string, { id, version }: DetailsTicket): SectionData<T> {
  const api = useDeskApi();
  const [data, setData] = useState<T>();
  const [error, setError] = useState<DeskError>();
  const round = useRef(0);
  const ticketId = idOf(id);

  useEffect(() => {
    round.current += 1;
    const mine = round.current;
    api
      .get<T>(`${COLLECTIONS.tickets}:${action}`, { filterByTk: ticketId })
      .then((read) => {
        if (mine !== round.current) return;
        setData(read);
        setError(undefined);
      })
      .catch((thrown) => {
        if (mine === round.current) setError(deskErrorOf(thrown));
      });
  }, [api, action, ticketId, version]);

  const show = useCallback((next: T | undefined) => {
    if (next === undefined) return;
    round.current += 1;
    setData(next);
  }, []);

  return { data, error, show };
}
