import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/test/chromium.mjs';

/**
 * One worker: the application, the browser and the tests share the processors, and people's jobs share the data. Waits
 * are long because a busy machine takes ten seconds to open the host; only a failing test feels them.
 */
export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/kit/globalSetup.ts',
  outputDir: 'test-results',
  workers: 1,
  // On a busy machine the host itself now and then answers late; what passes at the second try only is said.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
