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
});
