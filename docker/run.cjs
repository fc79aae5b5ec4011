/**
 * Runs a command of the platform in this very process, so that it gets the container's signals itself:
 *
 *   node docker/run.cjs setup    install into an empty database, or upgrade an older one, and end
 *   node docker/run.cjs start    serve
 */
const path = require('node:path');
const { spawnSync } = require('node:child_process');

const [command] = process.argv.slice(2);
if (command === 'setup') {
  // The first does nothing where something is installed, the second nothing where nothing is older.
  for (const step of [['install'], ['upgrade']]) {
    const { status } = spawnSync(process.execPath, [__filename, ...step], { stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
} else {
  const platform = require('@nocobase/cli-v1');
  platform.initEnv();
  platform.generateAppDir();
  const entry = path.join(process.env.APP_PACKAGE_ROOT, 'lib/index.js');
  process.argv[1] = entry;
  require(entry);
}
