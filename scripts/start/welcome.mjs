import { localAddress } from './server.mjs';

/** What the platform gives its first administrator unless INIT_ROOT_* says otherwise. */
export const DEFAULT_ACCOUNT = 'admin@nocobase.com';
export const DEFAULT_PASSWORD = 'admin123';

const LOOPBACK = /^(localhost|127(\.\d+){3}|::1|\[::1\])$/i;

/** @param {string | undefined} host */
export const isLoopback = (host) => LOOPBACK.test(host ?? '');

/**
 * @param {string} apiBase
 * @param {string} account
 * @param {string} password
 * @returns {Promise<boolean>} whether they let somebody in; the session is ended at once
 */
export async function canSignIn(apiBase, account, password) {
  try {
    const answer = await fetch(`${apiBase}auth:signIn`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Authenticator': 'basic' },
      body: JSON.stringify({ account, password }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) return false;
    const { data } = await answer.json();
    await fetch(`${apiBase}auth:signOut`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${data.token}`, 'X-Authenticator': 'basic' },
      signal: AbortSignal.timeout(10_000),
    });
    return true;
  } catch {
    return false;
  }
}

/**
 * How to sign in. A password that somebody chose is never printed.
 *
 * @param {{account: string, chosen: boolean, defaultWorks: boolean, first: boolean}} facts `chosen`: INIT_ROOT_PASSWORD is
 *   set; `first`: the database has just been created
 */
export function signInHint({ account, chosen, defaultWorks, first }) {
  if (defaultWorks && !chosen) return `Sign in as ${account} with the password ${DEFAULT_PASSWORD}`;
  if (chosen && first) return `Sign in as ${account} with the password from INIT_ROOT_PASSWORD`;
  return `Sign in as ${account} with the password you gave it`;
}

/**
 * @param {{host: string | undefined, port: number, defaultWorks: boolean}} facts
 * @returns {string[]} empty when all is well
 */
export function passwordWarning({ host, port, defaultWorks }) {
  if (!defaultWorks || isLoopback(host)) return [];
  return [
    `The administrator still has the default password, and other machines can reach this server (${host || '0.0.0.0'}:${port}).`,
    'Change it under your avatar > Change password, or listen on this machine only: APP_HOST=127.0.0.1',
  ];
}

/**
 * @param {{server: import('./server.mjs').Server, environment: NodeJS.ProcessEnv, first: boolean, took: string,
 *   logs: string, screen: import('./screen.mjs').Screen}} options
 */
export async function welcome({ server, environment, first, took, logs, screen }) {
  const port = Number(environment.APP_PORT);
  const host = environment.APP_HOST;
  const account = environment.INIT_ROOT_EMAIL || DEFAULT_ACCOUNT;
  const defaultWorks = await canSignIn(server.apiBase, account, DEFAULT_PASSWORD);
  const name = isLoopback(host) || localAddress(host ?? '') === '127.0.0.1' ? 'localhost' : localAddress(host ?? '');
  const path = environment.APP_PUBLIC_PATH ?? '/';
  const address = `http://${name}:${port}${path === '/' ? '' : path}`;

  screen.print();
  screen.print(`Ready in ${took}: ${address}`, 'bold');
  screen.print(signInHint({ account, chosen: Boolean(environment.INIT_ROOT_PASSWORD), defaultWorks, first }));
  screen.print(`Logs in ${logs}. Ctrl-C stops.`, 'dim');
  const warning = passwordWarning({ host, port, defaultWorks });
  if (warning.length) {
    screen.print();
    screen.warn(warning[0]);
    for (const line of warning.slice(1)) screen.print(`  ${line}`);
  }
  screen.print();
}
