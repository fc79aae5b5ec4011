import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { waitFor } from '../../scripts/kit/api.mjs';
import { StockApp } from '../../scripts/kit/stock-app.mjs';
import { pack } from '../../scripts/pack/pack.mjs';

export const PACKAGE = '@ticketing/plugin-ticketing';

/**
 * A stock application with the packed plugin enabled and the administrator signed in, for as long as `use` takes.
 *
 * @template T
 * @param {import('./databases.mjs').BenchDatabase} database
 * @param {(app: StockApp) => Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withDesk(database, use) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ticketing-bench-'));
  const app = new StockApp({
    port: Number(process.env.BENCH_PORT ?? 13392),
    env: { ...database.env, LOGGER_LEVEL: 'error' },
  });
  try {
    await app.run('install');
    await app.unpack(pack({ folder }).file);
    await app.start();
    await waitFor(() => app.api.signIn('admin@nocobase.com', 'admin123'), { what: 'the administrator signs in' });
    await app.api.post('pm:enable', {}, { filterByTk: PACKAGE });
    await waitFor(async () => (await app.api.get('ticketing:health')).status === 'ok', { what: 'the plugin answers' });
    return await use(app);
  } catch (error) {
    process.stderr.write(`${app.output()}\n`);
    throw error;
  } finally {
    await app.remove();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}
