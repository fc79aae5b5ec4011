import { observer } from '@nocobase/flow-engine';
import { useEffect } from 'react';
import type { TicketSelection } from '../selection';
import { useNarrow } from '../useNarrow';
import { Conversation } from './Conversation';
import { ConversationEmpty } from './ConversationPlaceholders';
import type { TicketingConversationBlockModel } from './TicketingConversationBlockModel';

interface Props {
  block: TicketingConversationBlockModel;
  selection: TicketSelection;
}

/** Finds out which ticket the block is to show. On a phone it stands in for the queue while a ticket is open. */
export const ConversationView = observer(function ConversationView({ block, selection }: Props) {
  const isNarrow = useNarrow();
  const { recordId } = block;
  const followsQueue = recordId === undefined;
  const ticketId = recordId ?? selection.ticketId;

  useEffect(() => {
    if (!followsQueue) return undefined;
    selection.readers += 1;
    return () => {
      selection.readers -= 1;
    };
  }, [followsQueue, selection]);

  const isWaiting = isNarrow && followsQueue && ticketId === null && !block.context.flowSettingsEnabled;
  useEffect(() => {
    block.setDecoratorProps({ style: isWaiting ? { display: 'none' } : undefined });
  }, [block, isWaiting]);

  if (!ticketId) return <ConversationEmpty />;
  const onBack = isNarrow && followsQueue ? () => selection.select(null) : undefined;
  return <Conversation key={ticketId} ticketId={ticketId} onBack={onBack} />;
});
