import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const build = fileURLToPath(new URL('../../packages/plugins/ticketing/build.mjs', import.meta.url));
const LANES = { client: '/admin', 'client-v2': '/v/admin' };

const kilobytes = (/** @type {string[]} */ files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0) / 1024;

/** What a browser loads of the plugin before any of its blocks is used, and what all of them together add. */
export function measureBundle() {
  const dist = mkdtempSync(path.join(os.tmpdir(), 'ticketing-bundle-'));
  try {
    execFileSync(process.execPath, [build, '--out', dist]);
    return Object.entries(LANES).map(([lane, address]) => {
      const folder = path.join(dist, lane);
      const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
      const first = kilobytes([path.join(folder, 'index.js')]);
      const rest = kilobytes(scripts.filter((name) => name !== 'index.js').map((name) => path.join(folder, name)));
      return {
        what: `Client bundle, ${address}`,
        ours: `${first.toFixed(1)} KB`,
        theirs: `${rest.toFixed(1)} KB when blocks are used`,
        result: `${first.toFixed(1)} KB gzip`,
        aim: 'at most 60 KB gzip',
        met: first <= 60,
      };
    });
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}
