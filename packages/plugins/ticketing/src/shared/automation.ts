import type { CommentKind } from './comments';
import type { FieldChange, TicketEventType } from './ticketEvents';

/** Names that stored workflows refer to. */
export const TICKET_EVENT_TRIGGER = 'ticketing-event';
export const ASSIGN_NODE = 'ticketing-assign';
export const TRANSITION_NODE = 'ticketing-transition';

/** The events that a workflow can wait for. */
export const EVENTS_TO_HEAR = ['created', 'statusChanged', 'assigned', 'commented', 'updated'] as const;
export type EventToHear = (typeof EVENTS_TO_HEAR)[number];

/** The comments that an automation may be about; what the desk itself writes into a thread is none of its business. */
export const COMMENT_KINDS_TO_HEAR: readonly CommentKind[] = ['reply', 'note', 'message', 'call'];

/** Who may stand behind an event. */
export const CAUSERS = ['person', 'customer', 'automation'] as const;
export type Causer = (typeof CAUSERS)[number];

/** A change that has so many automations in a row behind it starts no further one (behaviours, section 8). */
export const LONGEST_CHAIN = 10;

/** When a workflow of type `ticketing-event` starts. An empty list does not restrict. */
export interface TicketEventConfig {
  events: EventToHear[];
  /** Of `statusChanged`. */
  fromStatuses?: string[];
  toStatuses?: string[];
  /** Of `commented`. */
  commentKinds?: CommentKind[];
  /** Of `updated`: one of these columns. */
  changedFields?: string[];
  causers?: Causer[];
  /** A filter of the platform, which the ticket must pass. */
  condition?: Record<string, unknown> | null;
}

/** What later nodes of such a workflow know of the event itself, as `$context.data.event`. */
export interface EventVariables {
  id: string;
  type: TicketEventType;
  fromStatus: string | null;
  toStatus: string | null;
  fromAssigneeId: string | null;
  toAssigneeId: string | null;
  changes: readonly FieldChange[];
  occurredAt: string;
  causer: Causer;
  /** E.g. the title of the workflow that made the change. */
  causeLabel: string | null;
  /** How many automations in a row led here. */
  depth: number;
}

/** Whether an event is one that the workflow waits for, as far as the event itself can tell. */
export function isAwaited(config: TicketEventConfig, event: EventVariables, commentKind: string | null): boolean {
  if (!config.events?.some((type) => type === event.type) || !allows(config.causers, event.causer)) return false;
  switch (event.type) {
    case 'statusChanged':
      return allows(config.fromStatuses, event.fromStatus) && allows(config.toStatuses, event.toStatus);
    case 'commented':
      return allows(config.commentKinds, commentKind);
    case 'updated':
      return !config.changedFields?.length || event.changes.some(({ field }) => config.changedFields?.includes(field));
    default:
      return true;
  }
}

function allows<T extends string>(wanted: readonly T[] | null | undefined, actual: string | null): boolean {
  return !wanted?.length || wanted.some((one) => one === actual);
}

/** The ticket that a workflow was started for, as nodes refer to it. */
export const TRIGGERING_TICKET = '{{$context.data.ticket.id}}';
