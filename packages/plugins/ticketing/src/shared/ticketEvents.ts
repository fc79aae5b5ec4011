/** What can happen to a ticket; stored in its history and offered by the workflow trigger. */
export const TICKET_EVENT_TYPES = ['created', 'updated', 'statusChanged', 'assigned', 'commented'] as const;

export type TicketEventType = (typeof TICKET_EVENT_TYPES)[number];

export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}
