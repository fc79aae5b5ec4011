import type { Transaction } from 'sequelize';

type Work = () => Promise<void>;

const waiting = new WeakMap<Transaction, Work[]>();

/** The transaction that commits in the end: a savepoint inside another does not. */
export function outermost(transaction: Transaction): Transaction {
  return 'parent' in transaction && isTransaction(transaction.parent) ? outermost(transaction.parent) : transaction;
}

const isTransaction = (value: unknown): value is Transaction =>
  typeof value === 'object' && value !== null && 'commit' in value;

/**
 * Does something last in a transaction, when all else is written: what is derived from several changes is then derived once.
 * If it fails, nothing is committed.
 */
export function beforeCommit(given: Transaction, work: Work): void {
  const transaction = outermost(given);
  const works = waiting.get(transaction);
  if (works) {
    works.push(work);
    return;
  }
  const all = [work];
  waiting.set(transaction, all);
  const commit = transaction.commit.bind(transaction);
  Object.assign(transaction, {
    async commit() {
      try {
        for (let next = all.shift(); next; next = all.shift()) await next();
      } catch (error) {
        await transaction.rollback();
        // Whoever began it may roll back as well, once more.
        Object.assign(transaction, { rollback: () => Promise.resolve() });
        throw error;
      }
      await commit();
    },
  });
}
