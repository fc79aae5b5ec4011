import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded, startChild, stopChild } from './child.mjs';
import { StartFailure } from './failure.mjs';
import { eachLine, readPlatformLine, saysStarted } from './platform-log.mjs';
import { portOwner, portTaken } from './port.mjs';

/** The platform logs each question it cannot answer yet as an error, so it is asked when its log gives a reason to. */
const POLL_MS = 5000;
const SOON_MS = 50;
const GIVE_UP_MS = 15 * 60_000;
const REPEAT_WINDOW_MS = 30_000;

/** @param {string} host the address it listens on @returns {string} one to reach it by from this machine */
export function localAddress(host) {
  if (!host || host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * @typedef {ReturnType<typeof startServer>} Server
 *
 * Runs the application: installs into an empty database or upgrades an older one, then serves.
 *
 * @param {{entry: string, environment: NodeJS.ProcessEnv, root: string, screen: import('./screen.mjs').Screen}} options
 */
export function startServer({ entry, environment, root, screen }) {
  const child = startChild([entry, 'start', '--quickstart'], { cwd: root, env: environment, graceful: true });
  const port = Number(environment.APP_PORT);
  const base = `http://${localAddress(environment.APP_HOST ?? '')}:${port}`;
  const apiBase = `${base}${environment.API_BASE_PATH ?? '/api/'}`;
  const health = `${apiBase}__health_check`;
  /** @type {string[]} the latest errors, for the case that it does not come up */
  const errors = [];
  /** @type {Map<string, number>} when a line was last shown: the same one over and over helps nobody */
  const shown = new Map();
  let portLost = false;
  let healthy = false;
  /** Cuts the waiting for the next question short. */
  let askNow = () => {};

  /** @param {string} line */
  function onLine(line) {
    if (!healthy && saysStarted(line)) askNow();
    const entry = readPlatformLine(line);
    if (!entry) return;
    if (/EADDRINUSE/.test(line)) portLost = true;
    if (!healthy && entry.module === 'gateway') return; // our own question, answered with "not yet"
    if (!healthy && entry.level === 'error') askNow();
    if (entry.level === 'plain') return screen.log(`server: ${entry.text}`);
    if (entry.level === 'error') errors.push(entry.text);
    if (errors.length > 5) errors.shift();
    const last = shown.get(entry.text) ?? 0;
    if (Date.now() - last < REPEAT_WINDOW_MS) return;
    if (shown.size > 200) shown.clear();
    shown.set(entry.text, Date.now());
    screen.print(`${entry.level === 'error' ? '✗' : '!'} ${entry.text}`, entry.level === 'error' ? 'red' : 'yellow');
  }
  /** @type {string[]} what a crashing process says last goes to its error output, not to its log */
  const lastWords = [];
  eachLine(child.stdout, onLine);
  eachLine(child.stderr, (line) => {
    lastWords.push(line);
    if (lastWords.length > 12) lastWords.shift();
    onLine(line);
  });

  function crashed() {
    if (portLost) return portTaken(port, portOwner(port));
    const how = child.signalCode ? `ended by ${child.signalCode}` : `exit code ${child.exitCode}`;
    const words = errors.length ? errors : lastWords.filter((line) => line.trim());
    return new StartFailure(`The server stopped unexpectedly (${how}).`, quoted(words));
  }

  async function untilHealthy() {
    const begun = Date.now();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (Date.now() - begun < GIVE_UP_MS) {
      const due = new Promise((resolve) => {
        askNow = () => setTimeout(resolve, SOON_MS);
        setTimeout(resolve, POLL_MS).unref();
      });
      await Promise.race([due, ended]);
      if (hasEnded(child)) throw crashed();
      // One refusal may be the moment between two phases; a lasting one is the end of it.
      let answer = await ask(health);
      for (let again = 0; again < 4 && typeof answer === 'object' && answer.failed; again += 1) {
        await sleep(500);
        answer = await ask(health);
      }
      if (answer === 'ok') {
        healthy = true;
        return;
      }
      if (answer?.failed) {
        throw new StartFailure(`The server could not start: ${answer.message}`, quoted(errors));
      }
    }
    throw new StartFailure('The server does not answer.', [`It was asked at ${health}`]);
  }

  /**
   * The platform serves on without a plugin that fails to load.
   *
   * @param {boolean} required a new database without its plugin is worth nothing; in an older one somebody may have
   *   disabled it
   */
  async function requirePlugin(required) {
    const answer = await fetch(`${apiBase}ticketing:health`, { signal: AbortSignal.timeout(10_000) }).catch(
      () => undefined,
    );
    if (answer && answer.status !== 404) return;
    if (required) throw new StartFailure('The ticketing plugin could not be loaded.', quoted(errors));
    screen.warn('The ticketing plugin is not loaded: it failed (see above), or is disabled in the plugin manager.');
  }

  return {
    child,
    requirePlugin,
    apiBase,
    base,
    untilHealthy,
    crashed,
    /** @param {number} graceMs how long it may take to end by itself */
    stop: (graceMs) => stopChild(child, graceMs),
  };
}

/**
 * @param {string} health
 * @returns {Promise<'ok' | {failed: boolean, message: string} | undefined>} undefined while nothing answers yet
 */
async function ask(health) {
  try {
    const answer = await fetch(health, { signal: AbortSignal.timeout(5000) });
    const text = await answer.text();
    if (answer.ok && text === 'ok') return 'ok';
    const { error } = JSON.parse(text);
    return { failed: isFinal(error), message: String(error?.message ?? '') };
  } catch {
    return undefined;
  }
}

/** @param {string[]} texts */
const quoted = (texts) => [...new Set(texts)].flatMap((text) => text.split('\n').map((line) => `| ${line}`));

/** What the platform answers on its way up; any other code means that it has given up. */
const ON_THE_WAY = [
  'APP_PREPARING',
  'APP_INITIALIZING',
  'APP_INITIALIZED',
  'APP_COMMANDING',
  'APP_STARTING',
  'APP_STOPPED',
  'COMMAND_END',
];

/** @param {{code?: string} | undefined} error */
const isFinal = (error) => Boolean(error?.code) && !ON_THE_WAY.includes(error?.code ?? '');
