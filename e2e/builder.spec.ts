import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { anEmptyPage, eachRuntime, expect, PageEditor, test, type Api } from './kit';

const queueOf = (page: Page) => page.getByTestId('ticketing-queue');
const rowsOf = (page: Page) => queueOf(page).getByTestId('ticketing-queue-row');

async function tickets(root: Api, subject: string, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await root.post('ticketingTickets:create', {
      subject: `${subject} ${index + 1}`,
      body: '<p>Text</p>',
      requester: { name: 'Maria Rossi', email: 'maria@example.test' },
    });
  }
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

eachRuntime(() => {
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
});
