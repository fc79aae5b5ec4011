import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeAtomically } from './atomic-file.mjs';
import { StartFailure } from './failure.mjs';

/**
 * @param {string} root
 * @param {import('./env.mjs').Env} env
 */
export function storageFolder(root, env) {
  return path.resolve(root, env.STORAGE_PATH || 'storage');
}

/**
 * Parents first, one at a time: Node's own recursive way never returns on file systems that refuse new folders, as /proc.
 *
 * @param {string} folder
 */
export function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder);
}

/**
 * Makes sure that the application can write what it has to: database, uploads, logs.
 *
 * @param {string} storage
 */
export function requireWritable(storage) {
  for (const name of ['', 'db', 'logs', 'uploads']) {
    const folder = path.join(storage, name);
    const probe = path.join(folder, `.write-${process.pid}`);
    try {
      makeFolder(folder);
      writeFileSync(probe, '');
      rmSync(probe);
    } catch (error) {
      throw unwritable(folder, /** @type {NodeJS.ErrnoException} */ (error).code);
    }
  }
}

/** @param {string} folder @param {string | undefined} code */
export function unwritable(folder, code) {
  const other = 'Or keep the data elsewhere: set STORAGE_PATH in .env.';
  if (code === 'ENOSPC') return new StartFailure(`The disk that holds ${folder} is full.`, ['Free some space.', other]);
  if (code === 'EROFS') return new StartFailure(`${folder} is on a read-only file system.`, [other]);
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return new StartFailure(`${folder} is not a folder.`, ['Move that file out of the way.', other]);
  }
  return new StartFailure(`The storage folder ${folder} cannot be written to (${code}).`, [
    `Give the current user access: chown -R "$(id -un)" ${folder} && chmod -R u+rwX ${folder}`,
    other,
  ]);
}

/**
 * Remembers in which databases the first installation has begun and has not finished. One is only ever noted when it was
 * found empty, so whatever an interrupted installation left there is ours to start over.
 *
 * @param {string} storage
 */
export function installMark(storage) {
  const file = path.join(storage, '.install-in-progress');
  /** @returns {string[]} */
  const read = () => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')).databases;
    } catch {
      return [];
    }
  };
  /** @param {string} database */
  const others = (database) => read().filter((noted) => noted !== database);
  /** @param {string[]} databases */
  const write = (databases) => writeAtomically(file, `${JSON.stringify({ databases })}\n`);
  return {
    /** @param {string} database its identity */
    has: (database) => read().includes(database),
    /** @param {string} database */
    add: (database) => void write([...others(database), database]),
    /** @param {string} database */
    remove(database) {
      const rest = others(database);
      if (rest.length) write(rest);
      else rmSync(file, { force: true });
    },
  };
}
