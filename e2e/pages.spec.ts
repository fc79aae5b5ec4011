import { randomBytes } from 'node:crypto';
import { aPerson, eachRuntime, expect, test, type Api } from './kit';

interface Ticket {
  id: number | string;
  number: string;
  subject: string;
}

const aTicket = (root: Api, mark: string) =>
  root.post<Ticket>('ticketingTickets:create', {
    subject: `Board ${mark}`,
    body: '<p>Hello</p>',
    requester: { name: `Kim ${mark}`, email: `kim-${mark}@example.test` },
  });

eachRuntime(() => {
  test('cards move as the flow allows, by mouse and by menu', async ({ root, signIn }) => {
    const ticket = await aTicket(root, randomBytes(4).toString('hex'));
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open('ticketing-kanban');
    const column = (key: string) => page.locator(`[data-testid="ticketing-kanban-column"][data-status="${key}"]`);
    const cardIn = (key: string) =>
      column(key).locator(`[data-testid="ticketing-kanban-card"][data-ticket="${ticket.id}"]`);

    await cardIn('new').dragTo(column('open'));
    await expect(cardIn('open')).toBeVisible();
    await expect
      .poll(
        async () => (await root.get<{ statusKey: string }>(`ticketingTickets:get?filterByTk=${ticket.id}`)).statusKey,
      )
      .toBe('open');

    // Nothing leads back to new: the card stays, and the column says why.
    await cardIn('open').dragTo(column('new'));
    await expect(cardIn('open')).toBeVisible();

    await cardIn('open').getByTestId('ticketing-kanban-move').click();
    await page.getByRole('menuitem', { name: 'Pending' }).click();
    await expect(cardIn('pending')).toBeVisible();
  });

  test('numbers count, and a customer opens with what they asked', async ({ root, signIn }) => {
    const mark = randomBytes(4).toString('hex');
    const ticket = await aTicket(root, mark);
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open('ticketing-numbers');
    await expect(page.getByTestId('ticketing-numbers')).toContainText('Unassigned');
    await expect(page.getByTestId('ticketing-team-bar').first()).toBeVisible();

    await ann.open(`ticketing-inbox?ticket=${ticket.id}`);
    const customer = page.getByTestId('ticketing-details-customer');
    await expect(customer).toContainText(`Kim ${mark}`);
    await expect(customer).toContainText(`kim-${mark}@example.test`);
    await page.keyboard.press('Control+k');
    await page.getByTestId('ticketing-command-palette').getByRole('combobox').fill('unassigned');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('ticketing-folder-unassigned')).toHaveAttribute('aria-current', 'true');
  });
});
