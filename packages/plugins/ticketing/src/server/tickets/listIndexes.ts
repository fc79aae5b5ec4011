import type { Database } from '@nocobase/database';
import type { TicketingPlugin } from '../plugin';
import { ticketModel } from './ticketRecord';

/**
 * On PostgreSQL the platform asks for `updatedAt DESC NULLS LAST, id`, which an ordinary index does not serve and a collection
 * cannot describe: without these a list sorts all tickets to show fifty.
 */
export function initListIndexes(plugin: TicketingPlugin): void {
  const { app, db } = plugin;
  if (db.sequelize.getDialect() !== 'postgres') return;
  plugin.onInstall(() => ensureListIndexes(db));
  app.on('beforeStart', () => ensureListIndexes(db));
}

async function ensureListIndexes(db: Database): Promise<void> {
  const model = ticketModel(db);
  const queryInterface = db.sequelize.getQueryInterface();
  const quote = (identifier: string) => queryInterface.quoteIdentifier(identifier);
  const table = model.getTableName();
  const { tableName, schema } = typeof table === 'string' ? { tableName: table, schema: '' } : table;
  if (!(await queryInterface.tableExists(table))) return;
  const attributes = model.getAttributes();
  const column = (name: string) => quote(attributes[name].field ?? name);
  const recent = `${column('updatedAt')} DESC NULLS LAST, ${column('id')}`;
  const place = schema ? `${quote(schema)}.${quote(tableName)}` : quote(tableName);
  await db.sequelize.query(
    `CREATE INDEX IF NOT EXISTS ${quote(`${tableName}_recent`)} ON ${place} (${recent});
     CREATE INDEX IF NOT EXISTS ${quote(`${tableName}_recent_of`)} ON ${place} (${column('assigneeId')}, ${recent});`,
  );
}
