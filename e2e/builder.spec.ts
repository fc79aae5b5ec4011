import { randomBytes } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { anEmptyPage, aPerson, eachRuntime, expect, PageEditor, test, type Api } from './kit';

const queueOf = (page: Page) => page.getByTestId('ticketing-queue');
const rowsOf = (page: Page) => queueOf(page).getByTestId('ticketing-queue-row');

interface Ticket {
  id: number | string;
  subject: string;
}

async function tickets(root: Api, subject: string, count: number): Promise<Ticket[]> {
  const made: Ticket[] = [];
  while (made.length < count) {
    const ticket = await root.post<Ticket>('ticketingTickets:create', {
      subject: `${subject} ${made.length + 1}`,
      body: '<p>Text</p>',
      requester: { name: 'Maria Rossi', email: 'maria@example.test' },
    });
    made.push(ticket);
  }
  return made;
}

interface Block {
  uid: string;
  use: string;
  stepParams?: Record<string, Record<string, unknown>>;
}

/** What was saved of the page: the blocks of its grid. */
async function savedBlocks(root: Api, page: string): Promise<Block[]> {
  const grid = await root.get<{ subModels?: { items?: Block[] } } | null>('flowModels:findOne', {
    parentId: `${page}-tab`,
    subKey: 'grid',
  });
  return grid?.subModels?.items ?? [];
}

/** Drops what the handle holds at the right edge of the block. */
async function drag(page: Page, handle: Locator, block: Locator): Promise<void> {
  const from = await handle.boundingBox();
  const to = await block.boundingBox();
  if (!from || !to) throw new Error('nothing to drag, or nowhere to');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x - 30, from.y - 30, { steps: 5 });
  await page.mouse.move(to.x + to.width - 2, to.y + to.height / 2, { steps: 20 });
  await page.waitForTimeout(500);
  await page.mouse.up();
}

/** Whether the conversation stands to the right of the queue. */
async function isBeside(page: Page): Promise<boolean> {
  const queue = await queueOf(page).boundingBox();
  const conversation = await page.getByTestId('ticketing-conversation-empty').boundingBox();
  return Boolean(queue && conversation && conversation.x > queue.x + queue.width - 1);
}

