import type { SharedRow } from '../ui/useSharedRows';

export interface Translation {
  language: string;
  body: string;
}

/** A row of ticketingReplies. */
export interface Reply extends SharedRow {
  shortcut: string | null;
  body: string;
  language: string | null;
  translations: Translation[] | null;
}
