import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';

const rehearsing = new AsyncLocalStorage<true>();

/** Whether what is being done will be undone at once: then nobody may hear of it, inside the desk or outside. */
export const isRehearsal = (): boolean => rehearsing.getStore() === true;

class Undone extends Error {}

/**
 * Does something in a transaction, by the same code as in earnest, and takes it all back.
 * @returns what `body` returns
 * @throws what `body` throws
 */
export async function rehearse<T>(db: Database, body: (transaction: Transaction) => Promise<T>): Promise<T> {
  const outcome: { value?: T } = {};
  try {
    await rehearsing.run(true, () =>
      db.sequelize.transaction(async (transaction) => {
        outcome.value = await body(transaction);
        throw new Undone();
      }),
    );
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  if (!('value' in outcome)) throw new Error('a rehearsal came to no end');
  return outcome.value as T;
}
