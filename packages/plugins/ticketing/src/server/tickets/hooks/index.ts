import type { Database } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { TicketingError } from '../../kernel/errors';
import { entriesOf, record, type HistoryEntry } from '../history';
import { givenValues } from '../changes';
import { contextOfWrite } from '../../kernel/changeContext';
import { writeFieldsOfNewTicket } from '../../types';
import type { TicketRecord } from '../ticketRecord';
import type { TicketHookOptions } from '../ticketWrite';
import { prepareCreate } from './prepareCreate';
import { prepareUpdate, type PreparedUpdate } from './prepareUpdate';
import { watchStockTags } from './stockTags';
import { guardHistory } from './guardHistory';

/** What an update turned out to be, between its two hooks. */
const prepared = new WeakMap<TicketRecord, PreparedUpdate>();

/**
 * The one way in: whoever writes a ticket, by our actions, a stock form, a workflow or a script, passes these hooks.
 */
export function initTicketHooks(db: Database): void {
  const on = (event: string) => `${COLLECTIONS.tickets}.${event}`;

  db.on(on('beforeCreate'), (ticket: TicketRecord, options: TicketHookOptions) => prepareCreate(db, ticket, options));
  db.on(on('afterCreate'), (ticket: TicketRecord, options: TicketHookOptions) => recordCreation(db, ticket, options));

  db.on(on('beforeUpdate'), async (ticket: TicketRecord, options: TicketHookOptions) => {
    const update = await prepareUpdate(db, ticket, options);
    if (update) prepared.set(ticket, update);
    else prepared.delete(ticket);
  });
  db.on(on('afterUpdate'), async (ticket: TicketRecord, options: TicketHookOptions) => {
    const update = prepared.get(ticket);
    if (!update) return;
    prepared.delete(ticket);
    const commentId = options.ticketing?.commentId ?? null;
    const entries = entriesOf(update.changes).map((entry) => ({ ...entry, commentId }));
    const commented: HistoryEntry[] = commentId === null ? [] : [{ type: 'commented', changes: [], commentId }];
    await record(db, ticket, [...commented, ...entries], update.context, options.transaction);
  });

  // Each row of a bulk write has a flow and a history of its own.
  const eachRow = (options: { individualHooks?: boolean }) => {
    options.individualHooks = true;
  };
  db.on(on('beforeBulkUpdate'), eachRow);
  db.on(on('beforeBulkDestroy'), eachRow);
  db.on(on('beforeBulkCreate'), (_: unknown, options: { individualHooks?: boolean }) => eachRow(options));
  db.on(on('beforeUpsert'), () => {
    throw new TicketingError('FORBIDDEN', 403);
  });
  guardHistory(db);
  watchStockTags(db);
}

async function recordCreation(db: Database, ticket: TicketRecord, options: TicketHookOptions): Promise<void> {
  const commentId = (await options.ticketing?.firstComment?.(ticket.id)) ?? null;
  const context = await contextOfWrite(db, options);
  const ofType = await writeFieldsOfNewTicket(ticket, context, options.transaction);
  await record(
    db,
    ticket,
    [{ type: 'created', changes: [...givenValues(ticket), ...ofType], commentId }],
    context,
    options.transaction,
  );
}
