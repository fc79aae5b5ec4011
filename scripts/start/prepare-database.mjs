import { DamagedDatabase } from './failure.mjs';
import { openDatabase } from './database/index.mjs';
import { installMark } from './storage.mjs';

/**
 * Makes the database fit for the platform's own installation or upgrade: there, reachable, ours alone for the moment, and
 * free of what an interrupted first installation left. A database that anybody has signed in to is never touched.
 *
 * @param {{root: string, storage: string, env: import('./env.mjs').Env, load: NodeRequire,
 *   screen: import('./screen.mjs').Screen}} options
 * @returns {Promise<{first: boolean, ready: () => Promise<void>}>} `ready`: to be called once the server is healthy
 */
export async function prepareDatabase({ root, storage, env, load, screen }) {
  const step = screen.step('Opening the database');
  try {
    const database = await openDatabase({ root, storage, env, load });
    await database.lock(() => step.update('another node is installing or upgrading it; waiting'));
    const mark = installMark(storage);
    const recovered = mark.has(database.identity) ? await recover(database) : '';
    const first = (await database.countTables()) === 0;
    if (first) mark.add(database.identity);
    else mark.remove(database.identity);
    step.done(`Database: ${database.label}${database.created ? ' (created)' : ''}`);
    if (recovered) screen.print(`  The first start was interrupted: ${recovered}.`);
    return {
      first,
      async ready() {
        if (first) mark.remove(database.identity);
        await database.close();
      },
    };
  } catch (error) {
    step.fail();
    throw error;
  }
}

/**
 * @param {import('./database/index.mjs').StartDatabase} database one whose first installation began here and never finished
 * @returns {Promise<string>} what was done, for people; empty when nothing was to do
 */
async function recover(database) {
  try {
    if ((await database.countTables()) === 0) return '';
    if (await database.hasBeenUsed()) return '';
  } catch (error) {
    if (!(error instanceof DamagedDatabase)) throw error;
  }
  return database.startOver();
}
