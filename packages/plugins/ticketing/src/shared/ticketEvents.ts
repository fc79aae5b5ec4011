/** What can happen to a ticket, as its history tells it. */
export const TICKET_EVENT_TYPES = [
  'created',
  'updated',
  'statusChanged',
  'assigned',
  'commented',
  // A workflow would have gone on for ever: see LONGEST_CHAIN.
  'automationStopped',
] as const;

export type TicketEventType = (typeof TICKET_EVENT_TYPES)[number];

export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}
