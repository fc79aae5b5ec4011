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
    // A refusal of the server is an answer: the tests that provoke it look at what people are told.
    const isAnswer = message.text().startsWith('Failed to load resource') && message.location().url.includes('/api/');
    if (message.type() !== 'error' || isAnswer) return;
    if (isOurs(message.text()) || isOurs(message.location().url)) errors.push(message.text());
  });
}

/**
 * Windows that are used again: the host's scripts stay in the cache of their context, which saves a third of each opening.
 * What a person left behind in the browser is removed before the next one sits down.
 */
class Windows {
  private readonly free = new Map<Language, BrowserContext[]>();

  constructor(private readonly browser: Browser) {}

  async take(language: Language): Promise<BrowserContext> {
    return this.free.get(language)?.pop() ?? this.browser.newContext({ locale: language });
  }

  async giveBack(context: BrowserContext, language: Language): Promise<void> {
    for (const page of context.pages()) await page.close();
    await context.clearCookies();
    this.free.set(language, [...(this.free.get(language) ?? []), context]);
  }
}

/** Signed in before the page's own code runs; a later sign-out or change of language in the page lasts. */
async function signedInPage(context: BrowserContext, token: string, language: Language): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${baseUrl()}/api/ticketing:health`);
  await page.evaluate(
    (values) => {
      localStorage.clear();
      sessionStorage.clear();
      for (const [key, value] of Object.entries(values)) localStorage.setItem(key, value);
    },
    { NOCOBASE_TOKEN: token, NOCOBASE_AUTH: 'basic', NOCOBASE_LOCALE: language },
  );
  return page;
}

export const test = base.extend<Fixtures & Options & { errorsOfOurs: string[] }, { windows: Windows }>({
  runtime: ['admin', { option: true }],
  language: ['en-US', { option: true }],

  windows: [async ({ browser }, use) => use(new Windows(browser)), { scope: 'worker' }],

  root: async ({}, use) => use(await Api.signIn(ROOT_ACCOUNT)),

  errorsOfOurs: async ({}, use) => {
    const errors: string[] = [];
    await use(errors);
    expect(errors, 'errors in the console that come from the plugin').toEqual([]);
  },

  signIn: async ({ windows, runtime, language, errorsOfOurs }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (account) => {
      const api = await Api.signIn(account);
      const context = await windows.take(language);
      contexts.push(context);
      const page = await signedInPage(context, api.token, language);
      watchErrors(page, errorsOfOurs);
      return new Desk(page, api, runtime);
    });
    for (const context of contexts) await windows.giveBack(context, language);
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
