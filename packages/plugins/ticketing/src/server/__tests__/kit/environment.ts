/** Runs before each integration file: the environment that the NocoBase CLI would have prepared from `.env`. */
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const storage = fs.mkdtempSync(path.join(os.tmpdir(), 'ticketing-test-'));
const root = path.resolve(__dirname, '../../../../../../..');

Object.assign(process.env, {
  APP_ENV: 'test',
  APP_KEY: 'only-for-tests',
  TZ: 'UTC',
  NODE_MODULES_PATH: path.join(root, 'node_modules'),
  PLUGIN_PACKAGE_PREFIX: '@nocobase/plugin-,@nocobase/preset-,@ticketing/plugin-',
  STORAGE_PATH: storage,
  PLUGIN_STORAGE_PATH: path.join(storage, 'plugins'),
  LOCAL_STORAGE_DEST: path.join(storage, 'uploads'),
  LOCAL_STORAGE_BASE_URL: '/storage/uploads',
  DEFAULT_STORAGE_TYPE: 'local',
  API_BASE_PATH: '/api/',
  APP_PUBLIC_PATH: '/',
  LOGGER_LEVEL: process.env.TEST_LOG_LEVEL ?? 'error',
  LOGGER_TRANSPORT: 'file',
  LOGGER_BASE_PATH: path.join(storage, 'logs'),
  INIT_ROOT_EMAIL: 'admin@nocobase.com',
  INIT_ROOT_PASSWORD: 'admin123',
  INIT_ROOT_NICKNAME: 'Super Admin',
  INIT_ROOT_USERNAME: 'nocobase',
  CACHE_DEFAULT_STORE: 'memory',
});

/** Each plugin of the host listens to the application's start. */
EventEmitter.defaultMaxListeners = 100;

/** The host hardens its realm when it loads and says so on the console, in each file anew. */
const { warn } = console;
console.warn = (...args: unknown[]) => {
  if (!String(args[0]).startsWith('About to overwrite ArrayBuffer.prototype')) warn(...args);
};

afterAll(() => fs.rmSync(storage, { recursive: true, force: true }));
