/**
 * Builds the plugin into dist/: both client lanes as AMD modules the host loads, the server file by file (the host scans
 * dist/server/collections and dist/server/migrations), and the runtime libraries that a stock host does not have.
 *
 *   node build.mjs                build once
 *   node build.mjs --watch        build, then rebuild whatever changes
 *   node build.mjs --out <dir>    build elsewhere, and leave the dist/ that a server may run from alone
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildClients, watchClients } from './build/client.mjs';
import { buildServer, watchServer } from './build/server.mjs';
import { vendorLibraries } from './build/vendor.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const outAt = process.argv.indexOf('--out');
const dist = outAt > 0 ? path.resolve(process.argv[outAt + 1]) : path.join(root, 'dist');
const watch = process.argv.includes('--watch');
const started = Date.now();
const report = (what) => process.stdout.write(`${what}\n`);

// A finished build leaves this file, so that a build killed half-way is recognised.
const finishedMark = path.join(dist, '.built');
fs.rmSync(finishedMark, { force: true });
if (!watch) fs.rmSync(dist, { recursive: true, force: true });
buildServer(root, dist);
await Promise.all([vendorLibraries(root, dist), watch ? watchClients(root, dist, report) : buildClients(root, dist)]);
if (watch) watchServer(root, dist, report);
fs.writeFileSync(finishedMark, `${new Date().toISOString()}\n`);
report(`plugin built in ${Date.now() - started} ms`);
