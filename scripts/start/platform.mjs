import { createRequire } from 'node:module';
import path from 'node:path';
import { StartFailure } from './failure.mjs';

/**
 * The environment in which the platform's own command line would run the application, and where that application is. Uses
 * the platform's code for it, so that its defaults stay its own.
 *
 * @param {{root: string, storage: string, env: import('./env.mjs').Env}} options
 * @returns {{entry: string, environment: NodeJS.ProcessEnv, load: NodeRequire}}
 */
export function platformEnvironment({ root, storage, env }) {
  const load = createRequire(path.join(root, 'package.json'));
  Object.assign(process.env, env, {
    STORAGE_PATH: storage,
    PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
    LOGGER_TRANSPORT: loggerTransports(env.LOGGER_TRANSPORT),
    LOGGER_FORMAT: env.LOGGER_FORMAT || 'json',
  });
  delete process.env.PORT;
  if (process.env.DB_STORAGE) process.env.DB_STORAGE = path.resolve(root, process.env.DB_STORAGE);
  process.chdir(root);
  try {
    const platform = load('@nocobase/cli-v1');
    platform.initEnv();
    platform.generateAppDir();
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    if (!/DB_TIMEZONE/.test(message)) throw error;
    throw new StartFailure('DB_TIMEZONE and TZ name different time zones.', ['Set one of them, or both to the same.']);
  }
  return {
    entry: path.join(/** @type {string} */ (process.env.APP_PACKAGE_ROOT), 'lib/index.js'),
    environment: { ...process.env },
    load,
  };
}

/**
 * The screen is fed from the console transport, the files by the platform itself.
 *
 * @param {string | undefined} chosen
 */
function loggerTransports(chosen) {
  const transports = new Set((chosen || 'dailyRotateFile').split(',').map((name) => name.trim()));
  return [...transports.add('console')].join(',');
}
