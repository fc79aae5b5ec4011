import type { Context, Next } from '@nocobase/actions';
import type { Database, Model } from '@nocobase/database';
import { z } from 'zod';
import { MAX_ITEM_LENGTH } from '../../shared/checklist';
import { COLLECTIONS } from '../../shared/collectionNames';
import { registerActions } from '../kernel/deskActions';
import { idInput, type Id } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { mustBeInScope, onTicket, ticketIdOf } from '../tickets';
import { addItems, changeItem, removeItem } from './changeChecklist';
import { itemsOf } from './checklistRecord';

const text = z.string().min(1).max(MAX_ITEM_LENGTH);
const required = z.boolean().optional();
const itemId = idInput;

const addInput = z.strictObject({ text, required });
const updateInput = z.strictObject({
  itemId,
  text: text.optional(),
  required,
  done: z.boolean().optional(),
  index: z.int().min(0).max(1000).optional(),
});
const removeInput = z.strictObject({ itemId });

/**
 * `GET ticketingTickets:checklist`, `POST :addChecklistItem {text, required?}`, `:updateChecklistItem {itemId, text?,
 * required?, done?, index?}`, `:removeChecklistItem {itemId}`; each answers with the checklist.
 */
export function initChecklistActions({ app }: TicketingPlugin): void {
  registerActions(app, COLLECTIONS.tickets, {
    checklist: listItems,
    addChecklistItem: onTicket(addInput, async ({ db, ticketId, input, context }) => {
      await addItems(db, ticketId, [input], context);
      return checklistFor(db, ticketId);
    }),
    updateChecklistItem: onTicket(updateInput, async ({ db, ticketId, input: { itemId, ...change }, context }) => {
      await changeItem(db, ticketId, itemId, change, context);
      return checklistFor(db, ticketId);
    }),
    removeChecklistItem: onTicket(removeInput, async ({ db, ticketId, input: { itemId }, context }) => {
      await removeItem(db, ticketId, itemId, context);
      return checklistFor(db, ticketId);
    }),
  });
}

async function listItems(ctx: Context, next: Next): Promise<void> {
  const ticketId = ticketIdOf(ctx);
  await mustBeInScope(ctx, ticketId);
  ctx.body = await checklistFor(ctx.db, ticketId);
  await next();
}

/** With the names of those who did it. */
async function checklistFor(db: Database, ticketId: Id) {
  const items = await itemsOf(db, ticketId);
  const ids = items.flatMap(({ doneById }) => (doneById === null ? [] : [doneById]));
  const people =
    ids.length === 0
      ? []
      : await db.getModel<Model>('users').findAll({ where: { id: ids }, attributes: ['id', 'nickname'] });
  return items.map(({ id, text: words, required: must, position, doneAt, doneById }) => {
    const person = people.find((one) => String(one.get('id')) === String(doneById));
    const doneBy = person ? { id: doneById, nickname: person.get('nickname') } : null;
    return { id, text: words, required: Boolean(must), position, doneAt, doneBy };
  });
}
