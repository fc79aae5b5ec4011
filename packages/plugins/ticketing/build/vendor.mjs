import fs from 'node:fs';
import path from 'node:path';
import { rspack } from '@rspack/core';

/**
 * Bundles each runtime dependency into one file under dist/node_modules, where the server's require() finds it, so that an
 * uploaded plugin needs no install step.
 */
export function vendorLibraries(root, dist) {
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const configs = Object.entries(dependencies).map(([name, version]) => {
    const folder = path.join(dist, 'node_modules', name);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, version, main: 'index.js' }));
    return {
      name,
      mode: 'production',
      context: root,
      target: 'node20',
      entry: name,
      output: { path: folder, filename: 'index.js', library: { type: 'commonjs2' } },
      optimization: { minimize: true },
      stats: 'errors-only',
    };
  });
  return new Promise((resolve, reject) => {
    const compiler = rspack(configs);
    compiler.run((error, stats) => {
      const failure = error?.message ?? (stats.hasErrors() ? stats.toString('errors-only') : '');
      compiler.close(() => (failure ? reject(new Error(failure)) : resolve()));
    });
  });
}
