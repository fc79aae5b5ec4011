import { theme } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../locale';
import { useCommands, type Command } from '../commands';
import { markSeen } from '../queue/seenTickets';
import { useMay } from '../useMay';
import { Composer } from './Composer';
import { ConversationProblem, ConversationSkeleton } from './ConversationPlaceholders';
import { COMPOSER_MODES, draftOf, type ComposerMode } from './drafts';
import { Thread } from './Thread';
import { TicketHeader } from './TicketHeader';
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
  const { ticket, timeline, hasEarlier, transitions } = loaded;
  const actions = useTicketActions(ticket, reload);
  const may = useMay();
  const modes = COMPOSER_MODES.filter((mode) => may(mode));
  const [chosen, setChosen] = useState<ComposerMode>(() => (draftOf(ticketId, 'note') ? 'note' : 'reply'));
  const mode = modes.includes(chosen) ? chosen : modes[0];
  const root = useRef<HTMLElement>(null);
  const input = useRef<TextAreaRef>(null);

  useEffect(() => markSeen(ticketId, ticket.lastMessageAt), [ticketId, ticket.lastMessageAt]);

  const write = (next: ComposerMode) => {
    setChosen(next);
    input.current?.focus();
  };
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
      <Thread ticketId={ticketId} timeline={timeline} hasEarlier={hasEarlier} onEarlier={() => void showEarlier()} />
      {mode ? (
        <Composer
          ticketId={ticketId}
          ticket={ticket}
          transitions={may('transition') ? transitions : []}
          actions={actions}
          modes={modes}
          mode={mode}
          onMode={write}
          inputRef={input}
        />
      ) : null}
    </section>
  );
}
