import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { MAX_ITEM_LENGTH, MAX_ITEMS, type NewChecklistItem } from '../../shared/checklist';
import type { FieldChange } from '../../shared/ticketEvents';
import type { ChangeContext } from '../kernel/cause';
import { cleanText } from '../kernel/cleanText';
import { now } from '../kernel/clock';
import { fieldRequired, TicketingError } from '../kernel/errors';
import { fieldTooLong, type Id } from '../kernel/parseInput';
import { deskWrite, withTicket, writeTicket, type ChangeOptions, type TicketRecord } from '../tickets';
import { itemModel, itemsOf, type ChecklistItem } from './checklistRecord';

/** Counts that a queue's row shows. */
export const countsOf = (items: readonly Pick<ChecklistItem, 'doneAt'>[]) => ({
  checklistTotal: items.length,
  checklistDone: items.filter(({ doneAt }) => doneAt !== null && doneAt !== undefined).length,
});

/** @throws TicketingError 422 FIELD_REQUIRED, FIELD_TOO_LONG */
export function itemText(text: string): string {
  const clean = cleanText(text).replace(/\s+/g, ' ').trim();
  if (clean === '') throw fieldRequired('text');
  if (clean.length > MAX_ITEM_LENGTH) throw fieldTooLong('text', MAX_ITEM_LENGTH);
  return clean;
}

/**
 * Adds items to the end of a ticket's checklist.
 * @throws TicketingError 404, 422 CHECKLIST_FULL
 */
export function addItems(
  db: Database,
  ticketId: Id,
  added: readonly NewChecklistItem[],
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  return change(db, ticketId, context, options, async (items, transaction) => {
    if (items.length + added.length > MAX_ITEMS) {
      throw new TicketingError('CHECKLIST_FULL', 422, { field: 'text', vars: { max: MAX_ITEMS } });
    }
    await insertItems(db, ticketId, added, (items.at(-1)?.position ?? 0) + 1, context, transaction);
    return added.map(({ text }) => ({ field: 'checklist', from: null, to: { text: itemText(text) } }));
  });
}

/** Rows alone: for a ticket that is being made, whose counts are written with it. */
export async function insertItems(
  db: Database,
  ticketId: Id,
  items: readonly NewChecklistItem[],
  firstPosition: number,
  { actor }: ChangeContext,
  transaction: Transaction,
): Promise<void> {
  const rows = items.map(({ text, required = false }, index) => ({
    ticketId,
    text: itemText(text),
    required,
    position: firstPosition + index,
    createdById: actor.userId,
  }));
  await itemModel(db).bulkCreate(rows, deskWrite(transaction));
}

export interface ItemChange {
  text?: string;
  required?: boolean;
  /** Ticks the item off, or takes that back. */
  done?: boolean;
  /** Its place among the items, from 0. */
  index?: number;
}

/** @throws TicketingError 404 */
export function changeItem(
  db: Database,
  ticketId: Id,
  itemId: Id,
  { text, required, done, index }: ItemChange,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  return change(db, ticketId, context, options, async (items, transaction) => {
    const item = itemIn(items, itemId);
    const before = told(item);
    if (text !== undefined) item.set('text', itemText(text));
    if (required !== undefined) item.set('required', required);
    if (done !== undefined && done !== (item.doneAt !== null)) {
      item.set({ doneAt: done ? now() : null, doneById: done ? context.actor.userId : null });
    }
    await item.save(deskWrite(transaction));
    if (index !== undefined) await moveItem(items, item, index, transaction);
    const after = told(item);
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    return isSame ? [] : [{ field: 'checklist', from: before, to: after }];
  });
}

/** @throws TicketingError 404 */
export function removeItem(
  db: Database,
  ticketId: Id,
  itemId: Id,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  return change(db, ticketId, context, options, async (items, transaction) => {
    const item = itemIn(items, itemId);
    await item.destroy(deskWrite(transaction));
    return [{ field: 'checklist', from: told(item), to: null }];
  });
}

/** The order of items is nobody's business but the checklist's: the history does not tell it. */
async function moveItem(
  items: readonly ChecklistItem[],
  item: ChecklistItem,
  index: number,
  transaction: Transaction,
): Promise<void> {
  const others = items.filter(({ id }) => id !== item.id);
  const inOrder = [...others.slice(0, index), item, ...others.slice(index)];
  for (const [place, one] of inOrder.entries()) {
    if (one.position !== place + 1) await one.update({ position: place + 1 }, deskWrite(transaction));
  }
}

function itemIn(items: readonly ChecklistItem[], itemId: Id): ChecklistItem {
  const item = items.find(({ id }) => String(id) === String(itemId));
  if (!item) throw new TicketingError('NOT_FOUND', 404, { field: 'itemId' });
  return item;
}

const told = ({ text, required, doneAt }: ChecklistItem) => ({
  text,
  ...(required ? { required: true } : {}),
  ...(doneAt ? { done: true } : {}),
});

/** Locks the ticket, lets the items be changed, writes the counts and the history. */
function change(
  db: Database,
  ticketId: Id,
  context: ChangeContext,
  options: ChangeOptions,
  body: (items: ChecklistItem[], transaction: Transaction) => Promise<FieldChange[]>,
): Promise<TicketRecord> {
  return withTicket(db, ticketId, {}, options, async (ticket, transaction) => {
    const changes = await body(await itemsOf(db, ticket.id, transaction), transaction);
    if (changes.length === 0) return;
    const counts = countsOf(await itemsOf(db, ticket.id, transaction));
    await writeTicket(ticket, counts, context, transaction, { relationChanges: changes });
  });
}
