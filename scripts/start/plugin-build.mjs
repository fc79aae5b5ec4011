import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from './child.mjs';
import { StartFailure } from './failure.mjs';
import { INSTALL_MARK } from './packages.mjs';

export const PLUGIN = 'packages/plugins/ticketing';

/** The build writes it last, so that one killed half-way is recognised. */
const FINISHED = 'dist/.built';
const OUTPUTS = ['dist/server/index.js', 'dist/client/index.js', 'dist/client-v2/index.js'];
const INPUT_FILES = ['build.mjs', 'package.json'];
const INPUT_FOLDERS = ['src', 'build'];

/**
 * @param {string} folder
 * @returns {number} when anything in it last changed (ms); folders count, since a removed file leaves no other trace
 */
function newestIn(folder) {
  if (!existsSync(folder)) return 0;
  let newest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === '__tests__') continue;
    const file = path.join(folder, entry.name);
    const changed = entry.isDirectory() ? newestIn(file) : (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    newest = Math.max(newest, changed);
  }
  return newest;
}

/**
 * @param {string} root
 * @returns {'current' | 'absent' | 'unfinished' | 'outdated'}
 */
export function buildState(root) {
  const plugin = path.join(root, PLUGIN);
  if (!existsSync(path.join(plugin, 'dist'))) return 'absent';
  const complete = [FINISHED, ...OUTPUTS].every((file) => existsSync(path.join(plugin, file)));
  if (!complete) return 'unfinished';
  const built = statSync(path.join(plugin, FINISHED)).mtimeMs;
  const changed = Math.max(
    ...INPUT_FOLDERS.map((folder) => newestIn(path.join(plugin, folder))),
    ...INPUT_FILES.map((file) => statSync(path.join(plugin, file)).mtimeMs),
    // Some libraries are copied into dist: other packages, another build.
    statSync(path.join(root, INSTALL_MARK), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return changed > built ? 'outdated' : 'current';
}

const REASONS = { absent: '', unfinished: ', an earlier build did not finish', outdated: ', its sources have changed' };

/**
 * @param {{root: string, screen: import('./screen.mjs').Screen, buildLog: string}} options
 */
export async function ensureBuild({ root, screen, buildLog }) {
  const state = buildState(root);
  if (state === 'current') return;
  const step = screen.step(`Building the plugin${REASONS[state]}`);
  const begun = new Date();
  const { code, output } = await runChild([path.join(PLUGIN, 'build.mjs')], { cwd: root });
  if (code !== 0) {
    step.fail();
    writeFileSync(buildLog, output);
    const lines = output.split('\n').filter((line) => line.trim());
    throw new StartFailure('The plugin could not be built.', [
      ...lines.slice(0, 30).map((line) => `| ${line}`),
      `All of the output: ${buildLog}`,
    ]);
  }
  // A source saved while the build ran must count as newer than the build.
  utimesSync(path.join(root, PLUGIN, FINISHED), begun, begun);
  step.done('Plugin built');
}
