import { useFlowEngine } from '@nocobase/flow-engine';
import { useMemo } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { useT } from '../../locale';
import type { StepAnswer } from '../../ui/StatusChangeDialog';
import { deskErrorOf, useDeskApi } from '../deskApi';
import { idOf, type Id } from '../tickets';
import type { ComposerMode, Draft, ServerDraft } from './drafts';
import { stillCalled } from './mentions';
import { sentAnswer } from './sentAnswer';
import { textToHtml } from './textToHtml';
import type { OpenTicket } from './useTicket';

/** How long a reply can be taken back (behaviours, section 3). */
const UNDO_SECONDS = 10;

interface Sending {
  /** The status that the ticket takes with it. */
  statusKey?: string;
  /** Sends although somebody else wrote meanwhile. */
  force?: boolean;
  /** The latest public message that was on show when this one was begun; 0 for none. */
  seenCommentId?: number;
}

/** All of these reject with the server's sentence; the ticket is read again either way. */
export interface TicketActions {
  /** Any action on the version that is on show. */
  act: (action: string, values: Record<string, unknown>) => Promise<void>;
  transition: (statusKey: string, answer?: StepAnswer) => Promise<void>;
  assign: (assigneeId: Id | 'me' | null) => Promise<void>;
  /** Sends a draft, which goes with it. */
  send: (mode: ComposerMode, draft: Draft, sending: Sending) => Promise<void>;
  /** Takes back what is about to be sent; answers with its draft. */
  undoSend: (pendingId: Id) => Promise<ServerDraft>;
  pin: (commentId: Id, pinned: boolean) => Promise<void>;
}

/** What an agent does to the open ticket. A ticket that changed meanwhile is read again, and the agent is told. */
export function useTicketActions(ticket: OpenTicket, reload: () => Promise<void>): TicketActions {
  const api = useDeskApi();
  const t = useT();
  const { message } = useFlowEngine().context;
  const ticketId = idOf(ticket.id);
  const { version } = ticket;

  return useMemo(() => {
    const run = async <T = unknown>(action: string, data: Record<string, unknown>): Promise<T> => {
      try {
        return await api.post<T>(`${COLLECTIONS.tickets}:${action}`, ticketId, data);
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
    return {
      act: async (action, values) => {
        await run(action, { ...values, version });
      },
      transition: async (statusKey, answer = {}) => {
        await run('transition', { statusKey, version, ...sentAnswer(answer) });
      },
      assign: async (assigneeId) => {
        await run('assign', { assigneeId, version });
      },
      send: async (mode, draft, sending) => {
        await run(mode, inputOf(mode, draft, sending));
      },
      undoSend: (pendingId) => run<ServerDraft>('undoSend', { commentId: pendingId }),
      pin: async (commentId, pinned) => {
        await run('pin', { commentId, pinned });
      },
    };
  }, [api, ticketId, version, reload, message, t]);
}

/** The body of the action that a mode is named after. */
function inputOf(mode: ComposerMode, draft: Draft, { statusKey, force, seenCommentId }: Sending) {
  const { text, to, cc, bcc, mentions, files, commentIds, parentId, direction, minutes } = draft;
  const common = {
    body: text.trim() ? textToHtml(text) : '',
    draft: true,
    ...(files.length > 0 ? { attachments: files.map(({ id }) => id) } : {}),
    ...(statusKey ? { statusKey } : {}),
    ...(parentId ? { parentId } : {}),
  };
  const called = stillCalled(mentions, text).map(({ type, id }) => ({ type, id }));
  switch (mode) {
    case 'reply':
      return { ...common, cc, bcc, seenCommentId, force: Boolean(force), undoSeconds: UNDO_SECONDS };
    case 'note':
      return { ...common, mentions: called };
    case 'call':
      return { ...common, mentions: called, direction, minutes };
    case 'forward':
      return { ...common, to, cc, bcc, commentIds };
  }
}