eachRuntime((runtime) => {
  test('a builder puts queue and conversation on a page, and they work together', async ({ root, rootDesk }) => {
    const word = randomBytes(4).toString('hex');
    await tickets(root, `Builder ${word}`, 11);
    const uid = await anEmptyPage(root);
    const { page } = rootDesk;
    await rootDesk.open(uid);
    const editor = new PageEditor(page);
    await editor.start();
    await editor.addBlock('Ticket queue', 'Tickets');
    await expect(rowsOf(page).first()).toBeVisible();
    await editor.addBlock('Ticket conversation', 'Tickets');
    await expect(page.getByTestId('ticketing-conversation-empty')).toBeVisible();

    await editor.settings(queueOf(page), 'Tickets per page');
    await page.getByTitle('10', { exact: true }).last().click();
    await expect(rowsOf(page)).toHaveCount(10);
    await expect(page.getByTestId('ticketing-page')).toHaveText('Page 1');

    await editor.stop();
    await page.reload();
    await expect(rowsOf(page)).toHaveCount(10);
    await page.getByTestId('ticketing-search').fill(word);
    await expect(rowsOf(page).first()).toContainText(word);
    await rowsOf(page).first().click();
    await expect(page.getByTestId('ticketing-subject')).toContainText(word);

    const saved = await savedBlocks(root, uid);
    expect(saved.map(({ use }) => use)).toEqual(['TicketingQueueBlockModel', 'TicketingConversationBlockModel']);
    expect(saved[0].stepParams?.ticketingQueueSettings?.pageSize).toEqual({ pageSize: 10 });
  });

  test('data scope and place of a block are kept', async ({ root, rootDesk }) => {
    const word = randomBytes(4).toString('hex');
    await tickets(root, `Scope ${word}`, 2);
    const uid = await anEmptyPage(root);
    const { page } = rootDesk;
    // High enough to drag from one block to the other without scrolling.
    await page.setViewportSize({ width: 1440, height: 1700 });
    await rootDesk.open(uid);
    const editor = new PageEditor(page);
    await editor.start();
    await editor.addBlock('Ticket queue', 'Tickets');
    await expect(rowsOf(page).first()).toBeVisible();
    await editor.addBlock('Ticket conversation', 'Tickets');
    const conversation = page.getByTestId('ticketing-conversation-empty');
    await expect(conversation).toBeVisible();

    await editor.scopeTo(queueOf(page), 'Subject', word);
    await expect(rowsOf(page)).toHaveCount(2);
    await expect(page.getByTestId('ticketing-folder-open')).toContainText('2');

    await conversation.hover();
    const handle = page.locator('.nb-toolbar-visible [aria-label="drag"]').last();
    await handle.waitFor();
    await drag(page, handle, queueOf(page));
    await expect.poll(() => isBeside(page)).toBe(true);

    await page.reload();
    await expect(rowsOf(page)).toHaveCount(2);
    await expect.poll(() => isBeside(page)).toBe(true);
  });

  test('a conversation in the details of a stock table’s row shows that ticket', async ({ root, rootDesk, signIn }) => {
    const [ticket] = await tickets(root, 'Details', 1);
    const uid = await anEmptyPage(root);
    const { page } = rootDesk;
    await rootDesk.open(uid);
    const editor = new PageEditor(page);
    await editor.start();
    await editor.addBlock('Table', 'Tickets');
    const table = page.locator('.ant-card', { has: page.locator('.ant-table') }).last();
    await editor.addTo(table, 'Fields', 'Subject');
    await editor.addRowAction(table, 'View');
    await table.getByRole('button', { name: 'View' }).first().click();
    const popup = page.locator('.ant-drawer-content').last();
    await popup.locator('[data-flow-add-block]').waitFor();
    await editor.addBlock('Ticket conversation', 'Current record');
    await expect(popup.getByTestId('ticketing-subject')).toBeVisible();
    const [path] = page.url().split(`/${runtime}/`).slice(1);
    const shown = await popup.getByTestId('ticketing-conversation').getAttribute('data-ticket');
    expect(path).toContain(`filterbytk/${shown}`);

    const agent = await signIn(await aPerson(root, 'ticketing-agent'));
    await agent.open(path.replace(`filterbytk/${shown}`, `filterbytk/${ticket.id}`));
    const conversation = agent.page.getByTestId('ticketing-conversation');
    await expect(conversation.getByTestId('ticketing-subject')).toHaveText(ticket.subject);
    await conversation.getByTestId('ticketing-composer-text').fill('From the popup');
    await conversation.getByTestId('ticketing-send').click();
    await expect(conversation.getByTestId('ticketing-message-reply')).toContainText('From the popup');
  });

  test('a queue alone on a page opens tickets beside it, and a button leads back', async ({
    root,
    rootDesk,
    signIn,
  }) => {
    const [ticket] = await tickets(root, `Alone ${randomBytes(4).toString('hex')}`, 1);
    const uid = await anEmptyPage(root);
    await rootDesk.open(uid);
    const editor = new PageEditor(rootDesk.page);
    await editor.start();
    await editor.addBlock('Ticket queue', 'Tickets');
    await expect(rowsOf(rootDesk.page).first()).toBeVisible();

    const agent = await signIn(await aPerson(root, 'ticketing-agent'));
    const { page } = agent;
    for (const width of [1440, 375]) {
      await page.setViewportSize({ width, height: 812 });
      await agent.open(uid);
      await page.getByTestId('ticketing-search').fill(ticket.subject);
      await expect(rowsOf(page)).toHaveCount(1);
      await rowsOf(page).first().click();
      const drawer = page.locator('.ant-drawer-content').last();
      await expect(drawer.getByTestId('ticketing-subject')).toHaveText(ticket.subject);
      const composer = await drawer.getByTestId('ticketing-send').boundingBox();
      expect(composer && composer.x >= 0 && composer.y + composer.height <= 812).toBe(true);
      await drawer.getByTestId('ticketing-back').click();
      await expect(page.getByTestId('ticketing-subject')).toHaveCount(0);
      await expect(rowsOf(page).first()).toBeVisible();
    }
  });
});
