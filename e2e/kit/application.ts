import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const START_TIMEOUT_MS = 15 * 60_000;
const STOP_TIMEOUT_MS = 20_000;

export interface RunningApplication {
  url: string;
  stop(): Promise<void>;
}

/** Settings of the shell that would send the tests to somebody's real data. */
const OF_THE_SHELL = /^(DB_|INIT_|APP_|API_|STORAGE_PATH|REDIS_URL|LOGGER_|PORT$|PLUGIN_|APPEND_)/;

function environment(storage: string, port: number): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !OF_THE_SHELL.test(name));
  return {
    ...Object.fromEntries(inherited),
    APP_ENV_PATH: path.join(storage, '.env'),
    STORAGE_PATH: storage,
    APP_HOST: '127.0.0.1',
    PORT: String(port),
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/**
 * Runs the command of the README with the sample data, on a free port, with a storage folder of its own.
 * @returns once the command says that the application is ready
 */
export async function startApplication(): Promise<RunningApplication> {
  const storage = fs.mkdtempSync(path.join(os.tmpdir(), 'ticketing-e2e-'));
  const port = await freePort();
  const command = spawn('npm', ['start', '--', '--sample'], {
    cwd: ROOT,
    env: environment(storage, port),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: npm does not hand signals on to what it runs.
    detached: true,
  });
  try {
    await untilReady(command);
  } catch (error) {
    await endGroup(command);
    throw error;
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      await endGroup(command);
      fs.rmSync(storage, { recursive: true, force: true });
    },
  };
}

function untilReady(command: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (reason: string) => reject(new Error(`npm start -- --sample ${reason}:\n${output}`));
    const timer = setTimeout(() => fail('took too long'), START_TIMEOUT_MS);
    const read = (chunk: Buffer) => {
      output += chunk;
      if (!/^Ready in /m.test(output)) return;
      clearTimeout(timer);
      resolve();
    };
    command.stdout?.on('data', read);
    command.stderr?.on('data', read);
    command.once('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}`);
    });
  });
}

async function endGroup(command: ChildProcess): Promise<void> {
  if (!command.pid || command.exitCode !== null) return;
  const { pid } = command;
  const ended = new Promise((resolve) => command.once('close', resolve));
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(-pid, name);
    } catch {
      // It has ended already.
    }
  };
  signal('SIGTERM');
  const timer = setTimeout(() => signal('SIGKILL'), STOP_TIMEOUT_MS);
  await ended;
  clearTimeout(timer);
}
