/** What was typed and not sent: kept in this tab, for each ticket and mode, until it is sent or the tab is closed. */
const PREFIX = 'ticketing.draft.';

/** What can be written: to the customer, or for colleagues. */
export const COMPOSER_MODES = ['reply', 'note'] as const;

export type ComposerMode = (typeof COMPOSER_MODES)[number];

const keyOf = (ticketId: string, mode: ComposerMode) => `${PREFIX}${ticketId}.${mode}`;

export function draftOf(ticketId: string, mode: ComposerMode): string {
  try {
    return window.sessionStorage.getItem(keyOf(ticketId, mode)) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(ticketId: string, mode: ComposerMode, text: string): void {
  try {
    if (text) window.sessionStorage.setItem(keyOf(ticketId, mode), text);
    else window.sessionStorage.removeItem(keyOf(ticketId, mode));
  } catch {
    // Without a store the text is still in the composer.
  }
}
