import fs from 'node:fs';
import path from 'node:path';
import { transformFileSync } from '@swc/core';

/** Folders that the server runs from; the client lanes are bundled separately. */
const LANES = ['server', 'shared', 'locale', 'swagger', 'ai'];

const isTest = (file) => /(^|\/)__tests__\//.test(file);

function* sourceFiles(dir) {
  for (const entry of fs.readdirSync(dir, { withFileTypes: true })) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) yield* sourceFiles(file);
    else yield file;
  }
}

function emit(root, dist, file) {
  const relative = path.relative(path.join(root, 'src'), file);
  if (isTest(relative) || relative.endsWith('.d.ts')) return;
  const target = path.join(dist, relative);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  if (!/\.ts$/.test(file)) return fs.copyFileSync(file, target);
  const { code } = transformFileSync(file, {
    swcrc: false,
    configFile: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
    module: { type: 'commonjs' },
  });
  fs.writeFileSync(target.replace(/\.ts$/, '.js'), code);
}

/** The host compares these with its own versions before it enables an uploaded plugin. */
function writeHostVersions(root, dist) {
  const { peerDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const host = '2.2.15';
  const versions = Object.fromEntries(Object.keys(peerDependencies).map((name) => [name, host]));
  fs.writeFileSync(path.join(dist, 'externalVersion.js'), `module.exports = ${JSON.stringify(versions, null, 2)};\n`);
}

export function buildServer(root, dist) {
  for (const lane of LANES) {
    const dir = path.join(root, 'src', lane);
    if (fs.existsSync(dir)) for (const file of sourceFiles(dir)) emit(root, dist, file);
  }
  fs.mkdirSync(dist, { recursive: true });
  writeHostVersions(root, dist);
}

export function watchServer(root, dist, report) {
  for (const lane of LANES) {
    const dir = path.join(root, 'src', lane);
    if (!fs.existsSync(dir)) continue;
    fs.watch(dir, { recursive: true }, (_event, name) => {
      const file = path.join(dir, String(name));
      if (!fs.existsSync(file) || fs.statSync(file).isDirectory()) return;
      try {
        emit(root, dist, file);
        report(`rebuilt ${lane}/${name}`);
      } catch (error) {
        report(`cannot build ${lane}/${name}: ${error.message}`);
      }
    });
  }
}
