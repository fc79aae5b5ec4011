import type { TicketRow } from '../workspace';

type Id = TicketRow['id'];

/** What of an open ticket these dialogs need. */
export interface MenuTicket {
  id: Id;
  number: string;
  subject: string;
  mergedIntoId?: Id | null;
  mergedInto?: { id: Id; number?: string; subject?: string } | null;
  snoozedUntil?: string | null;
}

export interface MenuMessage {
  id: Id;
  author: string;
  text: string;
  isInternal: boolean;
}

/** Carries out an action on the ticket and reads it again; rejects with the server's sentence. */
export type Act = (action: string, values: Record<string, unknown>) => Promise<void>;
