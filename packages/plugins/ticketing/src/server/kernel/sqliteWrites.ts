import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from '@nocobase/database';
import type { Plugin } from '@nocobase/server';
import { Transaction, type Sequelize, type TransactionOptions } from 'sequelize';

type Body<T> = (transaction: Transaction) => PromiseLike<T>;
type Holder = { holds: boolean };

/** A forgotten unmanaged transaction must not stop every later write. */
const LONGEST_HOLD_MS = 30_000;

/** Databases of this process that already queue their writers. */
const queued = new WeakSet<Sequelize>();

/**
 * SQLite has one writer. Left alone, concurrent write transactions wait busily in libuv's four threads and throughput falls
 * to 2 or 3 requests a second; queued in process they reach some 80. Readers outside transactions are not held up (WAL).
 */
export async function initSqlite({ db }: Plugin): Promise<void> {
  if (db.sequelize.getDialect() !== 'sqlite' || queued.has(db.sequelize)) return;
  queued.add(db.sequelize);
  if (isFile(db)) await db.sequelize.query('PRAGMA journal_mode = WAL');
  queueWriteTransactions(db.sequelize);
}

/**
 * Takes the write lock at the beginning: a transaction that first reads and then writes would be refused, without any
 * waiting, if somebody wrote outside a transaction in between.
 */
function writing(options: TransactionOptions): TransactionOptions {
  return { type: Transaction.TYPES.IMMEDIATE, ...options };
}

function isFile(db: Database): boolean {
  const { storage } = db.options as { storage?: string };
  return Boolean(storage) && storage !== ':memory:';
}

function queueWriteTransactions(sequelize: Sequelize): void {
  const begin = sequelize.transaction.bind(sequelize);
  const holders = new AsyncLocalStorage<Holder>();
  let tail: Promise<void> = Promise.resolve();

  const enter = () => {
    const before = tail;
    let leave: () => void = () => undefined;
    tail = new Promise((resolve) => (leave = resolve));
    return { turn: before, leave };
  };

  async function managed<T>(options: TransactionOptions, body: Body<T>): Promise<T> {
    const { turn, leave } = enter();
    const holder: Holder = { holds: true };
    try {
      await turn;
      return await holders.run(holder, () => begin(writing(options), body));
    } finally {
      holder.holds = false;
      leave();
    }
  }

  async function unmanaged(options: TransactionOptions): Promise<Transaction> {
    const { turn, leave } = enter();
    await turn;
    const holder: Holder = { holds: true };
    const release = () => {
      clearTimeout(timer);
      holder.holds = false;
      leave();
    };
    const timer = setTimeout(release, LONGEST_HOLD_MS).unref();
    try {
      const transaction = await begin(writing(options));
      releaseAtEnd(transaction, release);
      return transaction;
    } catch (error) {
      release();
      throw error;
    }
  }

  const transaction = <T>(first?: TransactionOptions | Body<T>, second?: Body<T>) => {
    const options = typeof first === 'function' ? {} : (first ?? {});
    const body = typeof first === 'function' ? first : second;
    const nested = Boolean(options.transaction) || holders.getStore()?.holds;
    if (nested) return body ? begin(options, body) : begin(options);
    return body ? managed(options, body) : unmanaged(options);
  };
  Object.assign(sequelize, { transaction });
}

function releaseAtEnd(transaction: Transaction, release: () => void): void {
  const commit = transaction.commit.bind(transaction);
  const rollback = transaction.rollback.bind(transaction);
  Object.assign(transaction, {
    commit: () => commit().finally(release),
    rollback: () => rollback().finally(release),
  });
}
