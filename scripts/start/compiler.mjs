import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from './failure.mjs';
import { findProgram } from './programs.mjs';

export const SQLITE_BINARY = 'node_modules/sqlite3/build/Release/node_sqlite3.node';

const PROBE_TIMEOUT_MS = 5000;
const INSTALL_TOOLS = [
  'Debian, Ubuntu: sudo apt-get install -y python3 make g++',
  'Fedora, RHEL:   sudo dnf install -y python3 make gcc-c++',
  'Alpine:         apk add python3 make g++',
  'macOS:          xcode-select --install',
  'Or use PostgreSQL instead: set DB_DIALECT=postgres and DB_* in .env.',
];

/** @returns {string[]} what is missing to compile a native module */
export function missingTools() {
  const compilers = [process.env.CXX, 'c++', 'g++', 'clang++'];
  const pythons = [process.env.npm_config_python, process.env.PYTHON, 'python3', 'python'];
  /** @param {(string | undefined)[]} names */
  const any = (names) => names.some((name) => name && (path.isAbsolute(name) ? existsSync(name) : findProgram(name)));
  const missing = [];
  if (!any(compilers)) missing.push('a C++ compiler');
  if (!any(['make', 'gmake'])) missing.push('make');
  if (!any(pythons)) missing.push('python3');
  return missing;
}

/**
 * sqlite3 is compiled where its ready-made binary cannot be downloaded. Without a compiler, that has to be known before a
 * long installation, not after.
 *
 * @param {string} root
 */
export async function requireCompiler(root) {
  if (existsSync(path.join(root, SQLITE_BINARY))) return;
  const missing = missingTools();
  if (!missing.length || (await binaryCanBeDownloaded(root))) return;
  throw new StartFailure(
    `SQLite's driver (sqlite3) has to be compiled here, and ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} missing.`,
    INSTALL_TOOLS,
  );
}

/** @param {string} root */
async function binaryCanBeDownloaded(root) {
  // Behind a proxy this process cannot tell; the installation itself can.
  if (process.env.HTTPS_PROXY || process.env.https_proxy || process.env.npm_config_https_proxy) return true;
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const version = packages['node_modules/sqlite3']?.version;
  const host =
    process.env.npm_config_sqlite3_binary_host_mirror ??
    process.env.npm_config_sqlite3_binary_host ??
    'https://github.com/TryGhost/node-sqlite3/releases/download';
  const name = `sqlite3-v${version}-napi-v6-${process.platform}-${process.arch}.tar.gz`;
  try {
    const answer = await fetch(`${host.replace(/\/$/, '')}/v${version}/${name}`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    });
    return answer.ok;
  } catch {
    return false;
  }
}

/**
 * @param {string} output of the compilation
 * @param {string} log where all of it is
 */
export function explainCompileFailure(output, log) {
  const missing = missingTools();
  const lacksTools =
    missing.length > 0 || /not found: make|find Python|no acceptable C|g\+\+: (not found|No such)/i.test(output);
  const last = output
    .split('\n')
    .filter((line) => /error/i.test(line))
    .slice(-5);
  return new StartFailure("SQLite's driver (sqlite3) could not be downloaded or compiled.", [
    ...(lacksTools ? [`Missing: ${missing.join(', ') || 'a complete tool chain'}.`, ...INSTALL_TOOLS] : []),
    ...last.map((line) => `| ${line.trim()}`),
    `All of the output: ${log}`,
  ]);
}
