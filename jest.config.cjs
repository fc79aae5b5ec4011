/**
 * Two kinds of tests, both in the `__tests__/` folder of the feature they belong to:
 *
 * - `*.test.ts(x)`  unit: no application, no database.
 * - `*.itest.ts`    integration: a real NocoBase application, booted once per file by `bootApp()` of the kit.
 *   `npm test` runs them all in one process (`together.ts`). The database is chosen by DB_DIALECT (sqlite, postgres,
 *   mariadb) and TEST_DATABASE_URL.
 */
const plugin = '<rootDir>/packages/plugins/ticketing';
const kit = `${plugin}/src/server/__tests__/kit`;

const shared = {
  rootDir: __dirname,
  roots: [`${plugin}/src`],
  testEnvironment: 'node',
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        configFile: false,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { react: { runtime: 'automatic' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  moduleNameMapper: { '^@ticketing/plugin-ticketing$': `${plugin}/src/index.ts` },
  clearMocks: true,
};

/** A real application on a real database. */
const integration = {
  ...shared,
  globalSetup: `${kit}/globalSetup.ts`,
  globalTeardown: `${kit}/globalTeardown.ts`,
  setupFilesAfterEnv: [`${kit}/environment.ts`],
};

module.exports = {
  rootDir: __dirname,
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['**/__tests__/**/*.test.ts?(x)'] },
    { ...integration, displayName: 'integration', testMatch: ['**/__tests__/**/*.itest.ts'] },
    { ...integration, displayName: 'integration-together', testMatch: ['**/__tests__/kit/together.ts'] },
  ],
  testTimeout: 60_000,
};
