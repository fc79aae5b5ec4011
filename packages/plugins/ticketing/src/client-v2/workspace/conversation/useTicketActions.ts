import { useFlowEngine } from '@nocobase/flow-engine';
import { useMemo } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { useT } from '../../locale';
import { deskErrorOf, useDeskApi } from '../deskApi';
import { idOf, type Id } from '../tickets';
import { textToHtml } from './textToHtml';
import type { OpenTicket } from './useTicket';

/** All of these reject with the server's sentence; the ticket is read again either way. */
export interface TicketActions {
  transition: (statusKey: string, reason?: string) => Promise<void>;
  assign: (assigneeId: Id | 'me' | null) => Promise<void>;
  /** Plain text to the customer, and the status that the ticket takes with it. */
  reply: (text: string, statusKey?: string) => Promise<void>;
  /** Plain text for colleagues. */
  note: (text: string, statusKey?: string) => Promise<void>;
}

/** What an agent does to the open ticket. A ticket that changed meanwhile is read again, and the agent is told. */
export function useTicketActions(ticket: OpenTicket, reload: () => Promise<void>): TicketActions {
  const api = useDeskApi();
  const t = useT();
  const { message } = useFlowEngine().context;
  const ticketId = idOf(ticket.id);
  const { version } = ticket;

  return useMemo(() => {
    const run = async (action: string, data: Record<string, unknown>) => {
      try {
        await api.post(`${COLLECTIONS.tickets}:${action}`, ticketId, data);
      } catch (thrown) {
        const error = deskErrorOf(thrown);
        if (error.isStale) {
          void message.warning(t('Somebody changed this ticket meanwhile. You see it as it is now: please try again.'));
        }
        throw error;
      } finally {
        await reload();
      }
    };
    const write = (action: 'reply' | 'note') => (text: string, statusKey?: string) =>
      run(action, { body: textToHtml(text), ...(statusKey ? { statusKey } : {}) });
    return {
      transition: (statusKey, reason) =>
        run('transition', { statusKey, version, ...(reason ? { comment: textToHtml(reason) } : {}) }),
      assign: (assigneeId) => run('assign', { assigneeId, version }),
      reply: write('reply'),
      note: write('note'),
    };
  }, [api, ticketId, version, reload, message, t]);
}
