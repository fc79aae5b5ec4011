/**
 * `npm run pack`: writes storage/tar/ticketing-plugin-<version>.tgz, for any NocoBase 2.2 application.
 */
import path from 'node:path';
import { pack } from './pack/pack.mjs';

try {
  const { file, name, files, bytes } = pack();
  const shown = path.relative(process.cwd(), file);
  process.stdout.write(`${shown}: ${files} files, ${Math.ceil(bytes / 1024)} KB

In the folder of a NocoBase application that is not running:
  mkdir -p storage/plugins/${name}
  tar -xzf ${path.basename(file)} -C storage/plugins/${name} --strip-components=1
  yarn nocobase postinstall
start it, and enable Ticketing in the plugin manager; or upload the file there.
`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
