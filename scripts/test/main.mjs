import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeFailure } from '../start/failure.mjs';
import { createScreen, seconds } from '../start/screen.mjs';
import { prepareWorkspace } from '../start/workspace.mjs';
import { HELP, parseOptions } from './options.mjs';
import { describe, hasFailed, table, tail, totals } from './report.mjs';
import { endChildrenOnStop } from './run.mjs';
import { schedule } from './schedule.mjs';
import { STAGES } from './stages.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
const LOGS = path.join(ROOT, 'storage/logs');

/** Two stages at once, and half of the processors for each: on two of them, each runs one file at a time. */
const LANES = 2;
const WORKERS = Math.max(1, Math.floor(os.availableParallelism() / LANES));

/** The others read the sources. */
const NEED_BUILD = ['scripts:app', 'browser'];

/**
 * Prepares, tests, reports. The exit code says whether everything passed; the last line is `N passed, N failed`.
 *
 * @param {string[]} argv
 */
export async function main(argv) {
  const begun = Date.now();
  const screen = createScreen();
  endChildrenOnStop();
  try {
    const { help, requireAll, stages, files } = parseOptions(argv);
    if (help) return void HELP.forEach((line) => screen.print(line));
    fs.mkdirSync(LOGS, { recursive: true });
    const build = stages.some((name) => NEED_BUILD.includes(name));
    await prepareWorkspace({ root: ROOT, sqlite: true, build, screen, logs: LOGS });
    const results = await runStages(stages, { files, requireAll, screen });
    const { passed, failed } = totals(results, requireAll);
    screen.print();
    for (const line of table(results, requireAll)) screen.print(line);
    screen.print();
    screen.print(
      `Took ${seconds(Date.now() - begun)}. Full output of each stage: ${path.relative('', LOGS)}/test-<stage>.log`,
    );
    screen.print(`${passed} passed, ${failed} failed`);
    process.exitCode = failed ? 1 : 0;
  } catch (error) {
    screen.clear();
    for (const line of describeFailure(error)) screen.print(line);
    screen.print('0 passed, 1 failed');
    process.exitCode = 1;
  }
}

/** @returns {Promise<import('./report.mjs').Result[]>} in the order of the stages */
async function runStages(names, { files, requireAll, screen }) {
  const chosen = STAGES.filter(({ name }) => names.includes(name));
  const attached = chosen.length === 1;
  const context = { root: ROOT, logs: LOGS, files, workers: attached ? WORKERS * LANES : WORKERS, attached };
  const results = new Map();
  await schedule(chosen, LANES, async (stage) => {
    const begun = Date.now();
    if (!attached && process.env.CI) screen.print(`… ${stage.name}`);
    const { output = '', ...outcome } = await stage.run(context).catch((error) => ({ failed: 1, output: error.stack }));
    const result = { name: stage.name, took: Date.now() - begun, passed: 0, failed: 0, skipped: 0, ...outcome };
    results.set(stage.name, result);
    if (!attached) fs.writeFileSync(path.join(LOGS, `test-${stage.name.replace(':', '-')}.log`), output);
    screen.print(describe(result, requireAll));
    if (hasFailed(result, requireAll) && output) screen.print(tail(output));
  });
  return chosen.map(({ name }) => results.get(name));
}
