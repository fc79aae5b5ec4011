import type { Database } from '@nocobase/database';
import { QueryTypes, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../../shared/collectionNames';

/**
 * Counts up by one atomic statement, whoever else counts at the same moment, on this node or another.
 * @param amount how many numbers to take
 * @returns the last of them
 */
export async function countUp(
  db: Database,
  key: string,
  amount: number,
  transaction: Transaction | null,
): Promise<number> {
  const [row] = await db.sequelize.query<{ value: number | string }>(statement(db), {
    replacements: { key, amount },
    type: QueryTypes.SELECT,
    transaction,
  });
  return Number(row.value);
}

function statement(db: Database): string {
  const collection = db.getCollection(COLLECTIONS.counters);
  const table = collection.quotedTableName();
  const quote = (name: string) => db.sequelize.getQueryInterface().quoteIdentifier(name);
  const [key, value] = [quote('key'), quote('value')];
  // Sequelize hands back no rows of a statement that begins with `INSERT INTO` on SQLite; aborting is the default there.
  const verb = db.sequelize.getDialect() === 'sqlite' ? 'INSERT OR ABORT INTO' : 'INSERT INTO';
  const insert = `${verb} ${table} (${key}, ${value}) VALUES (:key, :amount)`;
  return db.isMySQLCompatibleDialect()
    ? `${insert} ON DUPLICATE KEY UPDATE ${value} = ${value} + :amount RETURNING ${value}`
    : `${insert} ON CONFLICT (${key}) DO UPDATE SET ${value} = ${table}.${value} + :amount RETURNING ${value}`;
}
