import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeAtomically } from './atomic-file.mjs';
import { runChild } from './child.mjs';
import { requireCompiler, SQLITE_BINARY, explainCompileFailure } from './compiler.mjs';
import { StartFailure } from './failure.mjs';
import { findProgram } from './programs.mjs';

/** Written into node_modules when an installation has finished; holds the hash of the lockfile it followed. */
export const INSTALL_MARK = 'node_modules/.ticketing-installed';

/** Without these there is no application, whatever the mark says. */
const ESSENTIAL = [
  'node_modules/@nocobase/app/lib/index.js',
  'node_modules/@nocobase/cli-v1/package.json',
  'node_modules/@ticketing/plugin-ticketing/package.json',
  'node_modules/yarn/package.json',
];

/** @param {string} root */
export function lockfileHash(root) {
  try {
    return createHash('sha256')
      .update(readFileSync(path.join(root, 'package-lock.json')))
      .digest('hex');
  } catch {
    throw new StartFailure('package-lock.json is missing.', ['Restore it: git checkout -- package-lock.json']);
  }
}

/** @param {string} file */
const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/**
 * npm lists what it installed in node_modules once it has finished, so an installation made by hand counts as well.
 *
 * @param {{packages: Record<string, {version?: string, link?: boolean, optional?: boolean, extraneous?: boolean}>}} wanted
 * @param {{packages: Record<string, {version?: string, link?: boolean}>} | undefined} installed
 */
export function satisfies(wanted, installed) {
  if (!installed) return false;
  return Object.entries(wanted.packages).every(([location, { version, optional }]) => {
    if (!location.includes('node_modules/') || optional) return true;
    const found = installed.packages[location];
    return Boolean(found) && found.version === version;
  });
}

/**
 * @param {string} root
 * @returns {'finished' | 'absent' | 'unfinished' | 'outdated'}
 */
export function installState(root) {
  if (!existsSync(path.join(root, 'node_modules'))) return 'absent';
  if (!ESSENTIAL.every((file) => existsSync(path.join(root, file)))) return 'unfinished';
  const hash = lockfileHash(root);
  const mark = existsSync(path.join(root, INSTALL_MARK)) && readFileSync(path.join(root, INSTALL_MARK), 'utf8').trim();
  if (mark === hash) return 'finished';
  const installed = readJson(path.join(root, 'node_modules/.package-lock.json'));
  if (!satisfies(readJson(path.join(root, 'package-lock.json')), installed)) return mark ? 'outdated' : 'unfinished';
  writeAtomically(path.join(root, INSTALL_MARK), `${hash}\n`);
  return 'finished';
}

/** @param {{root: string, sqlite: boolean}} options `sqlite`: its driver is needed */
export function isInstalled({ root, sqlite }) {
  return installState(root) === 'finished' && (!sqlite || existsSync(path.join(root, SQLITE_BINARY)));
}

/** @returns {string} the npm that runs us, or the one that came with this Node */
function npmProgram() {
  const beside = path.join(path.dirname(realpathSync(process.execPath)), '../lib/node_modules/npm/bin/npm-cli.js');
  const onPath = findProgram('npm');
  const candidates = [process.env.npm_execpath, beside, onPath && realpathSync(onPath)];
  const found = candidates.find((file) => file && /npm-cli\.c?js$/.test(file) && existsSync(file));
  if (found) return found;
  throw new StartFailure('npm was not found.', ['It comes with Node.js: install Node.js 20 or later from nodejs.org.']);
}

/** What npm needs to know of the environment; the settings of an outer npm run are not for this one. */
function npmEnvironment() {
  const env = { ...process.env, npm_config_audit: 'false', npm_config_fund: 'false', npm_config_progress: 'false' };
  for (const name of Object.keys(env)) if (/^npm_(package|lifecycle|command)/.test(name)) delete env[name];
  return env;
}

/** @param {string} output */
export function explainNpmFailure(output) {
  const errors = output
    .split('\n')
    .filter((line) => /npm (error|ERR!)/.test(line))
    .join('\n');
  if (/ENOSPC/.test(errors)) return ['The disk is full: free some space.'];
  if (/in sync/.test(errors)) return ['package.json and package-lock.json differ. What has changed: git status'];
  if (/EBADENGINE/.test(errors)) return ['Use a Node.js version that package.json names under "engines".'];
  if (/EACCES|EPERM/.test(errors)) {
    return ['npm may not write here. If the folder belongs to another user: sudo chown -R "$(id -un)" .'];
  }
  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|ECONNRESET|EAI_AGAIN|ERR_SOCKET|network/i.test(errors)) {
    return ['The package registry cannot be reached. Check the network and any proxy: npm config get registry'];
  }
  return [];
}

/** @param {string} output */
const firstErrors = (output) =>
  output
    .split('\n')
    .filter((line) => /npm (error|ERR!) \S/.test(line))
    .slice(0, 12);

/**
 * Installs what the lockfile says, unless a finished installation of the same lockfile is there.
 *
 * @param {{root: string, sqlite: boolean, screen: import('./screen.mjs').Screen, npmLog: string}} options
 */
export async function ensurePackages({ root, sqlite, screen, npmLog }) {
  const state = installState(root);
  if (state !== 'finished') await install({ root, sqlite, screen, npmLog, state });
  if (sqlite && !existsSync(path.join(root, SQLITE_BINARY))) await compileSqlite({ root, screen, npmLog });
}

/** @param {{root: string, sqlite: boolean, screen: import('./screen.mjs').Screen, npmLog: string, state: string}} options */
async function install({ root, sqlite, screen, npmLog, state }) {
  if (sqlite) await requireCompiler(root); // said before the long wait, not after it
  if (state === 'unfinished') screen.print('An earlier installation did not finish; installing again.');
  if (state === 'outdated') screen.print('The lockfile has changed; installing again.');
  const hash = lockfileHash(root);
  const step = screen.step('Installing packages (a few minutes the first time)');
  rmSync(path.join(root, INSTALL_MARK), { force: true });
  // Install scripts are not run: of all packages only sqlite3 needs its own, and that is a step with its own errors.
  const { code, output } = await runChild(
    [npmProgram(), 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'],
    { cwd: root, env: npmEnvironment(), onLine: step.update },
  );
  if (code !== 0) {
    step.fail();
    writeFileSync(npmLog, output);
    throw new StartFailure('The packages could not be installed.', [
      ...explainNpmFailure(output),
      ...firstErrors(output).map((line) => `| ${line}`),
      `All of npm's output: ${npmLog}`,
    ]);
  }
  writeAtomically(path.join(root, INSTALL_MARK), `${hash}\n`);
  step.done('Packages installed');
}

/** @param {{root: string, screen: import('./screen.mjs').Screen, npmLog: string}} options */
async function compileSqlite({ root, screen, npmLog }) {
  await requireCompiler(root);
  const step = screen.step('Preparing SQLite (downloads it, or compiles it in about a minute)');
  const { code, output } = await runChild([npmProgram(), 'rebuild', 'sqlite3', '--foreground-scripts'], {
    cwd: root,
    env: npmEnvironment(),
  });
  if (code === 0 && existsSync(path.join(root, SQLITE_BINARY))) return void step.done('SQLite prepared');
  step.fail();
  writeFileSync(npmLog, output);
  throw explainCompileFailure(output, npmLog);
}
