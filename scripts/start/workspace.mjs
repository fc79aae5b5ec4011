import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { waitForLock } from './lock.mjs';
import { ensurePackages, isInstalled } from './packages.mjs';
import { buildState, ensureBuild } from './plugin-build.mjs';

/**
 * Installs what is missing and builds what is stale, for the start and for the tests alike. When nothing is to be done it
 * writes nothing.
 *
 * @param {{root: string, sqlite: boolean, screen: import('./screen.mjs').Screen,
 *   build?: boolean,
 *   logs: string}} options `sqlite`: its driver is needed; `build`: false when somebody else builds the plugin
 */
export async function prepareWorkspace({ root, sqlite, build = true, screen, logs }) {
  if (isInstalled({ root, sqlite }) && (!build || buildState(root) === 'current')) {
    screen.step('Checking').done('Packages and plugin are up to date');
    return;
  }
  mkdirSync(logs, { recursive: true });
  const lock = await waitForLock(path.join(root, '.prepare.lock'), ({ owner }) =>
    screen.print(`Process ${owner.pid} is installing or building here; waiting for it.`),
  );
  try {
    await ensurePackages({ root, sqlite, screen, npmLog: path.join(logs, 'npm.log') });
    if (build) await ensureBuild({ root, screen, buildLog: path.join(logs, 'build.log') });
  } finally {
    lock.release();
  }
}
