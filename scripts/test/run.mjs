import { spawn } from 'node:child_process';

const running = new Set();

/**
 * Runs a Node program to its end. With `attached` it writes to our screen, else its output is kept.
 *
 * @param {string[]} args
 * @param {{cwd: string, env?: Record<string, string | undefined>, attached?: boolean}} options
 * @returns {Promise<{code: number, output: string}>}
 */
export function runNode(args, { cwd, env = {}, attached = false }) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...(attached ? {} : { NO_COLOR: '1', FORCE_COLOR: '0' }), ...env },
      stdio: attached ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    running.add(child);
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      running.delete(child);
      if (signal) output += `\nended by ${signal}\n`;
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Ends what still runs, with everything it began, when this process is told to stop. */
export function endChildrenOnStop() {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.once(signal, () => {
      for (const child of running) {
        try {
          process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
        } catch {
          // It has just ended.
        }
      }
      process.exit(code);
    });
  }
}
