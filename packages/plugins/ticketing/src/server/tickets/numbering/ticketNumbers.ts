import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { numberPattern } from '../../../shared/numberPattern';
import { now } from '../../kernel/clock';
import { countUp } from './counter';

interface Waiting {
  resolve(sequence: number): void;
  reject(error: unknown): void;
}

/** Requests for numbers that wait while another one is on its way to the database. */
const queues = new WeakMap<Database, Map<string, Waiting[]>>();

/**
 * The next ticket number, counted before the ticket's transaction opens so that no lock on the counter lasts as long as
 * that transaction. What is asked for meanwhile is taken from the counter in one go. A number that is not used is a gap.
 * @returns undefined on SQLite, whose one writer counts best inside the transaction that it holds anyway
 */
export async function reserveNumber(db: Database): Promise<string | undefined> {
  if (db.sequelize.getDialect() === 'sqlite') return undefined;
  const moment = now();
  const pattern = numberPattern();
  return pattern.format(await takeTurn(db, pattern.counterKey(moment)), moment);
}

/** The next ticket number, counted in a transaction that is open: it waits for others who count until that one ends. */
export async function numberWithin(db: Database, transaction: Transaction | null): Promise<string> {
  const moment = now();
  const pattern = numberPattern();
  return pattern.format(await countUp(db, pattern.counterKey(moment), 1, transaction), moment);
}

function takeTurn(db: Database, key: string): Promise<number> {
  const ofDatabase = queues.get(db) ?? new Map<string, Waiting[]>();
  queues.set(db, ofDatabase);
  const queue = ofDatabase.get(key);
  return new Promise((resolve, reject) => {
    if (queue) {
      queue.push({ resolve, reject });
    } else {
      ofDatabase.set(key, []);
      void serve(db, key, [{ resolve, reject }], ofDatabase);
    }
  });
}

async function serve(db: Database, key: string, first: Waiting[], ofDatabase: Map<string, Waiting[]>): Promise<void> {
  for (let batch = first; batch.length > 0; batch = ofDatabase.get(key)?.splice(0) ?? []) {
    try {
      const last = await countUp(db, key, batch.length, null);
      batch.forEach(({ resolve }, index) => resolve(last - batch.length + 1 + index));
    } catch (error) {
      batch.forEach(({ reject }) => reject(error));
    }
  }
  ofDatabase.delete(key);
}
