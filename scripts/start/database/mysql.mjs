import { setTimeout as sleep } from 'node:timers/promises';
import { explainDatabaseError, isMissingDatabase, targetOf } from './explain.mjs';
import { signInTables } from './sign-ins.mjs';
import { tlsOptions } from './tls.mjs';

const TIMEOUT_MS = 8000;

/**
 * MariaDB and MySQL: one driver speaks to both.
 *
 * @param {{env: import('../env.mjs').Env, load: NodeRequire}} options
 * @returns {Promise<import('./index.mjs').StartDatabase>}
 */
export async function openMysql({ env, load }) {
  const driver = load('mysql2/promise');
  const name = env.DB_DIALECT === 'mysql' ? 'MySQL' : 'MariaDB';
  const target = targetOf(env, { name, port: 3306, user: 'root' });

  /** @param {string} [database] */
  const connect = (database) =>
    driver.createConnection({
      host: target.host,
      port: target.port,
      user: target.user,
      password: env.DB_PASSWORD || undefined,
      database,
      ssl: tlsOptions(env),
      connectTimeout: TIMEOUT_MS,
    });

  async function createDatabase() {
    const connection = await connect();
    try {
      await connection.query('CREATE DATABASE IF NOT EXISTS ?? CHARACTER SET utf8mb4', [target.database]);
    } finally {
      await connection.end();
    }
  }

  let created = false;
  const connection = await connect(target.database).catch(async (/** @type {unknown} */ error) => {
    if (!isMissingDatabase(error)) throw explainDatabaseError(error, target);
    try {
      await createDatabase();
      created = true;
      return await connect(target.database);
    } catch (failure) {
      throw explainDatabaseError(failure, target);
    }
  });
  connection.on('error', () => {}); // a connection lost later is the server's own to report

  /** @param {string} sql @param {unknown[]} [values] @returns {Promise<Record<string, any>[]>} */
  const rows = async (sql, values) => (await connection.query(sql, values))[0];
  /** @param {string} kind */
  const relations = async (kind) =>
    (
      await rows(
        'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = ?',
        [kind],
      )
    ).map((row) => row.name);

  return {
    label: `${name}, ${target.database} at ${target.host}:${target.port}`,
    identity: `mysql:${target.host}:${target.port}/${target.database}`,
    created,
    countTables: async () => (await relations('BASE TABLE')).length,
    async hasBeenUsed() {
      const tables = await relations('BASE TABLE');
      for (const table of signInTables(env)) {
        if (tables.includes(table) && (await rows('SELECT 1 FROM ?? LIMIT 1', [table])).length) return true;
      }
      return false;
    },
    async startOver() {
      const views = await relations('VIEW');
      const tables = await relations('BASE TABLE');
      await rows('SET FOREIGN_KEY_CHECKS = 0');
      if (views.length) await rows('DROP VIEW ??', [views]);
      if (tables.length) await rows('DROP TABLE ??', [tables]);
      await rows('SET FOREIGN_KEY_CHECKS = 1');
      return `the ${tables.length} tables it left were removed`;
    },
    async lock(onWait) {
      const lock = `ticketing:${target.database}`.slice(0, 64);
      for (let attempt = 0; ; attempt += 1) {
        const [{ taken }] = await rows('SELECT GET_LOCK(?, 0) AS taken', [lock]);
        if (taken) return;
        if (attempt === 0) onWait();
        await sleep(500);
      }
    },
    close: () => connection.end(),
  };
}
