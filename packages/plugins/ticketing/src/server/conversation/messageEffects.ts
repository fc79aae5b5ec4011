import { PUBLIC_COMMENT_KINDS, type CommentKind } from '../../shared/comments';
import type { TicketRecord } from '../tickets';

const PREVIEW_LENGTH = 200;

export function previewOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > PREVIEW_LENGTH ? `${line.slice(0, PREVIEW_LENGTH - 1).toWellFormed()}…` : line;
}

/** What a ticket keeps of the message that it is created with. */
export function describeFirstMessage(bodyText: string, now: Date) {
  return { messageCount: 1, lastMessageAt: now, preview: previewOf(bodyText) };
}

/**
 * What a new comment changes in its ticket. Only what the customer may see counts as a message; our first answer is the
 * first response, and from it on the customer waits no longer.
 */
export function messageEffects(
  ticket: Pick<TicketRecord, 'messageCount' | 'firstRespondedAt' | 'waitingSince'>,
  kind: CommentKind,
  bodyText: string,
  now: Date,
) {
  if (!PUBLIC_COMMENT_KINDS.includes(kind)) return {};
  const seen = { messageCount: ticket.messageCount + 1, lastMessageAt: now, preview: previewOf(bodyText) };
  return kind === 'reply'
    ? { ...seen, firstRespondedAt: ticket.firstRespondedAt ?? now, waitingSince: null }
    : // Whoever waits for an answer wants to see it.
      { ...seen, waitingSince: ticket.waitingSince ?? now, snoozedUntil: null };
}
