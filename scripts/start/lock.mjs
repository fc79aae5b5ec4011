import { readFileSync, renameSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeAtomically } from './atomic-file.mjs';
import { identify, isAlive } from './process-identity.mjs';

/**
 * @typedef {import('./process-identity.mjs').ProcessIdentity} ProcessIdentity
 * @typedef {{owner: ProcessIdentity, children?: ProcessIdentity[], port?: number}} LockContent
 * @typedef {{update: (more: Partial<LockContent>) => void, release: () => void}} Lock
 */

/** @param {string} file @returns {LockContent | undefined} */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {LockContent | undefined} content */
const inUse = (content) => [content?.owner, ...(content?.children ?? [])].some(isAlive);

/**
 * Takes the lock file, or says who holds it. A lock whose owner and children are gone is taken over: a process killed
 * without a chance to tidy up blocks nobody.
 *
 * @param {string} file
 * @param {Partial<LockContent>} [more]
 * @returns {{lock: Lock} | {holder: LockContent}}
 */
export function tryLock(file, more = {}) {
  let content = { owner: identify(), ...more };
  for (;;) {
    if (writeAtomically(file, JSON.stringify(content), { onlyIfAbsent: true })) break;
    const holder = read(file);
    if (holder && inUse(holder)) return { holder };
    // Two processes may find the same stale lock: whoever moves it away checks that it still is the stale one.
    const aside = `${file}.${process.pid}.stale`;
    try {
      renameSync(file, aside);
    } catch {
      continue;
    }
    const moved = read(aside);
    if (moved && inUse(moved)) writeAtomically(file, JSON.stringify(moved), { onlyIfAbsent: true });
    rmSync(aside, { force: true });
  }
  return {
    lock: {
      update(changes) {
        content = { ...content, ...changes };
        writeAtomically(file, JSON.stringify(content));
      },
      release() {
        if (read(file)?.owner?.pid === process.pid) rmSync(file, { force: true });
      },
    },
  };
}

/**
 * Waits for the lock.
 *
 * @param {string} file
 * @param {(holder: LockContent) => void} onWait called once, when somebody else holds it
 * @returns {Promise<Lock>}
 */
export async function waitForLock(file, onWait) {
  for (let attempt = 0; ; attempt += 1) {
    const result = tryLock(file);
    if ('lock' in result) return result.lock;
    if (attempt === 0) onWait(result.holder);
    await sleep(250);
  }
}
