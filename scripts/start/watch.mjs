import { utimesSync } from 'node:fs';
import path from 'node:path';
import { startChild } from './child.mjs';
import { StartFailure } from './failure.mjs';
import { eachLine } from './platform-log.mjs';
import { PLUGIN } from './plugin-build.mjs';

const SERVER_SIDE = /^rebuilt (server|shared|locale|swagger|ai)\//;
const SETTLE_MS = 400;

/** The compiler's own call stack, which helps nobody to find the mistake in a source. */
const COMPILER_STACK = /^\s*(\d+: \S|Stack backtrace:)/;

/**
 * Builds the plugin and keeps building it while its sources change.
 *
 * @param {{root: string, screen: import('./screen.mjs').Screen, onServerChange: () => void}} options
 * @returns {Promise<void>} once the first build is there
 */
export function watchPlugin({ root, screen, onServerChange }) {
  const step = screen.step('Building the plugin, then watching it');
  const child = startChild([path.join(PLUGIN, 'build.mjs'), '--watch'], { cwd: root });
  /** @type {NodeJS.Timeout | undefined} */
  let settling;
  let built = false;
  /** @type {string[]} */
  const words = [];
  return new Promise((resolve, reject) => {
    /** @param {string} line */
    const onLine = (line) => {
      if (!built) {
        words.push(line);
        if (!/^plugin built/.test(line)) return;
        built = true;
        // What a watching build leaves is for developing: the next plain start builds again.
        utimesSync(path.join(root, PLUGIN, 'dist/.built'), 0, 0);
        step.done('Plugin built; watching its sources');
        return resolve();
      }
      if (line.trim() && !COMPILER_STACK.test(line)) screen.print(`  ${line}`, 'dim');
      if (!SERVER_SIDE.test(line)) return;
      clearTimeout(settling);
      settling = setTimeout(onServerChange, SETTLE_MS); // one restart for a save of many files
    };
    eachLine(child.stdout, onLine);
    eachLine(child.stderr, onLine);
    child.once('exit', (code) => {
      if (built) return screen.warn('The build has stopped; start "npm run dev" again.');
      step.fail();
      reject(
        new StartFailure(
          `The plugin could not be built (exit code ${code}).`,
          words.map((line) => `| ${line}`),
        ),
      );
    });
  });
}
