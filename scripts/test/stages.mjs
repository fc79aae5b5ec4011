import { findChromium } from './chromium.mjs';
import { findServer } from './databases.mjs';
import { integration, jest, lint, locale, nodeTests, playwright, types } from './runners.mjs';

/**
 * @typedef {import('./runners.mjs').Context} Context
 * @typedef {import('./runners.mjs').Outcome} Outcome
 * @typedef {{name: string, run(context: Context): Promise<Outcome | {skip: string}>}} Stage
 */

/** @returns {Stage} */
const onServer = (dialect) => ({
  name: `integration:${dialect}`,
  async run(context) {
    const server = await findServer(dialect);
    if ('reason' in server) return { skip: server.reason };
    return integration(context, { DB_DIALECT: dialect, TEST_DATABASE_URL: server.url });
  },
});

/** `start.e2e.test.mjs` runs the command for real, and takes its time. */
const startsApplication = (file) => file.endsWith('.e2e.test.mjs');

/** In the order in which they begin: what is quick and likely to fail, then what takes longest. @type {Stage[]} */
export const STAGES = [
  { name: 'lint', run: lint },
  { name: 'types', run: types },
  { name: 'locale', run: locale },
  { name: 'unit', run: (context) => jest(context, 'unit') },
  { name: 'scripts:unit', run: (context) => nodeTests(context, 'scripts-unit', (file) => !startsApplication(file)) },
  {
    name: 'browser',
    async run(context) {
      const chromium = findChromium();
      if (!chromium) return { skip: 'no Chromium on the PATH, and CHROMIUM_PATH is not set' };
      return playwright(context, chromium);
    },
  },
  { name: 'integration:sqlite', run: (context) => integration(context, { DB_DIALECT: 'sqlite' }) },
  onServer('postgres'),
  onServer('mariadb'),
  { name: 'scripts:app', run: (context) => nodeTests(context, 'scripts-app', startsApplication) },
];

export const STAGE_NAMES = STAGES.map(({ name }) => name);
