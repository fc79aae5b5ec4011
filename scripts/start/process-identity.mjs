import { readFileSync } from 'node:fs';

/**
 * A process is known by its number and the moment it began, since numbers are used again.
 *
 * @typedef {{pid: number, began: string}} ProcessIdentity
 */

/**
 * @param {number} pid
 * @returns {string} when it began, in clock ticks since boot; empty where the system does not tell, or when it has ended
 */
function beganAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything; the fields after it are fixed: the third is the state, the 22nd the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ended = fields[0] === 'Z' || fields[0] === 'X'; // in a container nobody may ever collect it
    return ended ? '' : fields[19];
  } catch {
    return '';
  }
}

/** @param {number} [pid] @returns {ProcessIdentity} */
export function identify(pid = process.pid) {
  return { pid, began: beganAt(pid) };
}

/** @param {ProcessIdentity | undefined} identity */
export function isAlive(identity) {
  if (!identity?.pid) return false;
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false;
  }
  return !identity.began || beganAt(identity.pid) === identity.began;
}
