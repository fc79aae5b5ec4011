import { randomBytes } from 'node:crypto';
import { aPerson, eachRuntime, expect, test, type Api } from './kit';

const INBOX = 'ticketing-inbox';

interface Ticket {
  id: number | string;
  number: string;
  subject: string;
}

const word = () => randomBytes(4).toString('hex');

const aTicket = (root: Api, subject: string, email: string): Promise<Ticket> =>
  root.post<Ticket>('ticketingTickets:create', {
    subject: `${subject} ${word()}`,
    body: `<p>About ${subject}.</p>`,
    requester: { name: 'Maria Rossi', email },
  });

eachRuntime(() => {
  test('an agent merges a ticket into another, and takes it back', async ({ root, signIn }) => {
    const email = `maria-${word()}@example.test`;
    const source = await aTicket(root, 'Again no light', email);
    const target = await aTicket(root, 'No light', email);
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open(`${INBOX}?ticket=${source.id}`);
    const conversation = page.getByTestId('ticketing-conversation').first();
    await expect(conversation.getByTestId('ticketing-subject')).toHaveText(source.subject);

    await conversation.getByTestId('ticketing-more').click();
    await page.getByRole('menuitem', { name: 'Merge into another ticket' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByTestId('ticketing-merge-search').locator('input').fill(target.subject);
    await page.locator('.ant-select-item-option', { hasText: target.number }).click();
    await expect(dialog.getByTestId('ticketing-merge-preview')).toContainText('messages and notes 1');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();

    await expect(conversation.getByTestId('ticketing-merged')).toContainText(target.number);
    await expect(conversation.getByTestId('ticketing-status')).toHaveText('Merged');
    await expect(conversation.getByTestId('ticketing-message-message')).toHaveCount(0);
    const moved = await root.get<unknown[]>('ticketingComments:list', { filter: { ticketId: target.id } });
    expect(moved).toHaveLength(2);

    await conversation.getByTestId('ticketing-unmerge').click();
    await expect(conversation.getByTestId('ticketing-merged')).toHaveCount(0);
    await expect(conversation.getByTestId('ticketing-status')).toHaveText('New');
    await expect(conversation.getByTestId('ticketing-message-message')).toContainText('Again no light');
  });

  test('a ticket sleeps, and messages become a ticket of their own', async ({ root, signIn }) => {
    const ticket = await aTicket(root, 'Two matters', `max-${word()}@example.test`);
    await root.post(`ticketingTickets:note?filterByTk=${ticket.id}`, { body: '<p>The other matter.</p>' });
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open(`${INBOX}?ticket=${ticket.id}`);
    const conversation = page.getByTestId('ticketing-conversation').first();
    await conversation.getByTestId('ticketing-more').click();
    await page.getByRole('menuitem', { name: 'Snooze' }).hover();
    await page.getByRole('menuitem', { name: 'Tomorrow morning' }).click();
    await expect(conversation.getByTestId('ticketing-snoozed')).toBeVisible();
    await conversation.getByRole('button', { name: 'End snooze' }).click();
    await expect(conversation.getByTestId('ticketing-snoozed')).toHaveCount(0);

    await conversation.getByTestId('ticketing-more').click();
    await page.getByRole('menuitem', { name: 'Split off messages' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByTestId('ticketing-split-subject').fill(`The other matter ${ticket.number}`);
    await dialog.getByText('The other matter.').click();
    await dialog.getByRole('button', { name: 'Make a new ticket' }).click();
    await expect(conversation.getByTestId('ticketing-message-note')).toHaveCount(0);
    const [made] = await root.get<Ticket[]>('ticketingTickets:list', {
      filter: { subject: `The other matter ${ticket.number}` },
    });
    expect(await root.get<unknown[]>('ticketingComments:list', { filter: { ticketId: made.id } })).toHaveLength(1);
  });
});
