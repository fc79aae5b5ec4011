import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { registerActions } from '../kernel/deskActions';
import { idInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { onTicket } from '../tickets';
import { addNote, addReply, type Added } from './addComment';
import { timelineAction } from './timelineAction';

const address = z
  .string()
  .trim()
  .min(3)
  .max(320)
  .regex(/^[^\s@<>",;]+@[^\s@<>",;]+$/);
const addresses = z.array(address).max(50).optional();
const version = z.coerce.number().int().optional();
const common = {
  // Its length is the sanitiser's to judge.
  body: z.string().min(1),
  statusKey: z.string().max(64).nullish(),
  version,
};

const replyInput = z.strictObject({ ...common, cc: addresses, bcc: addresses });
const noteInput = z.strictObject({ ...common, mentions: z.array(idInput).max(50).optional() });

/** `:reply`, `:note` and `:timeline` of a ticket. */
export function initConversationActions({ app }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.tickets, {
    reply: onTicket(replyInput, async ({ db, ticketId, input, context }) =>
      answer(await addReply(db, ticketId, input, context)),
    ),
    note: onTicket(noteInput, async ({ db, ticketId, input, context }) =>
      answer(await addNote(db, ticketId, input, context)),
    ),
    timeline: timelineAction,
  });
}

/** The ticket as it is now, and the comment that was added. */
const answer = ({ ticket, comment }: Added) => ({ ...ticket.toJSON(), comment: comment.toJSON() });
