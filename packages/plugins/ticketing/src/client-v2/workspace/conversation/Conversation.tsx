import { theme } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../locale';
import { TicketNotices } from '../../merge';
import { useCommands, type Command } from '../commands';
import { markSeen } from '../queue/seenTickets';
import { idOf, type Id } from '../tickets';
import { useMay } from '../useMay';
import { Composer } from './Composer';
import { ConversationProblem, ConversationSkeleton } from './ConversationPlaceholders';
import { MODE_LOOKS } from './composerModes';
import { COMPOSER_MODES, type ComposerMode, type Draft } from './drafts';
import type { MessageActions } from './MessageCard';
import { quoted } from './textToHtml';
import { Thread } from './Thread';
import { publicMessages, textOfMessage, type MessageEntry } from './timeline';
import { TicketHeader } from './TicketHeader';
import { useDrafts } from './useDrafts';
import { useTicket, type LoadedTicket } from './useTicket';
import { useTicketActions } from './useTicketActions';

interface Props {
  ticketId: string;
  /** Leads back to the list, where the ticket covers it. */
  onBack?: () => void;
}

const WRITING: Readonly<Record<ComposerMode, Pick<Command, 'id' | 'label' | 'keys'>>> = {
  reply: { id: 'reply', label: 'Reply', keys: ['r'] },
  note: { id: 'note', label: 'Note', keys: ['n'] },
  forward: { id: 'forward', label: 'Forward', keys: ['f'] },
  call: { id: 'call', label: 'Log call', keys: ['c'] },
};

/** One ticket, to read and to work on. */
export function Conversation({ ticketId, onBack }: Props) {
  const { loaded, error, isLoading, reload, showEarlier } = useTicket(ticketId);
  if (loaded) {
    return (
      <LoadedConversation
        key={ticketId}
        ticketId={ticketId}
        loaded={loaded}
        reload={reload}
        showEarlier={showEarlier}
        onBack={onBack}
      />
    );
  }
  if (error && !isLoading) return <ConversationProblem error={error} onRetry={() => void reload()} />;
  return <ConversationSkeleton />;
}

interface LoadedProps extends Props {
  loaded: LoadedTicket;
  reload: () => Promise<void>;
  showEarlier: () => Promise<void>;
}

function LoadedConversation({ ticketId, loaded, reload, showEarlier, onBack }: LoadedProps) {
  const t = useT();
  const { token } = theme.useToken();
  const { ticket, timeline, pending, hasEarlier, transitions } = loaded;
  const actions = useTicketActions(ticket, reload);
  const may = useMay();
  const drafts = useDrafts(ticketId);
  const modes = COMPOSER_MODES.filter((mode) => may(MODE_LOOKS[mode].action));
  // Until somebody chooses, it is the mode in which something waits.
  const [picked, setPicked] = useState<ComposerMode>();
  const [toEndCount, setToEndCount] = useState(0);
  const chosen = picked ?? drafts.waiting() ?? 'reply';
  const mode = modes.includes(chosen) ? chosen : modes[0];
  const messages = publicMessages(timeline);
  const root = useRef<HTMLElement>(null);
  const input = useRef<TextAreaRef>(null);

  useEffect(() => markSeen(ticketId, ticket.lastMessageAt), [ticketId, ticket.lastMessageAt]);

  const write = (next: ComposerMode, patch?: Partial<Draft>) => {
    setPicked(next);
    if (patch) drafts.change(next, patch);
    input.current?.focus();
  };
  const undoSend = async (id: Id) => {
    const files = pending.find((message) => idOf(message.id) === idOf(id))?.attachments ?? [];
    const restored = await actions.undoSend(id);
    drafts.restore(restored, [...files]);
    setPicked(restored.mode);
  };
  const messageActions: MessageActions = mode
    ? {
        onQuote: (message) => write(mode, { text: withQuote(drafts.draft(mode).text, message) }),
        onAnswer: modes.includes('note') ? ({ id }) => write('note', { parentId: Number(id) }) : undefined,
        onForward: modes.includes('forward') ? ({ id }) => write('forward', { commentIds: [Number(id)] }) : undefined,
        onPin: modes.includes('note') ? ({ id, pinnedAt }) => void actions.pin(id, !pinnedAt) : undefined,
      }
    : {};
  useCommands(
    root,
    modes.map((one) => ({ ...WRITING[one], group: 'ticket', run: () => write(one) })),
  );

  return (
    <section
      ref={root}
      aria-label={`${t('Conversation')} ${ticket.number}`}
      data-testid="ticketing-conversation"
      data-ticket={ticketId}
      style={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', background: token.colorBgContainer }}
    >
      <TicketHeader loaded={loaded} actions={actions} onBack={onBack} />
      <TicketNotices ticket={ticket} act={actions.act} />
      <Thread
        ticketId={ticketId}
        timeline={timeline}
        pending={pending}
        hasEarlier={hasEarlier}
        onEarlier={() => void showEarlier()}
        onUndo={undoSend}
        messageActions={messageActions}
        toEndCount={toEndCount}
      />
      {mode ? (
        <Composer
          ticketId={ticketId}
          ticket={ticket}
          transitions={may('transition') ? transitions : []}
          actions={actions}
          drafts={drafts}
          modes={modes}
          mode={mode}
          onMode={write}
          messageIds={messages.map(({ id }) => Number(id))}
          latestId={Number(messages.at(-1)?.id ?? 0)}
          onReadFirst={() => setToEndCount((count) => count + 1)}
          inputRef={input}
        />
      ) : null}
    </section>
  );
}

/** What is typed, with what it answers above it. */
const withQuote = (text: string, message: MessageEntry): string =>
  `${text.trim() ? `${text.trimEnd()}\n\n` : ''}${quoted(textOfMessage(message.body))}\n\n`;
