/**
 * Installing an application takes longer than starting it: each set of plugins is installed once in a run of the tests, and
 * each file gets a copy.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { IDatabaseOptions } from '@nocobase/database';
import { databaseServer, freeDatabaseName } from './databases';
import { eventually } from './eventually';

const PATIENCE_MS = 110_000;

export interface TestDatabase {
  options: IDatabaseOptions;
  drop(): Promise<void>;
}

/**
 * A database in which the application is installed.
 * @param key names what is installed: plugins and their options
 */
export async function installedDatabase(
  key: string,
  install: (options: IDatabaseOptions) => Promise<void>,
): Promise<TestDatabase> {
  const server = databaseServer();
  const template = await templateOf(key, install);
  const name = freeDatabaseName();
  await server.copy(template, name);
  return { options: server.options(name), drop: () => server.drop(name) };
}

/** Whoever comes first installs it; the others wait for the name. */
async function templateOf(key: string, install: (options: IDatabaseOptions) => Promise<void>): Promise<string> {
  const folder = path.join(process.env.TEST_DATABASES ?? '', Buffer.from(key).toString('hex').slice(-200));
  const nameFile = path.join(folder, 'name');
  if (!isFirst(folder)) return eventually(() => fs.readFileSync(nameFile, 'utf8'), PATIENCE_MS);
  const server = databaseServer();
  const name = freeDatabaseName();
  try {
    await server.create(name);
    await install(server.options(name));
    fs.writeFileSync(`${nameFile}.new`, name);
    fs.renameSync(`${nameFile}.new`, nameFile);
    return name;
  } catch (error) {
    await server.drop(name);
    fs.rmSync(folder, { recursive: true });
    throw error;
  }
}

function isFirst(folder: string): boolean {
  try {
    fs.mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Drops what the run installed. */
export async function dropTemplates(): Promise<void> {
  const folder = process.env.TEST_DATABASES ?? '';
  for (const entry of fs.readdirSync(folder)) {
    const nameFile = path.join(folder, entry, 'name');
    if (fs.existsSync(nameFile)) await databaseServer().drop(fs.readFileSync(nameFile, 'utf8'));
  }
}
