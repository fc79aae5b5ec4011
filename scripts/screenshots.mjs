/**
 * Pictures of the running desk for the README: `npm start -- --sample` in one terminal, then
 *
 *   node scripts/screenshots.mjs [base address] [folder]
 *
 * Signs in as the administrator of .env's defaults; INIT_ROOT_EMAIL and INIT_ROOT_PASSWORD say otherwise.
 */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [base = 'http://localhost:13000', folder = 'docs/images'] = process.argv.slice(2);
const account = process.env.INIT_ROOT_EMAIL ?? 'admin@nocobase.com';
const password = process.env.INIT_ROOT_PASSWORD ?? 'admin123';
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 375, height: 812 };

/** @param {string} action @param {object} [body] @param {string} [token] */
async function call(action, body, token) {
  const response = await fetch(`${base}/api/${action}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (!response.ok) throw new Error(`${action}: ${response.status} ${await response.text()}`);
  return (await response.json()).data;
}

const { token } = await call('auth:signIn', { account, password });
const waiting = encodeURIComponent(JSON.stringify({ statusKey: 'open', 'messageCount.$gt': 2 }));
const conversations = await call(
  `ticketingTickets:list?pageSize=20&sort=-updatedAt&filter=${waiting}`,
  undefined,
  token,
);
// The README's pictures are for readers of English; the interface is shown in Chinese as well.
const ticket = conversations.find(({ subject }) => /^[ -~]+$/.test(subject)) ?? conversations[0];
const [workflow] = await call(
  `workflows:list?filter=${encodeURIComponent(JSON.stringify({ type: 'ticketing-event', current: true }))}`,
  undefined,
  token,
);
const inbox = `ticketing-inbox${ticket ? `?ticket=${ticket.id}` : ''}`;

/** name, runtime, address, what to wait for, language, size, what to do first */
const PICTURES = [
  ['inbox', 'admin', inbox, '[data-testid="ticketing-conversation"]', 'en-US', WIDE],
  ['inbox-v2', 'v/admin', inbox, '[data-testid="ticketing-conversation"]', 'en-US', WIDE],
  ['inbox-zh', 'admin', inbox, '[data-testid="ticketing-conversation"]', 'zh-CN', WIDE],
  ['queue-phone', 'admin', 'ticketing-inbox', '[data-testid="ticketing-queue"]', 'en-US', PHONE],
  ['phone', 'admin', inbox, '[data-testid="ticketing-conversation"]', 'en-US', PHONE],
  ['phone-zh', 'v/admin', inbox, '[data-testid="ticketing-conversation"]', 'zh-CN', PHONE],
  ['workflow', 'admin', `settings/workflow/workflows/${workflow?.id}`, 'text=Ticket event', 'en-US', WIDE],
  ['settings', 'admin', 'settings/service-desk/index', '[data-testid^="ticketing-"]', 'en-US', WIDE],
  ['settings-zh', 'v/admin', 'settings/service-desk', '[data-testid^="ticketing-"]', 'zh-CN', WIDE],
  ['builder', 'admin', 'ticketing-inbox', '[data-testid="ticketing-queue"]', 'en-US', WIDE, designMode],
];

async function designMode(page) {
  await page.getByTestId('ui-editor-button').click();
  await page.locator('[data-flow-add-block]').last().hover();
  await page.locator('.ant-dropdown:not(.ant-dropdown-hidden)').first().waitFor();
}

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
mkdirSync(folder, { recursive: true });
for (const [name, runtime, address, ready, language, viewport, prepare] of PICTURES) {
  const context = await browser.newContext({ viewport, locale: language });
  await context.addInitScript(
    ([tokenOfRoot, locale]) => {
      globalThis.localStorage.setItem('NOCOBASE_TOKEN', tokenOfRoot);
      globalThis.localStorage.setItem('NOCOBASE_AUTH', 'basic');
      globalThis.localStorage.setItem('NOCOBASE_LOCALE', locale);
    },
    [token, language],
  );
  const page = await context.newPage();
  try {
    await page.goto(`${base}/${runtime}/${address}`);
    await page.locator(ready).first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2_500);
    await prepare?.(page);
    process.stdout.write(`${name}\n`);
  } catch (error) {
    process.stdout.write(`${name}: ${error.message.split('\n')[0]}\n`);
    process.exitCode = 1;
  }
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await context.close();
}
await browser.close();
