import { useFlowEngine } from '@nocobase/flow-engine';
import { useCallback, useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { useT } from '../../locale';
import { DeskError, deskErrorOf, useDeskApi } from '../deskApi';
import { useTicketChanges } from '../liveTickets';
import type { Contact, Id, Person, Priority, Status, TicketRow } from '../tickets';

interface Named {
  id: Id;
  name: string;
}

export interface DetailsTicket extends TicketRow {
  status?: Status | null;
  priority?: Priority | null;
  typeKey?: string | null;
  teamId?: Id | null;
  team?: Named | null;
  requesterId?: Id | null;
  requester?: (Contact & { phone?: string | null }) | null;
  organization?: Named | null;
  tags?: (Named & { color?: string | null })[];
  followers?: Person[];
  checklistTotal?: number;
  checklistDone?: number;
}

/** @returns what the server answers; undefined when it refused, of which the person has been told */
export type RunOnTicket = <T = unknown>(action: string, data?: Record<string, unknown>) => Promise<T | undefined>;

export interface DetailsState {
  ticket: DetailsTicket | undefined;
  error: DeskError | undefined;
  reload: () => Promise<void>;
  run: RunOnTicket;
}

const APPENDS = ['status', 'priority', 'team', 'assignee', 'requester', 'organization', 'tags', 'followers'];
/** Changes that come together are one reload. */
const GATHER_MS = 300;

/** A ticket with what is known about it, kept up to date by push. */
export function useDetails(ticketId: string): DetailsState {
  const api = useDeskApi();
  const t = useT();
  const { message } = useFlowEngine().context;
  const [state, setState] = useState<Pick<DetailsState, 'ticket' | 'error'>>({ ticket: undefined, error: undefined });
  const round = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const reload = useCallback(async () => {
    round.current += 1;
    const mine = round.current;
    const settle = (next: (before: typeof state) => typeof state) => {
      if (mine === round.current) setState(next);
    };
    try {
      const action = `${COLLECTIONS.tickets}:get`;
      const ticket = await api.get<DetailsTicket | null>(action, { filterByTk: ticketId, appends: APPENDS });
      if (!ticket) throw new DeskError('', 404, 'NOT_FOUND');
      settle(() => ({ ticket, error: undefined }));
    } catch (error) {
      settle((before) => ({ ...before, error: deskErrorOf(error) }));
    }
  }, [api, ticketId]);

  const run: RunOnTicket = useCallback(
    async <T>(action: string, data: Record<string, unknown> = {}) => {
      try {
        const answer = await api.post<T>(`${COLLECTIONS.tickets}:${action}`, ticketId, data);
        await reload();
        return answer;
      } catch (thrown) {
        const error = deskErrorOf(thrown);
        void message.error(error.message || t('This could not be saved'));
        await reload();
        return undefined;
      }
    },
    [api, message, reload, t, ticketId],
  );

  useEffect(() => {
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

  return { ...state, reload, run };
}
