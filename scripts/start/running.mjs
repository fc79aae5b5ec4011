import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartFailure } from './failure.mjs';
import { tryLock } from './lock.mjs';
import { isAlive } from './process-identity.mjs';

/** A little more than the server takes to end by itself when its start was killed; see tether.cjs. */
const PREVIOUS_ENDS_WITHIN_MS = 12_000;

/**
 * One storage folder, one server: two on the same SQLite file and sockets would damage each other. A server that is still
 * ending, since its start was killed a moment ago, is waited for.
 *
 * @param {string} storage
 * @param {number} port
 * @param {import('./screen.mjs').Screen} screen
 * @returns {Promise<import('./lock.mjs').Lock>}
 */
export async function takeStorage(storage, port, screen) {
  const file = path.join(storage, '.running.lock');
  const begun = Date.now();
  for (let announced = false; ; announced = true) {
    const result = tryLock(file, { port });
    if ('lock' in result) return result.lock;
    const { owner, children = [], port: theirs } = result.holder;
    if (isAlive(owner)) {
      throw new StartFailure(`It is already running: process ${owner.pid} serves ${storage} on port ${theirs}.`, [
        `Stop it first (Ctrl-C there, or kill ${owner.pid}). For a second one beside it set both PORT and STORAGE_PATH.`,
      ]);
    }
    if (!announced) screen.print('The previous server is still ending; waiting for it.');
    if (Date.now() - begun > PREVIOUS_ENDS_WITHIN_MS) {
      for (const child of children.filter(isAlive)) process.kill(child.pid, 'SIGKILL');
    }
    await sleep(200);
  }
}
