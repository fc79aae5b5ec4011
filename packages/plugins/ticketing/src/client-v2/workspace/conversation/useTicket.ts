import { useCallback, useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { FlowTransition } from '../../../shared/statusFlow';
import type { StepField } from '../../ui/StepFieldInput';
import { DeskError, deskErrorOf, useDeskApi, type DeskApi } from '../deskApi';
import { useTicketChanges } from '../liveTickets';
import type { Contact, Id, Priority, Status, TicketRow } from '../tickets';
import type { PendingMessage, TimelineEntry } from './timeline';
import { withEarlier, withLatest } from './timelinePages';

/** A step that the flow allows now, with the status that it leads to. */
export interface AllowedTransition extends FlowTransition {
  status: Status;
  /** The required fields, as the ticket has them. */
  fields?: readonly StepField[];
}

export interface OpenTicket extends TicketRow {
  status?: Status | null;
  priority?: Priority | null;
  requester?: (Contact & { phone?: string | null }) | null;
  mergedIntoId?: Id | null;
  mergedInto?: { id: Id; number?: string; subject?: string } | null;
  snoozedUntil?: string | null;
  team?: { id: Id; name: string } | null;
  tags?: { id: Id; name: string; color?: string | null }[];
}

export interface LoadedTicket {
  ticket: OpenTicket;
  timeline: readonly TimelineEntry[];
  /** Replies that are about to be sent. */
  pending: readonly PendingMessage[];
  hasEarlier: boolean;
  transitions: readonly AllowedTransition[];
}

export interface TicketState {
  loaded: LoadedTicket | undefined;
  error: DeskError | undefined;
  isLoading: boolean;
  /** Reads everything again; what is shown stays until the answer is there. */
  reload: () => Promise<void>;
  /** Reads older messages as well. */
  showEarlier: () => Promise<void>;
}

const APPENDS = ['requester', 'assignee', 'team', 'status', 'priority', 'tags', 'mergedInto'];
/** Entries that a ticket opens with, and that each further page adds. */
const PAGE = 30;
/** As many as the server gives at once. */
const MOST = 200;
/** Changes that come together, e.g. a reply that also sets a status, are one reload. */
const GATHER_MS = 250;

async function read(api: DeskApi, ticketId: string, limit: number): Promise<LoadedTicket> {
  const filterByTk = ticketId;
  const [ticket, timeline, transitions, pending] = await Promise.all([
    api.get<OpenTicket | null>(`${COLLECTIONS.tickets}:get`, { filterByTk, appends: APPENDS }),
    api.page<TimelineEntry[]>(`${COLLECTIONS.tickets}:timeline`, { filterByTk, limit }),
    api.get<AllowedTransition[]>(`${COLLECTIONS.tickets}:allowedTransitions`, { filterByTk }).catch(noneIfForbidden),
    api.get<PendingMessage[]>(`${COLLECTIONS.tickets}:pending`, { filterByTk }).catch(noneIfForbidden),
  ]);
  if (!ticket) throw new DeskError('', 404, 'NOT_FOUND');
  return { ticket, timeline: timeline.data, pending, hasEarlier: timeline.meta?.hasBefore === true, transitions };
}

/** Somebody who may read but not move a ticket sees it without buttons. */
function noneIfForbidden(error: unknown): never[] {
  if (deskErrorOf(error).status === 403) return [];
  throw error;
}

const LOADING = { loaded: undefined, error: undefined, isLoading: true };

/** A ticket with its thread, kept up to date by push. */
export function useTicket(ticketId: string): TicketState {
  const api = useDeskApi();
  const [state, setState] = useState<Pick<TicketState, 'loaded' | 'error' | 'isLoading'>>(LOADING);
  const round = useRef(0);
  const shown = useRef<LoadedTicket>();
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const reload = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    try {
      const limit = Math.min(Math.max(PAGE, shown.current?.timeline.length ?? 0), MOST);
      const latest = await read(api, ticketId, limit);
      if (mine !== round.current) return;
      const loaded = { ...latest, ...withLatest(shown.current, latest) };
      shown.current = loaded;
      setState({ loaded, error: undefined, isLoading: false });
    } catch (error) {
      if (mine === round.current) {
        setState(({ loaded }) => ({ loaded, error: deskErrorOf(error), isLoading: false }));
      }
    }
  }, [api, ticketId]);

  const showEarlier = useCallback(async () => {
    const before = shown.current?.timeline[0]?.id;
    if (before === undefined) return;
    const params = { filterByTk: ticketId, before, limit: PAGE };
    try {
      const { data, meta } = await api.page<TimelineEntry[]>(`${COLLECTIONS.tickets}:timeline`, params);
      if (!shown.current) return;
      const earlier = { timeline: data, hasEarlier: meta?.hasBefore === true };
      const loaded = { ...shown.current, ...withEarlier(shown.current, earlier) };
      shown.current = loaded;
      setState((state) => ({ ...state, loaded }));
    } catch (error) {
      setState((state) => ({ ...state, error: deskErrorOf(error) }));
    }
  }, [api, ticketId]);

  useEffect(() => {
    setState(LOADING);
    shown.current = undefined;
    void reload();
    return () => {
      round.current += 1;
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [reload]);

  useTicketChanges((change) => {
    if (change.ticketId !== null && change.ticketId !== ticketId) return;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void reload();
    }, GATHER_MS);
  });

  return { ...state, reload, showEarlier };
}
