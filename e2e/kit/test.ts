import { expect, test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Api, baseUrl, ROOT_ACCOUNT, type Account } from './api';

/** The two runtimes that NocoBase serves side by side; each path is where the signed-in pages begin. */
export const RUNTIMES = ['admin', 'v/admin'] as const;
export type Runtime = (typeof RUNTIMES)[number];
export type Language = 'en-US' | 'zh-CN';

/** The host is 5 MB of script: a busy machine takes its time. */
const OPEN_TIMEOUT_MS = 60_000;

interface Options {
  runtime: Runtime;
  language: Language;
}

interface Fixtures {
  /** The API as the first administrator. */
  root: Api;
  /** Opens a window of its own in which that person is signed in. */
  signIn(account: Account): Promise<Desk>;
  /** The window of the first administrator. */
  rootDesk: Desk;
}

/** A signed-in browser window, in one runtime and language. */
export class Desk {
  constructor(
    readonly page: Page,
    readonly api: Api,
    private readonly runtime: Runtime,
  ) {}

  /** @param path below `/admin` or `/v/admin`, such as the uid of a page */
  async open(path = ''): Promise<void> {
    await this.page.goto(`${baseUrl()}/${this.runtime}${path ? `/${path}` : ''}`);
    await this.page.locator('.ant-layout').first().waitFor({ timeout: OPEN_TIMEOUT_MS });
  }
}

/** What went wrong in code of our plugin, or was logged by it as an error. */
function watchErrors(page: Page, errors: string[]): void {
  const isOurs = (text: string) => /ticketing/i.test(text);
  page.on('pageerror', (error) => {
    if (isOurs(`${error.message} ${error.stack}`)) errors.push(`${error.message}\n${error.stack}`);
  });
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    if (isOurs(message.text()) || isOurs(message.location().url)) errors.push(message.text());
  });
}

/** Signed in before the page's own code runs; a later sign-out or change of language in the page lasts. */
async function signedInContext(browser: Browser, token: string, language: Language): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: language });
  await context.addInitScript(
    (values) => {
      if (localStorage.getItem('e2e')) return;
      for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value);
    },
    { NOCOBASE_TOKEN: token, NOCOBASE_AUTH: 'basic', NOCOBASE_LOCALE: language, e2e: 'signed in' },
  );
  return context;
}

export const test = base.extend<Fixtures & Options & { errorsOfOurs: string[] }>({
  runtime: ['admin', { option: true }],
  language: ['en-US', { option: true }],

  root: async ({}, use) => use(await Api.signIn(ROOT_ACCOUNT)),

  errorsOfOurs: async ({}, use) => {
    const errors: string[] = [];
    await use(errors);
    expect(errors, 'errors in the console that come from the plugin').toEqual([]);
  },

  signIn: async ({ browser, runtime, language, errorsOfOurs }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (account) => {
      const api = await Api.signIn(account);
      const context = await signedInContext(browser, api.token, language);
      contexts.push(context);
      const page = await context.newPage();
      watchErrors(page, errorsOfOurs);
      return new Desk(page, api, runtime);
    });
    for (const context of contexts) await context.close();
  },

  rootDesk: async ({ signIn }, use) => use(await signIn(ROOT_ACCOUNT)),
});

/** Declares the same tests once for each runtime. */
export function eachRuntime(declare: (runtime: Runtime) => void): void {
  for (const runtime of RUNTIMES) {
    test.describe(`/${runtime}`, () => {
      test.use({ runtime });
      declare(runtime);
    });
  }
}

export { expect };
