import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Application } from './application.mjs';
import { ensureEnvFile, mergeEnv, parsePort, readEnvFile } from './env.mjs';
import { describeFailure } from './failure.mjs';
import { HELP, parseOptions } from './options.mjs';
import { requireFreePort } from './port.mjs';
import { takeStorage } from './running.mjs';
import { addSampleData } from './sample.mjs';
import { createScreen, seconds } from './screen.mjs';
import { onStopSignals } from './signals.mjs';
import { requireWritable, storageFolder } from './storage.mjs';
import { watchPlugin } from './watch.mjs';
import { welcome } from './welcome.mjs';
import { prepareWorkspace } from './workspace.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Everything from a clone with nothing installed to a healthy server. Does not return: the process lives until it is told
 * to stop, and ends with 0 after serving, 1 after a failure, 128 + n when a signal interrupted the preparation.
 *
 * @param {string[]} argv
 * @param {{watch?: boolean}} [options]
 */
export async function start(argv, { watch = false } = {}) {
  const screen = createScreen();
  /** @type {Application | undefined} */
  let application;
  /** @type {import('./lock.mjs').Lock | undefined} */
  let running;

  onStopSignals(
    async () => {
      screen.clear();
      screen.print('Stopping …');
      const served = Boolean(application?.healthy);
      await application?.stop();
      running?.release();
      screen.print('Stopped.');
      return served;
    },
    () => application?.kill(),
  );

  try {
    const begun = Date.now();
    const options = parseOptions(argv);
    if (options.help) return void HELP.forEach((line) => screen.print(line));

    const checks = screen.step('Checking Node.js, storage and port');
    const envFile = path.resolve(ROOT, process.env.APP_ENV_PATH || '.env');
    const envState = ensureEnvFile(ROOT, envFile);
    const env = mergeEnv(process.env, readEnvFile(envFile));
    const port = parsePort(env.APP_PORT ?? '');
    const storage = storageFolder(ROOT, env);
    const logs = path.join(storage, 'logs');
    requireWritable(storage);
    screen.logTo(path.join(logs, 'start.log'));
    running = await takeStorage(storage, port, screen);
    await requireFreePort(port, env.APP_HOST || '0.0.0.0');
    checks.done(`Node.js ${process.versions.node}, port ${port} and storage are fine`);
    if (envState !== 'kept') screen.print(`  ${path.basename(envFile)} ${envState} with a random APP_KEY`);

    const sqlite = env.DB_DIALECT === 'sqlite';
    await prepareWorkspace({ root: ROOT, sqlite, build: !watch, screen, logs });
    if (watch) {
      await watchPlugin({ root: ROOT, screen, onServerChange: () => application?.restart() });
    }

    application = new Application({ root: ROOT, storage, env, screen, keepOnCrash: watch, running });
    const first = await application.start();
    const { server, environment } = application;
    if (options.sample) await addSampleData({ root: ROOT, server, environment, screen });
    await welcome({ server, environment, first, took: seconds(Date.now() - begun), logs, screen });
    if (watch)
      screen.print('Watching: a change of the server restarts it, after a change of the client reload the page.');
  } catch (error) {
    await fail(error);
  }

  /** @param {unknown} error */
  async function fail(error) {
    screen.clear();
    screen.error(describeFailure(error));
    await application?.stop();
    running?.release();
    process.exit(1);
  }
}
