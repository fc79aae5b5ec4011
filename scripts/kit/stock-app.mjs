import { spawn } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApi, waitFor } from './api.mjs';
import { detach, linkTree } from './link-tree.mjs';

const workspace = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGE = '@ticketing/plugin-ticketing';

/**
 * A NocoBase application as its makers ship it, in a temporary folder: the same packages at the same versions, none of this
 * workspace's own, and only the settings without which it does not start.
 */
export class StockApp {
  /** @param {{port: number, env?: Record<string, string>}} options `env`: more settings, such as DB_* */
  constructor({ port, env = {} }) {
    this.root = mkdtempSync(path.join(os.tmpdir(), 'stock-nocobase-'));
    this.port = port;
    this.baseUrl = `http://127.0.0.1:${port}`;
    this.api = createApi(this.baseUrl);
    this.log = path.join(this.root, 'output.log');
    this.settings = {
      APP_ENV: 'production',
      APP_PORT: String(port),
      APP_KEY: 'only-for-tests-0123456789',
      APP_LAUNCH_MODE: 'node',
      DB_DIALECT: 'sqlite',
      LOGGER_LEVEL: 'warn',
      ...env,
    };
    const modules = path.join(workspace, 'node_modules');
    linkTree(modules, path.join(this.root, 'node_modules'), ours(modules));
    detach(path.join(this.root, 'node_modules/@nocobase/app/dist/client/index.html'));
    const lines = Object.entries(this.settings).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(path.join(this.root, '.env'), lines.join(''));
    writeFileSync(path.join(this.root, '.env.e2e.example'), '');
    writeFileSync(path.join(this.root, 'package.json'), '{"name":"stock","private":true,"version":"1.0.0"}\n');
    mkdirSync(path.join(this.root, 'storage'));
  }

  /** Where the plugin manager expects the plugin. */
  get pluginFolder() {
    return path.join(this.root, 'storage/plugins', PACKAGE);
  }

  /**
   * Unpacks as NocoBase's manual says, over an older version if there is one. The link to it is made before the application
   * starts: the process that makes it cannot load what is behind it, since Node remembers that there was nothing.
   *
   * @param {string} tgz
   */
  async unpack(tgz) {
    rmSync(this.pluginFolder, { recursive: true, force: true });
    mkdirSync(this.pluginFolder, { recursive: true });
    execFileSync('tar', ['-xzf', tgz, '-C', this.pluginFolder, '--strip-components=1']);
    await this.run('postinstall');
  }

  /** Runs `nocobase <args>` to its end. @param {string[]} args */
  async run(...args) {
    const child = this.spawn(args);
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`nocobase ${args.join(' ')} ended with ${code}:\n${this.output()}`);
  }

  /** Serves; resolves when it is healthy. @returns {Promise<number>} milliseconds until then */
  async start(...args) {
    const free = await new Promise((resolve) => {
      const probe = net.connect(this.port, '127.0.0.1');
      probe.once('error', () => resolve(true));
      probe.once('connect', () => (probe.destroy(), resolve(false)));
    });
    if (!free) throw new Error(`port ${this.port} is in use`);
    const begun = Date.now();
    const server = this.spawn(['start', ...args]);
    this.server = server;
    await waitFor(async () => (await fetch(`${this.baseUrl}/api/__health_check`)).ok, {
      what: 'the application starts',
      gaveUp: () => (server.exitCode === null ? undefined : `it ended with ${server.exitCode}:\n${this.output()}`),
    });
    return Date.now() - begun;
  }

  async stop() {
    const { server } = this;
    this.server = undefined;
    if (!server?.pid || server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    signal(server.pid, 'SIGTERM');
    const timer = setTimeout(() => server.pid && signal(server.pid, 'SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
    signal(server.pid, 'SIGKILL'); // what it left behind
    await waitFor(async () => !(await fetch(this.baseUrl).catch(() => undefined)), { what: 'the port becomes free' });
  }

  async remove() {
    await this.stop();
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }

  output() {
    return readFileSync(this.log, 'utf8').split('\n').slice(-40).join('\n');
  }

  /** @param {string[]} args */
  spawn(args) {
    const sink = `exec "$0" node_modules/@nocobase/cli-v1/bin/index.js "$@" >>${this.log} 2>&1`;
    return spawn('sh', ['-c', sink, process.execPath, ...args], {
      cwd: this.root,
      // Nothing of the caller's settings may reach it.
      env: {
        HOME: os.homedir(),
        PATH: `${path.join(this.root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH}`,
        TZ: process.env.TZ ?? 'UTC',
      },
      stdio: 'ignore',
      detached: true,
    });
  }
}

/** @param {number} pid @param {NodeJS.Signals} name */
function signal(pid, name) {
  try {
    process.kill(-pid, name);
  } catch {
    // ended already
  }
}

/** What a stock application does not have: this workspace's plugin, its libraries and the development tools. */
function ours(/** @type {string} */ modules) {
  const { packages } = JSON.parse(readFileSync(path.join(modules, '.package-lock.json'), 'utf8'));
  const { dependencies } = JSON.parse(
    readFileSync(path.join(workspace, 'packages/plugins/ticketing/package.json'), 'utf8'),
  );
  const wanted = new Set(
    Object.entries(packages).flatMap(([folder, entry]) =>
      folder.startsWith('node_modules/') && !entry.link
        ? Object.keys({ ...entry.dependencies, ...entry.peerDependencies, ...entry.optionalDependencies })
        : [],
    ),
  );
  const left = Object.entries(packages).filter(([, entry]) => entry.dev || entry.link);
  const libraries = Object.keys(dependencies).filter((name) => !wanted.has(name));
  const folders = new Set([
    ...left.map(([folder]) => path.join(workspace, folder)),
    ...libraries.map((name) => path.join(modules, name)),
  ]);
  return (/** @type {string} */ file) => folders.has(file);
}
