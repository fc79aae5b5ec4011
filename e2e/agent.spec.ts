import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { aPerson, eachRuntime, expect, test, type Api } from './kit';

const INBOX = 'ticketing-inbox';

interface Ticket {
  id: number | string;
  number: string;
  subject: string;
  version: number;
}

function aTicket(root: Api, subject: string): Promise<Ticket> {
  return root.post<Ticket>('ticketingTickets:create', {
    subject: `${subject} ${randomBytes(4).toString('hex')}`,
    body: '<p>Since this morning the app forgets me.</p><img src="x" onerror="document.title = 1">',
    requester: { name: 'Maria Rossi', email: `maria-${randomBytes(4).toString('hex')}@example.test` },
  });
}

const act = (api: Api, action: string, ticket: Ticket, values: Record<string, unknown>) =>
  api.post(`ticketingTickets:${action}?filterByTk=${ticket.id}`, values);

const rowOf = (page: Page, ticket: Ticket) =>
  page.locator(`[data-testid="ticketing-queue-row"][data-ticket="${ticket.id}"]`);

/** Finds the ticket by its subject, as the queue may hold more than a page. */
async function find(page: Page, ticket: Ticket): Promise<void> {
  await page.getByTestId('ticketing-search').fill(ticket.subject);
  await expect(page.getByTestId('ticketing-queue-row')).toHaveCount(1);
}

