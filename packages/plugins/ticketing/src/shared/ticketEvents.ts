/** What can happen to a ticket, as its history tells it. */
export const TICKET_EVENT_TYPES = [
  'created',
  'updated',
  'statusChanged',
  'assigned',
  'commented',
  // Told by both tickets: what went into another, came back, or became a ticket of its own.
  'merged',
  'unmerged',
  'split',
  'snoozed',
  'snoozeEnded',
  // Somebody was called in a note.
  'mentioned',
  // A workflow would have gone on for ever: see LONGEST_CHAIN.
  'automationStopped',
] as const;

export type TicketEventType = (typeof TICKET_EVENT_TYPES)[number];

export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
  /** What the values were called at the time: the name of a person or a team, the label of a status. */
  fromLabel?: string | null;
  toLabel?: string | null;
}
