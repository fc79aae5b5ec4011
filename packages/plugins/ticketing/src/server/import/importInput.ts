import { z } from 'zod';
import { MAX_SUBJECT_LENGTH } from '../../shared/ticketFields';
import { idInput } from '../kernel/parseInput';

const MAX_TICKETS = 200;
const MAX_STEPS = 1_000;
/** Together with the source it is the cause's id in the history, 64 characters long. */
const name = z
  .string()
  .trim()
  .regex(/^[\w.-]{1,31}$/);
/** An instant with its offset from UTC. Imports tell the past. */
const moment = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((date) => date.getTime() <= Date.now());
const statusKey = z.string().min(1).max(64);
const body = z.string().min(1);

/** One thing that happened: exactly what its keys say, by `userId`, or by the desk itself. */
const step = z.strictObject({
  at: moment,
  userId: idInput.nullish(),
  reply: body.optional(),
  note: body.optional(),
  /** By the requester. */
  message: body.optional(),
  statusKey: statusKey.optional(),
  assigneeId: idInput.nullable().optional(),
  teamId: idInput.nullable().optional(),
});

const ticket = z.strictObject({
  /** What the source calls the ticket: imported again under the same key, it is left alone. */
  key: name,
  at: moment,
  subject: z.string().trim().min(1).max(MAX_SUBJECT_LENGTH),
  body: body.nullish(),
  typeKey: z.string().max(64).nullish(),
  priorityKey: z.string().max(64).nullish(),
  teamId: idInput.nullish(),
  channel: z.string().max(32).optional(),
  requester: z
    .strictObject({ email: z.string().trim().min(1).max(320), name: z.string().max(255).nullish() })
    .nullish(),
  tags: z.array(z.string()).max(50).optional(),
  fields: z.record(z.string(), z.unknown()).optional(),
  /** In the order of time. */
  steps: z.array(step).max(MAX_STEPS).default([]),
});

export const importInput = z.strictObject({
  source: name,
  /** For people, in the history. */
  title: z.string().trim().min(1).max(255).optional(),
  tickets: z.array(z.unknown()).min(1).max(MAX_TICKETS),
});

export const ticketInput = ticket;
export type ImportedTicket = z.output<typeof ticket>;
export type ImportedStep = z.output<typeof step>;
