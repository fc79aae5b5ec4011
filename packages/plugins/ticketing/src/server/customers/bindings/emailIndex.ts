import type { Database } from '@nocobase/database';
import { createHash } from 'node:crypto';

interface Addressed {
  collectionName: string;
  emailField: string | null;
}

/**
 * A column as addresses are compared: whatever their case, in the words of each database. Not by an expression on SQLite,
 * where the platform cannot describe a table with an index on one, and not on MariaDB, whose collations know no case.
 */
export function caseBlind(db: Database, column: string): string {
  if (db.inDialect('sqlite')) return `${column} COLLATE NOCASE`;
  return db.inDialect('postgres') ? `lower(${column})` : column;
}

/**
 * Indexes the addresses of the bound collection, for the look-up with which every new ticket finds its customer. Long texts
 * get none: one that is too long for an index could not be saved any more.
 */
export async function ensureEmailIndex(db: Database, { collectionName, emailField }: Addressed): Promise<void> {
  await dropEmailIndex(db, collectionName);
  const collection = db.getCollection(collectionName);
  const field = emailField ? collection.getField(emailField) : undefined;
  if (!field || field.type !== 'string') return;
  const column = caseBlind(db, db.quoteIdentifier(field.columnName()));
  await db.sequelize.query(
    `CREATE INDEX ${db.quoteIdentifier(nameFor(collectionName))} ON ${collection.quotedTableName()} (${column})`,
  );
}

export async function dropEmailIndex(db: Database, collectionName: string): Promise<void> {
  const collection = db.getCollection(collectionName);
  if (!collection) return;
  const name = db.quoteIdentifier(nameFor(collectionName));
  if (db.inDialect('mysql', 'mariadb')) {
    await db.sequelize.query(`DROP INDEX IF EXISTS ${name} ON ${collection.quotedTableName()}`);
    return;
  }
  const schema = collection.collectionSchema();
  const qualified = db.inDialect('postgres') && schema ? `${db.quoteIdentifier(schema)}.${name}` : name;
  await db.sequelize.query(`DROP INDEX IF EXISTS ${qualified}`);
}

/** Within every database's limit for identifiers, however long the collection's name is. */
function nameFor(collectionName: string): string {
  return `ticketing_email_${createHash('sha256').update(collectionName).digest('hex').slice(0, 16)}`;
}
