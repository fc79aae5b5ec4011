import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import sqlite3 from 'sqlite3';

/**
 * @typedef {{dialect: 'sqlite' | 'postgres', env: Record<string, string>,
 *   run: (root: string, sql: string) => Promise<void>, drop: () => Promise<void>}} BenchDatabase `run`: a statement past the
 *   application, whose folder is `root`
 */

/** @returns {BenchDatabase} */
export function sqlite() {
  return {
    dialect: 'sqlite',
    env: { DB_DIALECT: 'sqlite' },
    run: (root, sql) =>
      new Promise((resolve, reject) => {
        const db = new sqlite3.Database(path.join(root, 'storage/db/nocobase.sqlite'));
        db.configure('busyTimeout', 30_000);
        db.exec(sql, (error) => db.close(() => (error ? reject(error) : resolve())));
      }),
    drop: async () => {},
  };
}

/**
 * @param {string} [url] of a server and a user who may create databases
 * @returns {Promise<BenchDatabase | undefined>} nothing when none answers there
 */
export async function postgres(url = process.env.BENCH_POSTGRES_URL ?? 'postgres://root@127.0.0.1:5432/postgres') {
  const address = new URL(url);
  const name = `ticketing_bench_${randomBytes(4).toString('hex')}`;
  const execute = async (/** @type {string} */ database, /** @type {string} */ sql) => {
    const client = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: `/${database}` }).href });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  try {
    await execute(address.pathname.slice(1), `CREATE DATABASE ${name}`);
  } catch {
    return undefined;
  }
  return {
    dialect: 'postgres',
    env: {
      DB_DIALECT: 'postgres',
      DB_HOST: address.hostname,
      DB_PORT: address.port || '5432',
      DB_USER: decodeURIComponent(address.username),
      DB_PASSWORD: decodeURIComponent(address.password),
      DB_DATABASE: name,
    },
    run: (_root, sql) => execute(name, sql),
    drop: () => execute(address.pathname.slice(1), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
