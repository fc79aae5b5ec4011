import type { Database } from '@nocobase/database';
import type { SearchDialect } from './dialect';
import { mysqlSearch } from './mysql';
import { postgresSearch } from './postgres';
import { sqliteSearch } from './sqlite';

export * from './dialect';

const DIALECTS: Readonly<Record<string, (db: Database) => SearchDialect>> = {
  sqlite: sqliteSearch,
  postgres: postgresSearch,
  mariadb: mysqlSearch,
  mysql: mysqlSearch,
};

export function searchDialect(db: Database): SearchDialect {
  const make = DIALECTS[db.sequelize.getDialect()];
  if (!make) throw new Error(`there is no search for ${db.sequelize.getDialect()}`);
  return make(db);
}
