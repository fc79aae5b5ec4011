import { setTimeout as sleep } from 'node:timers/promises';
import { StartFailure } from '../failure.mjs';
import { explainDatabaseError, isMissingDatabase, targetOf } from './explain.mjs';
import { signInTables } from './sign-ins.mjs';
import { tlsOptions } from './tls.mjs';

const TIMEOUT_MS = 8000;
const LOCK_KEY = 7_130_001; // any number that nobody else uses

/**
 * @param {{env: import('../env.mjs').Env, load: NodeRequire}} options
 * @returns {Promise<import('./index.mjs').StartDatabase>}
 */
export async function openPostgres({ env, load }) {
  const { Client, escapeIdentifier } = load('pg');
  const target = targetOf(env, { name: 'PostgreSQL', port: 5432, user: 'postgres' });
  const schema = env.DB_SCHEMA || 'public';

  /** @param {string} database */
  async function connect(database) {
    const client = new Client({
      host: target.host,
      port: target.port,
      user: target.user,
      password: env.DB_PASSWORD,
      database,
      ssl: tlsOptions(env),
      connectionTimeoutMillis: TIMEOUT_MS,
    });
    client.on('error', () => {}); // a connection lost later is the server's own to report
    await client.connect();
    return client;
  }

  async function createDatabase() {
    const client = await connect('postgres').catch(() => connect('template1'));
    try {
      await client.query(`CREATE DATABASE ${escapeIdentifier(target.database)}`);
    } catch (error) {
      if (/** @type {{code?: string}} */ (error).code !== '42P04') throw error; // another node was first
    } finally {
      await client.end();
    }
  }

  let created = false;
  const client = await connect(target.database).catch(async (error) => {
    if (!isMissingDatabase(error)) throw explainDatabaseError(error, target);
    try {
      await createDatabase();
      created = true;
      return await connect(target.database);
    } catch (failure) {
      throw explainDatabaseError(failure, target);
    }
  });

  /** @param {string} sql @param {unknown[]} [values] */
  const rows = async (sql, values) => (await client.query(sql, values)).rows;
  /** @param {string} kind */
  const relations = async (kind) =>
    (
      await rows('SELECT table_name FROM information_schema.tables WHERE table_schema = $1 AND table_type = $2', [
        schema,
        kind,
      ])
    ).map((row) => `${escapeIdentifier(schema)}.${escapeIdentifier(row.table_name)}`);

  await requireCreateRight(rows, schema, target);

  return {
    label: `PostgreSQL, ${target.database} at ${target.host}:${target.port}`,
    identity: `postgres:${target.host}:${target.port}/${target.database}/${schema}`,
    created,
    countTables: async () => (await relations('BASE TABLE')).length,
    async hasBeenUsed() {
      const tables = await relations('BASE TABLE');
      for (const name of signInTables(env)) {
        const table = `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
        if (tables.includes(table) && (await rows(`SELECT 1 FROM ${table} LIMIT 1`)).length) return true;
      }
      return false;
    },
    async startOver() {
      const views = await relations('VIEW');
      const tables = await relations('BASE TABLE');
      await client.query('BEGIN');
      if (views.length) await client.query(`DROP VIEW ${views.join(', ')} CASCADE`);
      if (tables.length) await client.query(`DROP TABLE ${tables.join(', ')} CASCADE`);
      await client.query('COMMIT');
      return `the ${tables.length} tables it left were removed`;
    },
    async lock(onWait) {
      for (let attempt = 0; ; attempt += 1) {
        const [{ taken }] = await rows('SELECT pg_try_advisory_lock($1) AS taken', [LOCK_KEY]);
        if (taken) return;
        if (attempt === 0) onWait();
        await sleep(500);
      }
    },
    close: () => client.end(),
  };
}

/**
 * Since PostgreSQL 15 not everybody may create tables in the schema "public".
 *
 * @param {(sql: string, values?: unknown[]) => Promise<Record<string, unknown>[]>} rows
 * @param {string} schema
 * @param {import('./explain.mjs').Target} target
 */
async function requireCreateRight(rows, schema, target) {
  const [answer] = await rows(
    "SELECT has_schema_privilege(current_user, oid, 'CREATE') AS allowed FROM pg_namespace WHERE nspname = $1",
    [schema],
  );
  if (!answer || answer.allowed) return; // a schema that is missing is the platform's to create
  throw new StartFailure(`User "${target.user}" may not create tables in schema "${schema}" of "${target.database}".`, [
    'Have an administrator run, connected to that database:',
    `  GRANT ALL ON SCHEMA "${schema}" TO "${target.user}";`,
  ]);
}
