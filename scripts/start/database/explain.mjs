import { StartFailure } from '../failure.mjs';

/**
 * @typedef {{name: string, host: string, port: number, user: string, database: string}} Target
 */

const UNREACHABLE = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNRESET',
];
const WRONG_PASSWORD = ['28P01', '28000', 'ER_ACCESS_DENIED_ERROR', 'ER_ACCESS_DENIED_NO_PASSWORD_ERROR'];
const MISSING = ['3D000', 'ER_BAD_DB_ERROR'];
const NO_ACCESS = ['42501', 'ER_DBACCESS_DENIED_ERROR'];

/** @param {unknown} error */
export const codeOf = (error) => {
  const { code, errors, message } = /** @type {{code?: string, errors?: {code?: string}[], message?: string}} */ (
    error
  );
  // A name with several addresses fails with one error for each.
  return code ?? errors?.[0]?.code ?? (/timeout/i.test(message ?? '') ? 'ETIMEDOUT' : undefined);
};

/** @param {unknown} error */
export const isMissingDatabase = (error) => MISSING.includes(codeOf(error) ?? '');

/**
 * Says in a sentence why the database server does not let us in, and what to do.
 *
 * @param {unknown} error as the driver threw it
 * @param {Target} target
 */
export function explainDatabaseError(error, { name, host, port, user, database }) {
  const code = codeOf(error) ?? '';
  const { message } = /** @type {Error} */ (error);
  const settings = 'DB_HOST, DB_PORT, DB_DATABASE, DB_USER and DB_PASSWORD come from .env or the environment.';
  if (UNREACHABLE.includes(code)) {
    const why =
      { ENOTFOUND: 'no such host', ECONNREFUSED: 'nothing listens there', ETIMEDOUT: 'no answer' }[code] ?? code;
    return new StartFailure(`${name} cannot be reached at ${host}:${port} (${why}).`, [
      'Is it running, and are DB_HOST and DB_PORT right?',
      settings,
    ]);
  }
  if (WRONG_PASSWORD.includes(code) || /password must be a string|no password supplied/i.test(message)) {
    return new StartFailure(`${name} at ${host}:${port} refuses user "${user}": ${message}`, [
      'Are DB_USER and DB_PASSWORD right?',
      settings,
    ]);
  }
  if (MISSING.includes(code) || NO_ACCESS.includes(code)) return missingDatabase(name, user, database, message);
  return new StartFailure(`${name} at ${host}:${port} cannot be used: ${message}`, [settings]);
}

/** @param {string} name @param {string} user @param {string} database @param {string} message */
function missingDatabase(name, user, database, message) {
  const postgres = name === 'PostgreSQL';
  return new StartFailure(
    `Database "${database}" does not exist, or user "${user}" may not use or create it: ${message}`,
    [
      'Have an administrator run:',
      ...(postgres
        ? [`  CREATE DATABASE "${database}" OWNER "${user}";`]
        : [
            `  CREATE DATABASE \`${database}\` CHARACTER SET utf8mb4;`,
            `  GRANT ALL PRIVILEGES ON \`${database}\`.* TO '${user}'@'%';`,
          ]),
      'Or set DB_DATABASE to one that exists.',
    ],
  );
}

/**
 * @param {import('../env.mjs').Env} env
 * @param {{port: number, user: string, name: string}} defaults
 * @returns {Target}
 */
export function targetOf(env, { port, user, name }) {
  if (!env.DB_DATABASE) {
    throw new StartFailure(`DB_DATABASE is not set, so there is no ${name} database to use.`, [
      'Set DB_HOST, DB_PORT, DB_DATABASE, DB_USER and DB_PASSWORD in .env or the environment.',
    ]);
  }
  return {
    name,
    host: env.DB_HOST || '127.0.0.1',
    port: Number(env.DB_PORT || port),
    user: env.DB_USER || user,
    database: env.DB_DATABASE,
  };
}
