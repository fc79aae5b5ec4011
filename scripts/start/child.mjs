import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const TETHER = fileURLToPath(new URL('./tether.cjs', import.meta.url));

/**
 * Starts a Node program that lives no longer than this process, however this one ends. It leads a process group of its
 * own: Ctrl-C in the terminal reaches only us, and we decide how it stops.
 *
 * @param {string[]} args the program and its arguments
 * @param {{cwd: string, env?: NodeJS.ProcessEnv, graceful?: boolean}} options `graceful`: it handles SIGTERM and needs a
 *   moment to end well
 * @returns {import('node:child_process').ChildProcess}
 */
export function startChild(args, { cwd, env = process.env, graceful = false }) {
  return spawn(process.execPath, ['--require', TETHER, ...args], {
    cwd,
    env: { ...env, TICKETING_TETHER: graceful ? 'graceful' : 'immediate' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: process.platform !== 'win32',
  });
}

/**
 * Signals a child and everything it has begun.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(child, signal) {
  if (!child.pid) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/** @param {import('node:child_process').ChildProcess} child */
export const hasEnded = (child) => child.exitCode !== null || child.signalCode !== null;

/**
 * Asks the child to end, waits, and ends it by force when it takes too long.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} graceMs
 * @returns {Promise<void>}
 */
export async function stopChild(child, graceMs) {
  if (!hasEnded(child)) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
    await ended;
    clearTimeout(timer);
  }
  signalGroup(child, 'SIGKILL'); // whatever it left behind
}

/**
 * Runs a Node program to its end.
 *
 * @param {string[]} args
 * @param {{cwd: string, env?: NodeJS.ProcessEnv, onStart?: (child: import('node:child_process').ChildProcess) => void,
 *   onLine?: (line: string) => void}} options
 * @returns {Promise<{code: number | null, signal: NodeJS.Signals | null, output: string}>}
 */
export function runChild(args, { cwd, env, onStart, onLine }) {
  return new Promise((resolve, reject) => {
    const child = startChild(args, { cwd, env });
    let output = '';
    /** @param {Buffer} chunk */
    const take = (chunk) => {
      output += chunk;
      const line = String(chunk).trim().split('\n').pop();
      if (line) onLine?.(line);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, output }));
    onStart?.(child);
  });
}
