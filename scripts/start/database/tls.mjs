import { existsSync, readFileSync } from 'node:fs';

/**
 * The platform's TLS settings: each is a value or the path of a file that holds it.
 *
 * @param {import('../env.mjs').Env} env
 * @returns {import('node:tls').ConnectionOptions | undefined}
 */
export function tlsOptions(env) {
  /** @param {string} name */
  const setting = (name) => {
    const value = env[`DB_DIALECT_OPTIONS_SSL_${name}`];
    return value && existsSync(value) ? readFileSync(value, 'utf8') : value || undefined;
  };
  const options = {
    ca: setting('CA'),
    key: setting('KEY'),
    cert: setting('CERT'),
    rejectUnauthorized: setting('REJECT_UNAUTHORIZED') && setting('REJECT_UNAUTHORIZED')?.trim() === 'true',
  };
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  return Object.keys(given).length || setting('MODE') ? given : undefined;
}
