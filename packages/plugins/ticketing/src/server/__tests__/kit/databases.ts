/** A database of its own for each test file: a copy of a freshly installed one, dropped when the file ends. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { IDatabaseOptions } from '@nocobase/database';
import { QueryTypes, Sequelize } from 'sequelize';

export type Dialect = 'sqlite' | 'postgres' | 'mariadb';

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

/** What a kind of database lets tests do: make one, copy it while nobody uses it, drop it. */
interface DatabaseServer {
  options(name: string): IDatabaseOptions;
  create(name: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  drop(name: string): Promise<void>;
}

export const databaseServer = (): DatabaseServer => SERVERS[testDialect()];

export const freeDatabaseName = (): string =>
  `ticketing_test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;

/** A file, so that connections really compete. */
const sqliteFile = (name: string) => path.join(process.env.TEST_DATABASES ?? '', `${name}.sqlite`);

const serverUrl = (dialect: keyof typeof DEFAULT_URL) => new URL(process.env.TEST_DATABASE_URL ?? DEFAULT_URL[dialect]);

/** Runs statements as the server's administrator, outside any test database. */
async function administer<T>(dialect: keyof typeof DEFAULT_URL, work: (server: Sequelize) => Promise<T>): Promise<T> {
  const server = new Sequelize(serverUrl(dialect).href, { logging: false });
  return work(server).finally(() => server.close());
}

function serverOptions(dialect: keyof typeof DEFAULT_URL, database: string): IDatabaseOptions {
  const url = serverUrl(dialect);
  return {
    dialect,
    host: url.hostname,
    port: Number(url.port),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database,
    define: { charset: 'utf8mb4', collate: 'utf8mb4_unicode_ci' },
    pool: { max: 10 },
    logging: false,
  };
}

const SERVERS: Record<Dialect, DatabaseServer> = {
  sqlite: {
    options: (name) => ({ dialect: 'sqlite', storage: sqliteFile(name), logging: false }),
    create: async () => {},
    copy: async (from, to) => fs.copyFileSync(sqliteFile(from), sqliteFile(to)),
    drop: async (name) => {
      for (const suffix of ['', '-wal', '-shm']) fs.rmSync(sqliteFile(name) + suffix, { force: true });
    },
  },
  postgres: {
    options: (name) => serverOptions('postgres', name),
    create: (name) => administer('postgres', async (server) => void (await server.query(`CREATE DATABASE ${name}`))),
    copy: (from, to) =>
      administer('postgres', async (server) => void (await server.query(`CREATE DATABASE ${to} TEMPLATE ${from}`))),
    drop: (name) =>
      administer(
        'postgres',
        async (server) => void (await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
      ),
  },
  mariadb: {
    options: (name) => serverOptions('mariadb', name),
    create: (name) => administer('mariadb', (server) => createMariaDb(server, name)),
    copy: (from, to) => administer('mariadb', (server) => copyMariaDb(server, from, to)),
    drop: (name) =>
      administer('mariadb', async (server) => void (await server.query(`DROP DATABASE IF EXISTS ${name}`))),
  },
};

async function createMariaDb(server: Sequelize, name: string): Promise<void> {
  await server.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
}

/** MariaDB copies no database by itself: each table is made alike and filled. */
async function copyMariaDb(server: Sequelize, from: string, to: string): Promise<void> {
  await createMariaDb(server, to);
  const tables = await server.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = '${from}'`,
    { type: QueryTypes.SELECT },
  );
  for (const { name } of tables) {
    await server.query(`CREATE TABLE ${to}.\`${name}\` LIKE ${from}.\`${name}\``);
    await server.query(`INSERT INTO ${to}.\`${name}\` SELECT * FROM ${from}.\`${name}\``);
  }
}
