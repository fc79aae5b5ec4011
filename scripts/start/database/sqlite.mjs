import { existsSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { DamagedDatabase, StartFailure } from '../failure.mjs';
import { makeFolder, unwritable } from '../storage.mjs';
import { signInTables } from './sign-ins.mjs';

const COMPANIONS = ['', '-wal', '-shm', '-journal'];

/**
 * @param {{root: string, storage: string, env: import('../env.mjs').Env, load: NodeRequire}} options
 * @returns {Promise<import('./index.mjs').StartDatabase>}
 */
export async function openSqlite({ root, storage, env, load }) {
  const file = env.DB_STORAGE ? path.resolve(root, env.DB_STORAGE) : path.join(storage, 'db/nocobase.sqlite');
  try {
    makeFolder(path.dirname(file));
  } catch (error) {
    throw unwritable(path.dirname(file), /** @type {NodeJS.ErrnoException} */ (error).code);
  }
  const { Database, OPEN_READWRITE } = loadDriver(load);

  /**
   * @param {string} sql
   * @param {string[]} [values]
   * @returns {Promise<Record<string, number>>} its first row
   */
  const first = (sql, values = []) =>
    new Promise((resolve, reject) => {
      // Writable, since a database that was killed in a transaction has to roll it back first.
      const database = new Database(file, OPEN_READWRITE, (opening) => {
        if (opening) return reject(explain(opening, file));
        database.get(sql, values, (error, row) =>
          database.close(() => (error ? reject(explain(error, file)) : resolve(row))),
        );
      });
    });
  const isEmpty = () => !existsSync(file) || statSync(file).size === 0;

  return {
    label: `SQLite, ${path.relative(root, file).startsWith('..') ? file : path.relative(root, file)}`,
    identity: `sqlite:${file}`,
    created: false,
    async countTables() {
      if (isEmpty()) return 0;
      return (await first("SELECT count(*) AS n FROM sqlite_master WHERE type = 'table'")).n;
    },
    async hasBeenUsed() {
      if (isEmpty()) return false;
      for (const table of signInTables(env)) {
        const { n } = await first('SELECT count(*) AS n FROM sqlite_master WHERE name = ?', [table]);
        if (n && (await first(`SELECT count(*) AS n FROM "${table}"`)).n) return true;
      }
      return false;
    },
    async startOver() {
      const aside = `${file}.unfinished-${new Date().toISOString().replace(/[-:]|\..*/g, '')}`;
      // Its journal goes first: left behind, it would be played into the next database of this name.
      for (const companion of COMPANIONS.toReversed()) {
        if (existsSync(file + companion)) renameSync(file + companion, aside + companion);
      }
      return `the half-made database was set aside as ${path.basename(aside)}`;
    },
    lock: async () => {}, // one process only: the lock on the storage folder is enough
    close: async () => {},
  };
}

/** @param {NodeRequire} load */
function loadDriver(load) {
  try {
    return load('sqlite3');
  } catch (error) {
    throw new StartFailure(`SQLite's driver cannot be loaded: ${/** @type {Error} */ (error).message.split('\n')[0]}`, [
      'It was made for another Node.js or machine. Make it again: npm rebuild sqlite3',
    ]);
  }
}

/** @param {Error & {code?: string}} error @param {string} file */
function explain(error, file) {
  if (error.code === 'SQLITE_NOTADB' || error.code === 'SQLITE_CORRUPT') {
    return new DamagedDatabase(`${file} is not a SQLite database, or is damaged.`, [
      'Restore it from a backup, or move it away to begin with an empty one.',
    ]);
  }
  if (error.code === 'SQLITE_BUSY') {
    return new StartFailure(`${file} is in use by another program.`, ['Close that program and start again.']);
  }
  return new StartFailure(`The database ${file} cannot be opened: ${error.message}`, [
    `Give the current user access: chown "$(id -un)" ${file}`,
  ]);
}
