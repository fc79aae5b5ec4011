/**
 * Every integration file in one process: each keeps an application and a database of its own, but the host's modules are
 * loaded once instead of once a file, which is most of what a file costs. Daily work runs the files one by one.
 */
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../../..');

const files = fs
  .readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.itest.ts'))
  .sort();

for (const file of files) {
  describe(file, () => {
    jest.requireActual(path.join(root, file));
  });
}
