import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/**
 * Writes the whole file or nothing: a process killed half-way leaves the old content, never a torn one.
 *
 * @param {string} file
 * @param {string} text
 * @param {{mode?: number, onlyIfAbsent?: boolean}} [options]
 * @returns {boolean} false when the file was there already and `onlyIfAbsent` is set
 */
export function writeAtomically(file, text, { mode = 0o644, onlyIfAbsent = false } = {}) {
  const draft = `${file}.${process.pid}.tmp`;
  rmSync(draft, { force: true });
  const descriptor = openSync(draft, 'wx', mode);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  if (!onlyIfAbsent) {
    renameSync(draft, file);
    return true;
  }
  try {
    linkSync(draft, file); // unlike a rename, fails when the file exists
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
