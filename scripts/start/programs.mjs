import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} name
 * @returns {string | undefined} where the shell would find it
 */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder || '.', process.platform === 'win32' ? `${name}.exe` : name);
    try {
      accessSync(file, constants.X_OK);
      if (statSync(file).isFile()) return file;
    } catch {
      // not here
    }
  }
  return undefined;
}
