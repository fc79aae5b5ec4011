import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { aPerson, eachRuntime, expect, test, type Api } from './kit';

const INBOX = 'ticketing-inbox';

interface Ticket {
  id: number | string;
  number: string;
  subject: string;
}

const aTicket = (root: Api, subject: string): Promise<Ticket> =>
  root.post<Ticket>('ticketingTickets:create', {
    subject: `${subject} ${randomBytes(4).toString('hex')}`,
    body: '<p>It does not work.</p>',
    requester: { name: 'Maria Rossi', email: `maria-${randomBytes(4).toString('hex')}@example.test` },
  });

const rowOf = (page: Page, ticket: Ticket) =>
  page.locator(`[data-testid="ticketing-queue-row"][data-ticket="${ticket.id}"]`);

const choose = (page: Page, option: string) =>
  page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText(option, { exact: true }).click();

eachRuntime(() => {
  test('an agent changes many tickets at once, with a canned reply and a macro', async ({ root, signIn }) => {
    const name = randomBytes(4).toString('hex');
    const tickets = [await aTicket(root, 'One'), await aTicket(root, 'Two'), await aTicket(root, 'Three')];
    const [first, , last] = tickets;
    await root.post('ticketingReplies:create', {
      ...{ title: `Hello ${name}`, shortcut: `hello${name}`, scope: 'global' },
      body: '<p>Hello {{ requester.firstName }},</p><p>about {{ ticket.number }}:</p>',
    });
    await root.post('ticketingMacros:create', {
      ...{ title: `Ask ${name}`, scope: 'global' },
      steps: [
        { type: 'note', body: '<p>Asked {{ requester.name }}</p>' },
        { type: 'status', statusKey: 'pending' },
      ],
    });
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open(INBOX);

    await rowOf(page, last).getByTestId('ticketing-mark').click();
    await rowOf(page, first)
      .getByTestId('ticketing-mark')
      .click({ modifiers: ['Shift'] });
    const bar = page.getByTestId('ticketing-bulk-bar');
    await expect(bar.getByTestId('ticketing-bulk-count')).toHaveText('3 marked');
    await bar.getByTestId('ticketing-bulk-actions').click();
    await expect(page.getByRole('menuitem', { name: 'Delete' })).toHaveCount(0);
    await page.getByRole('menuitem', { name: 'Assign' }).click();
    const dialog = page.getByRole('dialog', { name: 'Assign' });
    await expect(dialog.getByTestId('ticketing-bulk-apply')).toBeDisabled();
    await dialog.getByTestId('ticketing-bulk-value').click();
    await choose(page, 'Me');
    await dialog.getByTestId('ticketing-bulk-preview').click();
    await expect(dialog.getByTestId('ticketing-bulk-result')).toHaveCount(3);
    await expect(dialog.getByTestId('ticketing-bulk-results')).toContainText('3 would be changed, 0 would not');
    await expect(dialog.getByTestId('ticketing-outcome').first()).toContainText('Assignee');
    await dialog.getByTestId('ticketing-bulk-apply').click();
    await expect(dialog.getByTestId('ticketing-bulk-results')).toContainText('3 changed, 0 not');
    await dialog.getByTestId('ticketing-bulk-close').click();
    await expect(bar).toHaveCount(0);

    await rowOf(page, first).click();
    const conversation = page.getByTestId('ticketing-conversation');
    await expect(conversation.getByTestId('ticketing-assignee')).toContainText('Ann Lee');
    const text = conversation.getByTestId('ticketing-composer-text');
    await text.click();
    await text.pressSequentially(`/hello${name}`);
    await expect(page.getByTestId('ticketing-replies-menu')).toContainText(`Hello ${name}`);
    await text.press('Enter');
    await expect(text).toHaveValue(`Hello Maria,\n\nabout ${first.number}:`);

    await conversation.getByTestId('ticketing-macros-button').click();
    await page.getByRole('menuitem', { name: `Ask ${name}` }).click();
    const preview = page.getByRole('dialog', { name: `Ask ${name}` });
    await expect(preview.getByTestId('ticketing-outcome')).toContainText('Asked Maria Rossi');
    await expect(preview.getByTestId('ticketing-outcome')).toContainText('Pending');
    await preview.getByTestId('ticketing-macro-apply').click();
    await expect(conversation.getByTestId('ticketing-status')).toHaveText('Pending');
    await expect(conversation.getByTestId('ticketing-message-note')).toContainText('Asked Maria Rossi');
  });
});
