import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { TicketingError } from '../../kernel/errors';
import type { TicketRecord } from '../ticketRecord';

interface Options {
  transaction?: Transaction | null;
  ticketHistory?: boolean;
}

/** Tickets whose deletion is under way: what belongs to them goes with them. */
const leaving = new WeakMap<Transaction, Set<string>>();

/** @returns whether the ticket itself is being deleted in this transaction */
export function isTicketLeaving(ticketId: unknown, transaction: Transaction | null | undefined): boolean {
  return Boolean(transaction && leaving.get(transaction)?.has(String(ticketId)));
}

/** Rows of the history are added by the desk, never changed, and go only together with their ticket. */
export function guardHistory(db: Database): void {
  const on = (event: string) => `${COLLECTIONS.events}.${event}`;
  const refuse = () => {
    throw new TicketingError('HISTORY_IMMUTABLE', 403);
  };
  db.on(on('beforeCreate'), refuse);
  db.on(on('beforeBulkCreate'), (_: Model[], { ticketHistory }: Options) => {
    if (!ticketHistory) refuse();
  });
  db.on(on('beforeUpdate'), refuse);
  db.on(on('beforeBulkUpdate'), refuse);
  db.on(on('beforeBulkDestroy'), (options: { individualHooks?: boolean }) => {
    options.individualHooks = true;
  });
  db.on(on('beforeDestroy'), (event: Model, { transaction }: Options) => {
    if (!isTicketLeaving(event.get('ticketId'), transaction)) refuse();
  });
  db.on(`${COLLECTIONS.tickets}.beforeDestroy`, (ticket: TicketRecord, { transaction }: Options) => {
    if (!transaction) return;
    const ids = leaving.get(transaction) ?? new Set<string>();
    leaving.set(transaction, ids.add(String(ticket.id)));
  });
}
