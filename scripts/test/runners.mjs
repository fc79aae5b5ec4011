/** One function for each tool: runs it and says how many cases passed, failed and were skipped. */
import fs from 'node:fs';
import path from 'node:path';
import { runNode } from './run.mjs';

/**
 * @typedef {{root: string, logs: string, files: string[], workers: number, attached: boolean}} Context
 * @typedef {{passed: number, failed: number, skipped?: number, retried?: number, output: string}} Outcome
 */

const tool = (root, file) => path.join(root, 'node_modules', file);

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** A tool that ended badly without a failed case did not get as far as its cases. */
const withExitCode = ({ failed, ...rest }, code) => ({ ...rest, failed: failed || (code === 0 ? 0 : 1) });

/** Several commands that count as one case: all have to succeed. */
export async function check({ root, attached }, ...commands) {
  let output = '';
  for (const command of commands) {
    const result = await runNode(command, { cwd: root, attached });
    output += result.output;
    if (result.code !== 0) return { passed: 0, failed: 1, output };
  }
  return { passed: 1, failed: 0, output };
}

export const lint = (context) =>
  check(
    context,
    [tool(context.root, 'eslint/bin/eslint.js'), '.', '--max-warnings', '0'],
    [tool(context.root, 'prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  );

export const types = (context) =>
  check(context, [tool(context.root, 'typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']);

export const locale = (context) => check(context, ['scripts/locale-check.mjs']);

/** Without a choice of files all of them run in one process, which loads the host's modules once. */
export const integration = (context, env) =>
  jest(context, context.files.length > 0 ? 'integration' : 'integration-together', env);

/** @param {Record<string, string>} [env] */
export async function jest({ root, logs, files, workers, attached }, project, env = {}) {
  const report = path.join(logs, `test-${project}-${env.DB_DIALECT ?? 'all'}.json`);
  fs.rmSync(report, { force: true });
  const { code, output } = await runNode(
    [
      // The whole preset of the host loads modules and a native sandbox that want these.
      '--no-node-snapshot',
      '--experimental-vm-modules',
      '--no-warnings',
      tool(root, 'jest/bin/jest.js'),
      ...['--selectProjects', project, '--passWithNoTests', '--json', `--outputFile=${report}`],
      ...[`--maxWorkers=${workers}`, '--workerIdleMemoryLimit=1500MB'],
      ...(files.length ? ['--testPathPatterns', ...files] : []),
    ],
    { cwd: root, env, attached },
  );
  const result = readJson(report);
  const counts = result
    ? {
        passed: result.numPassedTests,
        failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
        skipped: result.numPendingTests + result.numTodoTests,
      }
    : { passed: 0, failed: 0 };
  // The report goes to standard output as well when there is a pipe.
  return withExitCode(
    { ...counts, output: output.replace(/^\{"num.*$/m, '').replace(/^Test results written.*$/m, '') },
    code,
  );
}

/** @param {(name: string) => boolean} belongs which test files */
export async function nodeTests({ root, logs, files, workers, attached }, name, belongs) {
  const folder = path.join(root, 'scripts/__tests__');
  const all = fs.existsSync(folder)
    ? fs.readdirSync(folder).filter((file) => file.endsWith('.test.mjs') && belongs(file))
    : [];
  const chosen = all.filter((file) => !files.length || files.some((part) => file.includes(part)));
  if (!chosen.length) return { passed: 0, failed: 0, output: '' };
  const report = path.join(logs, `test-${name}.tap`);
  const { code, output } = await runNode(
    [
      ...['--test', `--test-concurrency=${workers}`],
      ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
      ...['--test-reporter=tap', `--test-reporter-destination=${report}`],
      ...chosen.map((file) => path.join(folder, file)),
    ],
    { cwd: root, attached },
  );
  return withExitCode({ ...tapCounts(fs.readFileSync(report, 'utf8')), output }, code);
}

/** @param {string} tap what `node --test` reports at its end: `# pass 12` */
export function tapCounts(tap) {
  const count = (name) => Number(tap.match(new RegExp(`^# ${name} (\\d+)$`, 'm'))?.[1] ?? 0);
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
}

export async function playwright({ root, logs, files, attached }, chromium) {
  const report = path.join(logs, 'test-browser.json');
  fs.rmSync(report, { force: true });
  const { code, output } = await runNode(
    [tool(root, '@playwright/test/cli.js'), 'test', '--reporter=list,json', ...files],
    { cwd: root, env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report }, attached },
  );
  const { stats = {}, errors = [] } = readJson(report) ?? {};
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = stats;
  const counts = { passed: expected + flaky, failed: unexpected + errors.length, skipped, retried: flaky };
  return withExitCode({ ...counts, output }, code);
}
