import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';

/** Runs in the given transaction, or in one of its own. */
export function inTransaction<T>(
  db: Database,
  given: Transaction | null | undefined,
  body: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  return given ? body(given) : db.sequelize.transaction(body);
}

/** Row lock until the transaction ends. SQLite has none and needs none: its write transactions queue in process. */
export function rowLock(db: Database, transaction: Transaction) {
  return db.sequelize.getDialect() === 'sqlite' ? {} : { lock: transaction.LOCK.UPDATE };
}
