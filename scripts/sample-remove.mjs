/**
 * `npm run sample:remove`: takes the sample data away again, from the running server, or else from one that it starts for
 * as long as that takes.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeSample } from './sample/remove.mjs';
import { Application } from './start/application.mjs';
import { mergeEnv, readEnvFile } from './start/env.mjs';
import { describeFailure, StartFailure } from './start/failure.mjs';
import { requireFreePort } from './start/port.mjs';
import { takeStorage } from './start/running.mjs';
import { createScreen } from './start/screen.mjs';
import { localAddress } from './start/server.mjs';
import { onStopSignals } from './start/signals.mjs';
import { storageFolder } from './start/storage.mjs';
import { canSignIn, DEFAULT_ACCOUNT, DEFAULT_PASSWORD } from './start/welcome.mjs';
import { prepareWorkspace } from './start/workspace.mjs';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');
const screen = createScreen();
/** @type {Application | undefined} */
let application;
/** @type {import('./start/lock.mjs').Lock | undefined} */
let running;

async function stop() {
  await application?.stop();
  running?.release();
}
onStopSignals(
  async () => {
    await stop();
    return false;
  },
  () => application?.kill(),
);

try {
  const env = mergeEnv(process.env, readEnvFile(path.resolve(root, process.env.APP_ENV_PATH || '.env')));
  const baseUrl = `http://${localAddress(env.APP_HOST ?? '')}:${env.APP_PORT}`;
  const account = env.INIT_ROOT_EMAIL || DEFAULT_ACCOUNT;
  const password = env.INIT_ROOT_PASSWORD || DEFAULT_PASSWORD;
  if (!(await isServed(baseUrl))) {
    screen.print(`Nothing is served at ${baseUrl}: starting for a moment.`);
    await serve(env);
  }
  if (!(await canSignIn(`${baseUrl}/api/`, account, password))) {
    throw new StartFailure(`The administrator ${account} cannot sign in with the first password.`, [
      'Say which to use: INIT_ROOT_EMAIL=… INIT_ROOT_PASSWORD=… npm run sample:remove',
    ]);
  }
  await removeSample({ baseUrl, account, password, log: (line) => screen.print(line) });
} catch (error) {
  screen.clear();
  screen.error(describeFailure(error));
  process.exitCode = 1;
}
await stop();
process.exit();

/** @param {string} baseUrl */
async function isServed(baseUrl) {
  try {
    return (await fetch(`${baseUrl}/api/__health_check`, { signal: AbortSignal.timeout(10_000) })).ok;
  } catch {
    return false;
  }
}

/** @param {import('./start/env.mjs').Env} env */
async function serve(env) {
  const storage = storageFolder(root, env);
  const port = Number(env.APP_PORT);
  running = await takeStorage(storage, port, screen);
  await requireFreePort(port, env.APP_HOST || '0.0.0.0');
  await prepareWorkspace({
    root,
    sqlite: env.DB_DIALECT === 'sqlite',
    build: true,
    screen,
    logs: path.join(storage, 'logs'),
  });
  application = new Application({ root, storage, env, screen, keepOnCrash: false, running });
  await application.start();
}
