import { z } from 'zod';
import { TICKET_EVENT_TYPES } from '../../shared/ticketEvents';
import type { TicketEvent } from '../kernel/ticketEvents';

const id = z.union([z.string(), z.number()]).transform(String);

/** A ticket's event as a job keeps it. */
const recordedEvent = z.object({
  id,
  type: z.enum(TICKET_EVENT_TYPES),
  ticketId: id,
  commentId: id.nullable(),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
  occurredAt: z.coerce.date(),
  actor: z.object({ userId: z.union([z.string(), z.number()]).nullable(), contactId: id.nullable() }),
  cause: z.object({ kind: z.string(), label: z.string().nullable(), depth: z.number() }),
});

export type RecordedEvent = z.output<typeof recordedEvent>;

export const toPayload = ({ version: _version, ...event }: TicketEvent): unknown => event;

export const fromPayload = (payload: unknown): RecordedEvent => recordedEvent.parse(payload);
