import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { StartFailure } from './failure.mjs';
import { canSignIn, DEFAULT_ACCOUNT, DEFAULT_PASSWORD } from './welcome.mjs';

/**
 * Adds the sample data through the running server's API, as an administrator would.
 *
 * @param {{root: string, server: import('./server.mjs').Server, environment: NodeJS.ProcessEnv,
 *   screen: import('./screen.mjs').Screen}} options
 */
export async function addSampleData({ root, server, environment, screen }) {
  const file = path.join(root, 'scripts/sample/add.mjs');
  if (!existsSync(file)) throw new StartFailure('This version has no sample data.');
  const account = environment.INIT_ROOT_EMAIL || DEFAULT_ACCOUNT;
  const password = environment.INIT_ROOT_PASSWORD || DEFAULT_PASSWORD;
  if (!(await canSignIn(server.apiBase, account, password))) {
    screen.warn(`The sample data was not added: the administrator ${account} cannot sign in with the first password.`);
    screen.print('  Say which to use: INIT_ROOT_EMAIL=… INIT_ROOT_PASSWORD=… npm start -- --sample');
    return;
  }
  const step = screen.step('Adding sample data');
  try {
    const { addSample } = await import(pathToFileURL(file).href);
    /** @type {string[]} */
    const told = [];
    await addSample({
      baseUrl: server.base,
      account,
      password,
      log(line) {
        told.push(line);
        step.update(line);
      },
    });
    step.done('Sample data (npm run sample:remove takes it away)');
    for (const line of told) screen.print(`  ${line}`);
  } catch (error) {
    step.fail();
    screen.warn(`The sample data could not be added completely: ${/** @type {Error} */ (error).message}`);
    screen.print('  Run "npm run sample:remove", then try again.');
  }
}
