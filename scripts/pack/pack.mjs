import { execFileSync, spawnSync } from 'node:child_process';
import { Buffer } from 'node:buffer';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { shippedManifest } from './manifest.mjs';
import { thirdPartyNotices } from './notices.mjs';
import { tarball } from './tarball.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const plugin = path.join(root, 'packages/plugins/ticketing');

/**
 * Builds the plugin and writes it as a package that a stock NocoBase takes.
 *
 * @param {{folder?: string}} [options] where to, `storage/tar` by default
 * @returns {{file: string, name: string, version: string, files: number, bytes: number}}
 */
export function pack({ folder = path.join(root, 'storage/tar') } = {}) {
  const manifest = JSON.parse(readFileSync(path.join(plugin, 'package.json'), 'utf8'));
  const files = contents(manifest);
  const bytes = tarball(files, lastChange());
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `ticketing-plugin-${manifest.version}.tgz`);
  writeFileSync(file, bytes);
  return { file, name: manifest.name, version: manifest.version, files: files.size, bytes: bytes.length };
}

/** @param {Record<string, any>} manifest @returns {Map<string, Buffer>} */
function contents(manifest) {
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  const add = (/** @type {string} */ name, /** @type {string} */ from) => files.set(name, readFileSync(from));
  // Beside dist, so that a server that runs from there is not disturbed, and never a development build.
  const dist = mkdtempSync(path.join(os.tmpdir(), 'ticketing-pack-'));
  try {
    const build = spawnSync(process.execPath, [path.join(plugin, 'build.mjs'), '--out', dist], { encoding: 'utf8' });
    if (build.status !== 0) throw new Error(`The plugin could not be built.\n${build.stdout}${build.stderr}`);
    for (const name of filesBelow(dist)) if (name !== '.built') add(`dist/${name}`, path.join(dist, name));
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
  for (const name of ['client.js', 'client-v2.js', 'server.js', 'README.md']) add(name, path.join(plugin, name));
  add('LICENSE', path.join(root, 'LICENSE'));
  files.set('THIRD-PARTY-NOTICES.txt', Buffer.from(thirdPartyNotices(plugin, manifest.dependencies)));
  files.set('package.json', Buffer.from(`${JSON.stringify(shippedManifest(manifest), null, 2)}\n`));
  return files;
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      path
        .relative(folder, path.join(entry.parentPath ?? entry.path, entry.name))
        .split(path.sep)
        .join('/'),
    );
}

/**
 * Browsers tell one build from the next by the time of the file: it has to move with the sources and with nothing else.
 *
 * @returns {number} seconds since 1970
 */
function lastChange() {
  if (process.env.SOURCE_DATE_EPOCH) return Number(process.env.SOURCE_DATE_EPOCH);
  try {
    const seconds = execFileSync('git', ['log', '-1', '--format=%ct', '--', plugin], { cwd: root, encoding: 'utf8' });
    return Number(seconds) || Math.floor(Date.now() / 1000);
  } catch {
    return Math.floor(Date.now() / 1000); // not a clone
  }
}
