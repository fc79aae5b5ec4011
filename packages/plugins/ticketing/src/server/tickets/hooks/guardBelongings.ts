import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { TicketingError } from '../../kernel/errors';
import { isTicketLeaving } from './guardHistory';

interface Options {
  transaction?: Transaction | null;
  individualHooks?: boolean;
  deskWrite?: boolean;
}

/** Options of a write by the desk's own functions, which check it and record it. */
export const deskWrite = (transaction: Transaction) => ({ transaction, deskWrite: true, hooks: true });

/**
 * Keeps rows that belong to a ticket in the hands of the functions that record their changes: a stock write is refused.
 * When the ticket itself is deleted, they go with it.
 * @param ticketKeys columns that name the tickets
 */
export function guardBelongings(db: Database, collection: string, ticketKeys: readonly string[]): void {
  const on = (event: string) => `${collection}.${event}`;
  const check = ({ deskWrite: isOurs }: Options) => {
    if (!isOurs) throw new TicketingError('OWN_ACTION_ONLY', 422);
  };
  const checkRow = (_: Model, options: Options) => check(options);
  db.on(on('beforeCreate'), checkRow);
  db.on(on('beforeUpdate'), checkRow);
  db.on(on('beforeBulkCreate'), (_: Model[], options: Options) => check(options));
  db.on(on('beforeBulkUpdate'), check);
  db.on(on('beforeBulkDestroy'), (options: Options) => {
    options.individualHooks = true;
  });
  db.on(on('beforeDestroy'), (row: Model, options: Options) => {
    if (ticketKeys.some((key) => isTicketLeaving(row.get(key), options.transaction))) return;
    check(options);
  });
}
