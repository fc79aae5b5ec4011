/** A database of its own for each test file: created before the application boots, dropped when the file ends. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { IDatabaseOptions } from '@nocobase/database';
import { Sequelize } from 'sequelize';

export type Dialect = 'sqlite' | 'postgres' | 'mariadb';

export interface TestDatabase {
  options: IDatabaseOptions;
  drop(): Promise<void>;
}

/** Servers with no password, as continuous integration starts them; override with TEST_DATABASE_URL. */
const DEFAULT_URL = {
  postgres: 'postgres://root@127.0.0.1:5432/postgres',
  mariadb: 'mariadb://root@127.0.0.1:3306/',
};

export function testDialect(): Dialect {
  const dialect = process.env.DB_DIALECT ?? 'sqlite';
  if (dialect === 'sqlite' || dialect === 'postgres' || dialect === 'mariadb') return dialect;
  throw new Error(`DB_DIALECT must be sqlite, postgres or mariadb, not ${dialect}`);
}

/** Runs a statement as the server's administrator, outside any test database. */
async function administer(url: URL, statement: string): Promise<void> {
  const server = new Sequelize(url.href, { logging: false });
  await server.query(statement).finally(() => server.close());
}

function credentials(url: URL) {
  return {
    host: url.hostname,
    port: Number(url.port),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}

/** @returns connection options for an empty database; SQLite is a file, so that connections really compete. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `ticketing_test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;
  const dialect = testDialect();
  if (dialect === 'sqlite') {
    const storage = path.join(process.env.STORAGE_PATH ?? '', `${name}.sqlite`);
    return {
      options: { dialect, storage },
      drop: async () => fs.rmSync(storage, { force: true }),
    };
  }
  const url = new URL(process.env.TEST_DATABASE_URL ?? DEFAULT_URL[dialect]);
  const { user, ...address } = credentials(url);
  const [create, drop] =
    dialect === 'postgres'
      ? [`CREATE DATABASE ${name}`, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]
      : [`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`, `DROP DATABASE IF EXISTS ${name}`];
  await administer(url, create);
  return {
    options: {
      dialect,
      ...address,
      username: user,
      database: name,
      define: { charset: 'utf8mb4', collate: 'utf8mb4_unicode_ci' },
      pool: { max: 10 },
    },
    drop: () => administer(url, drop),
  };
}