eachRuntime(() => {
  test('an agent works a ticket in the Inbox', async ({ root, signIn }) => {
    const ticket = await aTicket(root, 'Cannot sign in');
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open(INBOX);
    await expect(page.getByTestId('ticketing-conversation-empty')).toBeVisible();
    await find(page, ticket);
    await rowOf(page, ticket).click();

    const conversation = page.getByTestId('ticketing-conversation');
    await expect(conversation.getByTestId('ticketing-subject')).toHaveText(ticket.subject);
    await expect(conversation.getByTestId('ticketing-message-message')).toContainText('the app forgets me');
    await expect(conversation.locator('article img')).toHaveCount(0);

    await conversation.getByTestId('ticketing-assign-me').click();
    await expect(conversation.getByTestId('ticketing-assignee')).toContainText('Ann Lee');

    const composer = conversation.getByTestId('ticketing-composer');
    await composer.getByTestId('ticketing-composer-text').fill('Dear Maria,\n\nplease try <again> now.');
    await composer.getByTestId('ticketing-send').click();
    const reply = conversation.getByTestId('ticketing-message-reply');
    await expect(reply).toContainText('please try <again> now.');
    await expect(composer.getByTestId('ticketing-composer-text')).toHaveValue('');

    await composer.getByText('Internal note').click();
    await expect(composer).toHaveAttribute('data-mode', 'note');
    await composer.getByTestId('ticketing-composer-text').fill('The session table was truncated.');
    await composer.getByTestId('ticketing-composer-text').press('Control+Enter');
    const note = conversation.getByTestId('ticketing-message-note');
    await expect(note).toContainText('The session table was truncated.');
    await expect(note).toContainText('Internal note');

    await conversation.getByTestId('ticketing-to-pending').click();
    await expect(conversation.getByTestId('ticketing-status')).toHaveText('Pending');
    await expect(rowOf(page, ticket)).toContainText('Pending');
    await expect(conversation.getByTestId('ticketing-to-pending')).toHaveCount(0);

    await page.reload();
    await expect(conversation.getByTestId('ticketing-subject')).toHaveText(ticket.subject);
    await expect(conversation.getByTestId('ticketing-status')).toHaveText('Pending');
  });

  test('what others do arrives without a reload, and leaves what is being typed alone', async ({ root, signIn }) => {
    const ticket = await aTicket(root, 'Two at once');
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const ben = await signIn(await aPerson(root, 'ticketing-agent', 'Ben Ode'));
    const { page } = ann;
    await ann.open(INBOX);
    await find(page, ticket);
    await rowOf(page, ticket).click();
    const text = page.getByTestId('ticketing-composer-text');
    await text.fill('Half a sentence');

    await act(ben.api, 'reply', ticket, { body: '<p>I have it.</p>', statusKey: 'pending' });
    await expect(page.getByTestId('ticketing-message-reply')).toContainText('I have it.');
    await expect(page.getByTestId('ticketing-status')).toHaveText('Pending');
    await expect(rowOf(page, ticket)).toContainText('Pending');
    await expect(rowOf(page, ticket)).toHaveAttribute('aria-selected', 'true');
    await expect(text).toHaveValue('Half a sentence');

    const newer = await aTicket(root, `${ticket.subject} again`);
    await expect(rowOf(page, newer)).toBeVisible();
    await expect(rowOf(page, ticket)).toHaveAttribute('aria-selected', 'true');
  });

  test('a change made on an old picture of the ticket is refused, and the new one shown', async ({
    root,
    signIn,
    errorsOfOurs,
  }) => {
    const ticket = await aTicket(root, 'Stale');
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open(`${INBOX}?ticket=${ticket.id}`);
    const conversation = page.getByTestId('ticketing-conversation');
    await conversation.getByTestId('ticketing-composer-text').fill('Kept text');
    // What Ann's window reads of the ticket is older than what the server knows, as if both had clicked at once.
    const old = await ann.api.request(`ticketingTickets:get?filterByTk=${ticket.id}&appends[]=status`);
    let isOld = true;
    await page.route('**/api/ticketingTickets:get?*', (route) =>
      isOld ? route.fulfill({ json: old.body }) : route.continue(),
    );
    await page.route('**/api/ticketingTickets:transition?*', (route) => {
      isOld = false;
      return route.continue();
    });
    await act(root, 'transition', ticket, { statusKey: 'on_hold' });
    const refused = page.waitForResponse(/ticketingTickets:transition/);
    const choice = conversation.getByTestId('ticketing-to-pending');
    await choice.click();
    expect((await refused).status()).toBe(409);

    await expect(page.getByText('Somebody changed this ticket meanwhile')).toBeVisible();
    await expect(conversation.getByTestId('ticketing-status')).toHaveText('On hold');
    await expect(conversation.getByTestId('ticketing-composer-text')).toHaveValue('Kept text');
    // The browser itself writes each refused request to its console.
    expect(errorsOfOurs.splice(0).filter((error) => !error.includes('409'))).toEqual([]);
  });

  test('the keyboard moves, opens and writes', async ({ root, signIn }) => {
    const word = randomBytes(4).toString('hex');
    const older = await aTicket(root, `Keys ${word}`);
    const newer = await aTicket(root, `Keys ${word}`);
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open(INBOX);
    await expect(page.getByTestId('ticketing-queue-row').first()).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type(word);
    await expect(page.getByTestId('ticketing-queue-row')).toHaveCount(2);
    await page.keyboard.press('Escape');
    await page.getByTestId('ticketing-search').blur();
    const order = await page
      .getByTestId('ticketing-queue-row')
      .evaluateAll((rows) => rows.map((row) => row.dataset.ticket));
    expect(order.toSorted()).toEqual([String(older.id), String(newer.id)].toSorted());

    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('ticketing-conversation')).toHaveAttribute('data-ticket', `${order[1]}`);
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('ticketing-conversation')).toHaveAttribute('data-ticket', `${order[0]}`);
    await expect(page.getByTestId('ticketing-composer')).toBeVisible();
    await page.keyboard.press('n');
    await expect(page.getByTestId('ticketing-composer')).toHaveAttribute('data-mode', 'note');
    await page.keyboard.type('jkr');
    await expect(page.getByTestId('ticketing-composer-text')).toHaveValue('jkr');
  });

  test('on a phone the ticket takes the place of the list, and back leads to it', async ({ root, signIn }) => {
    const ticket = await aTicket(root, 'On the phone');
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await page.setViewportSize({ width: 375, height: 812 });
    await ann.open(INBOX);
    await find(page, ticket);
    await rowOf(page, ticket).click();
    await expect(page.getByTestId('ticketing-subject')).toBeVisible();
    await expect(page.getByTestId('ticketing-queue')).toBeHidden();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByTestId('ticketing-back').click();
    await expect(page.getByTestId('ticketing-queue')).toBeVisible();
    await rowOf(page, ticket).click();
    await expect(page.getByTestId('ticketing-subject')).toBeVisible();
    await page.goBack();
    await expect(page.getByTestId('ticketing-queue')).toBeVisible();
  });

  test('a light agent writes notes but cannot reply or move the ticket', async ({ root, signIn }) => {
    const ticket = await aTicket(root, 'Light');
    const lou = await signIn(await aPerson(root, 'ticketing-light-agent', 'Lou Light'));
    const { page } = lou;
    await lou.open(`${INBOX}?ticket=${ticket.id}`);
    await expect(page.getByTestId('ticketing-subject')).toHaveText(ticket.subject);
    await expect(page.getByTestId('ticketing-status-buttons')).toHaveCount(0);
    await expect(page.getByTestId('ticketing-assign-me')).toHaveCount(0);
    await expect(page.getByTestId('ticketing-composer')).toHaveAttribute('data-mode', 'note');
    await page.getByTestId('ticketing-composer-text').fill('Seen it.');
    await page.getByTestId('ticketing-send').click();
    await expect(page.getByTestId('ticketing-message-note')).toContainText('Seen it.');
  });

  test.describe('in Chinese', () => {
    test.use({ language: 'zh-CN' });
    test('the Inbox speaks Chinese', async ({ root, signIn }) => {
      const ticket = await aTicket(root, '无法登录');
      const ann = await signIn(await aPerson(root, 'ticketing-agent', '王小明'));
      const { page } = ann;
      await ann.open(`${INBOX}?ticket=${ticket.id}`);
      await expect(page.getByTestId('ticketing-folder-mine')).toContainText('我的');
      await expect(page.getByTestId('ticketing-status')).toHaveText('新建');
      await expect(page.getByTestId('ticketing-composer')).toContainText('内部备注');
      await expect(page.getByText('收件箱').first()).toBeVisible();
    });
  });
});
