import { useFlowEngine, type PlainObject } from '@nocobase/flow-engine';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { DeskError, deskErrorOf, useDeskApi, type DeskApi } from '../deskApi';
import { useTicketChanges } from '../liveTickets';
import type { TicketRow } from '../tickets';
import { boundRelations, type BoundRelation } from './boundRelations';
import { appendsFor, ticketsOf, type Subject } from './subject';

export type EarlierTicket = Pick<TicketRow, 'id' | 'number' | 'subject' | 'statusKey' | 'updatedAt'>;

export interface CustomerStory {
  record: PlainObject;
  relations: readonly BoundRelation[];
  tickets: readonly EarlierTicket[];
  hasMore: boolean;
}

interface State {
  story: CustomerStory | undefined;
  error: DeskError | undefined;
}

const FIELDS = ['id', 'number', 'subject', 'statusKey', 'updatedAt'];
const NOTHING: State = { story: undefined, error: undefined };
/** Pushed changes come in bursts; the story of a customer is in no hurry. */
const GATHER_MS = 1_500;

async function read(
  api: DeskApi,
  subject: Subject,
  relations: readonly BoundRelation[],
  most: number,
): Promise<CustomerStory> {
  const { collectionName, id } = subject;
  const appends = appendsFor(subject, relations);
  const record = await api.get<PlainObject | null>(`${collectionName}:get`, { filterByTk: id, appends });
  if (!record) throw new DeskError('', 404, 'NOT_FOUND');
  const filter = ticketsOf(subject, record, relations);
  const tickets = filter ? await readTickets(api, filter, most) : [];
  return { record, relations, tickets: tickets.slice(0, most), hasMore: tickets.length > most };
}

/** Somebody who may not see tickets sees the customer all the same. */
async function readTickets(api: DeskApi, filter: PlainObject, most: number): Promise<EarlierTicket[]> {
  const params = { filter, fields: FIELDS, sort: ['-updatedAt'], page: 1, pageSize: most + 1 };
  try {
    return await api.get<EarlierTicket[]>(`${COLLECTIONS.tickets}:list`, params);
  } catch (error) {
    if (deskErrorOf(error).status === 403) return [];
    throw error;
  }
}

/**
 * Who the customer is and what they asked before: the record and one page of tickets, two requests.
 * @param most how many tickets to list
 */
export function useCustomer({ collectionName, id }: Subject, most: number): State & { reload: () => Promise<void> } {
  const api = useDeskApi();
  const { dataSourceManager } = useFlowEngine().context;
  const subject = useMemo(() => ({ collectionName, id }), [collectionName, id]);
  const [state, setState] = useState(NOTHING);
  const round = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const reload = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    const settle = (next: (before: State) => State) => {
      if (mine === round.current) setState(next);
    };
    try {
      const story = await read(api, subject, boundRelations(dataSourceManager), most);
      settle(() => ({ story, error: undefined }));
    } catch (error) {
      settle(({ story }) => ({ story, error: deskErrorOf(error) }));
    }
  }, [api, dataSourceManager, subject, most]);

  useEffect(() => {
    setState(NOTHING);
    void reload();
    return () => {
      round.current += 1;
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [reload]);

  const shown = state.story?.tickets;
  useTicketChanges(({ ticketId }) => {
    const concerns =
      ticketId === null ||
      (collectionName === COLLECTIONS.tickets && ticketId === id) ||
      shown?.some((ticket) => String(ticket.id) === ticketId);
    if (!concerns) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void reload();
    }, GATHER_MS);
  });

  return { ...state, reload };
}
