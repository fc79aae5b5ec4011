/** Which database servers the integration tests may use: they make and drop databases of their own there. */

const ON_THIS_MACHINE = {
  postgres: ['postgres://root@127.0.0.1:5432/postgres', 'postgres://postgres@127.0.0.1:5432/postgres'],
  mariadb: ['mariadb://root@127.0.0.1:3306/'],
};
const VARIABLE = { postgres: 'TEST_POSTGRES_URL', mariadb: 'TEST_MARIADB_URL' };
const TIMEOUT_MS = 5000;

const CONNECT = {
  async postgres(url) {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS });
    await client.connect();
    await client.end();
  },
  async mariadb(url) {
    const { createConnection } = await import('mysql2/promise');
    const { hostname, port, username, password } = new URL(url);
    const connection = await createConnection({
      host: hostname,
      port: Number(port || 3306),
      user: decodeURIComponent(username),
      password: decodeURIComponent(password),
      connectTimeout: TIMEOUT_MS,
    });
    await connection.end();
  },
};

/**
 * @param {'postgres' | 'mariadb'} dialect
 * @returns {Promise<{url: string} | {reason: string}>} a server that lets us in, or why there is none
 */
export async function findServer(dialect, environment = process.env) {
  const given = environment[VARIABLE[dialect]];
  let reason = '';
  for (const url of given ? [given] : ON_THIS_MACHINE[dialect]) {
    try {
      await CONNECT[dialect](url);
      return { url };
    } catch (error) {
      reason ||= error.message || error.code || String(error);
    }
  }
  const place = given ? VARIABLE[dialect] : `this machine, and ${VARIABLE[dialect]} is not set`;
  return { reason: `no server that lets us in at ${place} (${reason})` };
}
