import type { Context, Next } from '@nocobase/actions';
import type { Model } from '@nocobase/database';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { MAX_TAGS } from '../../shared/tags';
import { assertMay } from '../access';
import { changeContextOf } from '../kernel/changeContext';
import { registerActions, type DeskAction } from '../kernel/deskActions';
import { fieldInvalid } from '../kernel/errors';
import { idInput, parseInput, type Id } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { idsGiven, tagTicket, type TagChange } from '../tickets';

/** Tickets that one call may tag. */
const MOST_TICKETS = 1_000;

type Verb = 'add' | 'set' | 'remove' | 'toggle';
const VERBS: readonly Verb[] = ['add', 'set', 'remove', 'toggle'];

/**
 * The platform's own way of linking: `ticketingTickets/<id>/tags:add` and the same from the tag's side. They do what
 * `ticketingTickets:tag` does, history and all. Each link by itself would be told by nobody: the platform's repositories
 * write the links of one call side by side.
 */
export function initTagActions({ app }: TicketingPlugin): void {
  const actions = (handler: (verb: Verb) => DeskAction) =>
    Object.fromEntries(VERBS.map((verb) => [verb, handler(verb)]));
  registerActions(app, `${COLLECTIONS.tickets}.tags`, { ...actions(tagsOfTicket), create: newTagOfTicket });
  registerActions(app, `${COLLECTIONS.tags}.tickets`, actions(ticketsOfTag));
}

function tagsOfTicket(verb: Verb): DeskAction {
  return async (ctx, next) => {
    const ticketId = sourceOf(ctx);
    const tagIds = idsGiven(keysOf(ctx), 'tags', MAX_TAGS);
    await assertMay(ctx, 'tag', [ticketId]);
    const has = await linked(ctx, { ticketId }, 'tagId');
    ctx.body = await tagTicket(ctx.db, ticketId, changeOf(verb, tagIds, has), changeContextOf(ctx));
    await next();
  };
}

function ticketsOfTag(verb: Verb): DeskAction {
  return async (ctx, next) => {
    const tagId = sourceOf(ctx);
    const given = idsGiven(keysOf(ctx), 'tickets', MOST_TICKETS);
    const has = verb === 'add' || verb === 'remove' ? [] : await linked(ctx, { tagId }, 'ticketId');
    const concerned = verb === 'set' ? [...new Set([...given.map(String), ...has])] : given;
    if (concerned.length > MOST_TICKETS) throw fieldInvalid('tickets');
    await assertMay(ctx, 'tag', concerned);
    for (const ticketId of concerned) {
      const isGiven = given.some((id) => String(id) === String(ticketId));
      const stays = verb === 'toggle' ? !has.includes(String(ticketId)) : isGiven && verb !== 'remove';
      const change = stays ? { addIds: [tagId] } : { removeIds: [tagId] };
      await tagTicket(ctx.db, ticketId, change, changeContextOf(ctx));
    }
    ctx.status = 200;
    await next();
  };
}

function changeOf(verb: Verb, tagIds: readonly Id[], has: readonly string[]): TagChange {
  if (verb === 'remove') return { removeIds: tagIds };
  if (verb !== 'toggle') return { addIds: tagIds, only: verb === 'set' };
  const isOn = (id: Id) => has.includes(String(id));
  return { addIds: tagIds.filter((id) => !isOn(id)), removeIds: tagIds.filter(isOn) };
}

const newTag = z.object({ name: z.string().trim().min(1) });

async function newTagOfTicket(ctx: Context, next: Next): Promise<void> {
  const ticketId = sourceOf(ctx);
  const { values } = ctx.action.params;
  parseInput(newTag, values);
  await assertMay(ctx, 'tag', [ticketId]);
  const tag: Model = await ctx.db.getRepository(COLLECTIONS.tags).create({ values, context: ctx });
  await tagTicket(ctx.db, ticketId, { addIds: [tag.get('id')] }, changeContextOf(ctx));
  ctx.body = tag;
  await next();
}

function sourceOf(ctx: Context): number {
  const id = idInput.safeParse(ctx.action.sourceId);
  if (!id.success) throw fieldInvalid('sourceId');
  return id.data;
}

/** Where the platform takes them from. */
function keysOf(ctx: Context): unknown {
  const { filterByTk, filterByTks, values } = ctx.action.params;
  return filterByTk ?? filterByTks ?? values ?? [];
}

async function linked(ctx: Context, where: Record<string, Id>, column: 'tagId' | 'ticketId'): Promise<string[]> {
  const rows = await ctx.db
    .getModel<Model>(COLLECTIONS.ticketTags)
    .findAll({ where, attributes: [column], limit: MOST_TICKETS + 1 });
  return rows.map((row) => String(row.get(column)));
}
