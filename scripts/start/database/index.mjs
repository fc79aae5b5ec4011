import { StartFailure } from '../failure.mjs';
import { openMysql } from './mysql.mjs';
import { openPostgres } from './postgres.mjs';
import { openSqlite } from './sqlite.mjs';

/**
 * What the start has to know of a database, and the two things it may do to it before the platform takes over.
 *
 * @typedef {object} StartDatabase
 * @property {string} label for people, as in "PostgreSQL ticketing at 127.0.0.1:5432"
 * @property {string} identity the same for the same database, whatever way it was named; holds no password
 * @property {boolean} created it was missing and has just been created
 * @property {() => Promise<number>} countTables
 * @property {() => Promise<boolean>} hasBeenUsed somebody has signed in, so there may be data of theirs
 * @property {() => Promise<string>} startOver removes a half-made installation; answers what was done, for people
 * @property {(onWait: () => void) => Promise<void>} lock waits until no other node installs or upgrades this database
 * @property {() => Promise<void>} close also gives the lock back
 */

/**
 * @param {{root: string, storage: string, env: import('../env.mjs').Env, load: NodeRequire}} options `load` requires from
 *   the root's node_modules
 * @returns {Promise<StartDatabase>}
 */
export async function openDatabase(options) {
  const dialect = options.env.DB_DIALECT;
  if (dialect === 'sqlite') return openSqlite(options);
  if (dialect === 'postgres') return openPostgres(options);
  if (dialect === 'mariadb' || dialect === 'mysql') return openMysql(options);
  throw new StartFailure(`DB_DIALECT=${dialect} is not supported.`, ['Use sqlite, postgres, mariadb or mysql.']);
}
