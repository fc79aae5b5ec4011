import type { Context } from '@nocobase/actions';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { parseScope, rightsOf, visibleDirectly } from '../access';
import { takes } from '../kernel/actionInputs';
import type { DeskAction } from '../kernel/deskActions';
import { readableText } from '../kernel/deskTexts';
import { forbidden, notFound } from '../kernel/errors';
import { idInput, parseInput } from '../kernel/parseInput';
import { mustBeInScope, ticketIdOf, ticketModel } from '../tickets';
import { readTimeline, type MayRead, type TimelineReader } from './timeline';

const input = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(30),
  before: idInput.optional(),
  after: idInput.optional(),
  seen: z.coerce.number().int().min(0).optional(),
});

const timeline: DeskAction = async (ctx, next) => {
  const ticketId = ticketIdOf(ctx);
  const { limit, before, after, seen } = ctx.action.params;
  const page = parseInput(input, { limit, before, after, seen });
  await mustBeInScope(ctx, ticketId);
  if ((await ticketModel(ctx.db).count({ where: { id: ticketId } })) === 0) throw notFound();
  ctx.body = await readTimeline(ctx.db, ticketId, page, await readerOf(ctx));
  await next();
};

/**
 * `GET ticketingTickets:timeline/<id>?limit=&before=&after=&seen=`: comments and history, oldest first. Without a cursor
 * the latest page; `before` and `after` take the id of an entry. With `seen`, the last entry that the reader knows, the
 * answer names the first comment after it.
 */
export const timelineAction = takes(input, timeline);

/** @throws TicketingError 403 for who may read neither conversation nor history */
async function readerOf(ctx: Context): Promise<TimelineReader> {
  const rights = rightsOf(ctx);
  const mayRead = async (collection: string): Promise<MayRead | null> => {
    const right = rights.right(collection, 'view');
    if (!right) return null;
    return { fields: right.fields, filter: right.scope ? await parseScope(ctx, right.scope) : undefined };
  };
  const comments = await mayRead(COLLECTIONS.comments);
  const events = await mayRead(COLLECTIONS.events);
  if (!comments && !events) throw forbidden();
  const contacts = rights.right(COLLECTIONS.contacts, 'view');
  const lng = ctx.getCurrentLocale?.();
  return {
    comments,
    events,
    ticketFields: visibleDirectly(rights, ctx.db.getCollection(COLLECTIONS.tickets)),
    seesAddresses: Boolean(contacts && !contacts.scope && (!contacts.fields || contacts.fields.has('email'))),
    userId: ctx.state.currentUser?.id ?? null,
    inWords: (text) => readableText(ctx.app, text, lng),
  };
}
