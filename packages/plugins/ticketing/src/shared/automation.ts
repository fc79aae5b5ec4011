import type { CommentKind } from './comments';
import type { FieldChange, TicketEventType } from './ticketEvents';

/** Names that stored workflows refer to. */
export const TICKET_EVENT_TRIGGER = 'ticketing-event';
export const ASSIGN_NODE = 'ticketing-assign';
export const TRANSITION_NODE = 'ticketing-transition';

/** The comments that an automation may be about; what the desk itself writes into a thread is none of its business. */
export const COMMENT_KINDS_TO_HEAR: readonly CommentKind[] = ['reply', 'note', 'message', 'call'];

/** Who may stand behind an event. */
export const CAUSERS = ['person', 'customer', 'automation'] as const;
export type Causer = (typeof CAUSERS)[number];

/** When a workflow of type `ticketing-event` starts. An empty list does not restrict. */
export interface TicketEventConfig {
  events: TicketEventType[];
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
  if (!config.events?.includes(event.type) || !allows(config.causers, event.causer)) return false;
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

/** Node "Assign ticket". */
export interface AssignConfig {
  /** An id, or a variable that holds one. */
  ticketId: string | number;
  /** `person`, or the name of an assignment strategy. */
  strategy: string;
  /** With `person`. */
  assigneeId?: string | number | null;
  /** The ticket's own team when empty. */
  teamId?: string | number | null;
  /** Leaves a ticket alone that somebody has already. */
  keepAssignee?: boolean;
}

/** Node "Change ticket status". */
export interface TransitionConfig {
  ticketId: string | number;
  statusKey: string;
  /** Added as an internal note, or asked for by the flow. */
  comment?: string;
  /** Goes on with the workflow when the flow does not allow the change. */
  ignoreRefusal?: boolean;
}
