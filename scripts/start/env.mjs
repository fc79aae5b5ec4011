import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeAtomically } from './atomic-file.mjs';
import { StartFailure } from './failure.mjs';

/** @typedef {Record<string, string | undefined>} Env */

/** Used for what neither the environment nor `.env` says; an older `.env` may lack a line that came later. */
const DEFAULTS = {
  APP_ENV: 'production',
  APP_LAUNCH_MODE: 'node',
  DB_DIALECT: 'sqlite',
  PLUGIN_PACKAGE_PREFIX: '@nocobase/plugin-,@nocobase/preset-,@ticketing/plugin-',
  APPEND_PRESET_BUILT_IN_PLUGINS: '@ticketing/plugin-ticketing,departments,public-forms,notification-email',
};

const DEFAULT_PORT = '13000';
const KEY_LINE = /^[ \t]*(?:export[ \t]+)?APP_KEY[ \t]*=[ \t]*(?:""|'')?[ \t]*(?:#.*)?$/m;
const LINE =
  /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*('(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`|[^#\r\n]*)[ \t]*(?:#.*)?$/gm;

/**
 * Reads the `.env` format as the platform's own reader does: quotes, comments, `export`, values over several lines.
 *
 * @param {string} text
 * @returns {Record<string, string>}
 */
export function parseEnv(text) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const [, name, raw] of text.replace(/\r\n?/g, '\n').matchAll(LINE)) {
    const trimmed = raw.trim();
    const quote = /^(['"`])([\s\S]*)\1$/.exec(trimmed);
    const value = quote ? quote[2] : trimmed;
    values[name] = quote?.[1] === '"' ? value.replace(/\\n/g, '\n').replace(/\\r/g, '\r') : value;
  }
  return values;
}

/**
 * The settings in force: the environment, then the file, then the defaults. PORT is another name of APP_PORT, and what the
 * environment says beats what the file says, whichever name either uses.
 *
 * @param {Env} environment
 * @param {Record<string, string>} file
 * @returns {Env}
 */
export function mergeEnv(environment, file) {
  const merged = { ...DEFAULTS, ...file, ...environment };
  for (const [name, value] of Object.entries(DEFAULTS)) if (!merged[name]) merged[name] = value;
  merged.APP_PORT = environment.APP_PORT || environment.PORT || file.APP_PORT || file.PORT || DEFAULT_PORT;
  delete merged.PORT;
  return merged;
}

/**
 * @param {string} port
 * @returns {number}
 */
export function parsePort(port) {
  const number = Number(port);
  if (/^\d+$/.test(port) && number > 0 && number < 65_536) return number;
  throw new StartFailure(`"${port}" is not a port.`, ['Set APP_PORT (or PORT) to a number between 1 and 65535.']);
}

/**
 * Makes `.env` from `.env.example` with a random APP_KEY, or gives an existing one the key it lacks. Only its owner may
 * read it, since it holds secrets.
 *
 * @param {string} root
 * @param {string} envFile
 * @returns {'created' | 'completed' | 'kept'}
 */
export function ensureEnvFile(root, envFile) {
  const key = `APP_KEY=${randomBytes(32).toString('hex')}`;
  try {
    if (!existsSync(envFile)) {
      const example = readFileSync(path.join(root, '.env.example'), 'utf8');
      return writeAtomically(envFile, withKey(example, key), { mode: 0o600, onlyIfAbsent: true }) ? 'created' : 'kept';
    }
    const text = readFileSync(envFile, 'utf8');
    if (parseEnv(text).APP_KEY) return 'kept';
    const { mode } = statSync(envFile);
    writeAtomically(envFile, withKey(text, key), { mode: 0o600 });
    chmodSync(envFile, mode & 0o700); // never wider than the owner, now that a secret is in it
    return 'completed';
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EACCES') throw error;
    throw new StartFailure(`Cannot read or write ${envFile}.`, [
      `Give the current user access: chown "$(id -un)" ${envFile}`,
    ]);
  }
}

/** @param {string} text @param {string} key */
function withKey(text, key) {
  if (KEY_LINE.test(text)) return text.replace(KEY_LINE, key);
  return `${text}${text.endsWith('\n') || !text ? '' : '\n'}${key}\n`;
}

/** @param {string} envFile @returns {Record<string, string>} */
export function readEnvFile(envFile) {
  return existsSync(envFile) ? parseEnv(readFileSync(envFile, 'utf8')) : {};
}
