import { randomBytes } from 'node:crypto';
import { anEmptyPage, aPerson, eachRuntime, expect, PageEditor, test, type Api } from './kit';

interface Ticket {
  id: number | string;
  number: string;
  subject: string;
}

const aTicket = (root: Api, subject: string, values: object = {}): Promise<Ticket> =>
  root.post<Ticket>('ticketingTickets:create', {
    subject: `${subject} ${randomBytes(4).toString('hex')}`,
    requester: { name: 'Maria Rossi', email: 'maria@example.test' },
    ...values,
  });

const read = <T>(root: Api, action: string, { id }: Ticket): Promise<T> =>
  root.get<T>(`ticketingTickets:${action}`, { filterByTk: id });

eachRuntime(() => {
  test('a builder puts the details beside a queue, an agent works with them', async ({ root, rootDesk, signIn }) => {
    const uid = await anEmptyPage(root, 'Details of tickets');
    const ticket = await aTicket(root, 'Notebook', { checklist: [{ text: 'Order it' }] });
    const other = await aTicket(root, 'Docking station');

    await rootDesk.open(uid);
    const editor = new PageEditor(rootDesk.page);
    await editor.start();
    await editor.addBlock('Ticket details', 'Tickets');
    await expect(rootDesk.page.getByTestId('ticketing-details')).toBeVisible();
    await editor.stop();

    const ann = await signIn(await aPerson(root, 'ticketing-supervisor', 'Ann Lee'));
    const { page } = ann;
    await ann.open(`${uid}?ticket=${ticket.id}`);
    const details = page.getByTestId('ticketing-details');

    const properties = details.getByTestId('ticketing-details-properties');
    await expect(properties.getByTestId('ticketing-details-requester')).toContainText('Maria Rossi');
    await properties.getByTestId('ticketing-details-priority').click();
    await page.locator('.ant-select-dropdown:visible').getByText('Urgent', { exact: true }).click();
    await expect
      .poll(async () => (await read<{ priorityKey: string }>(root, 'get', ticket)).priorityKey)
      .toBe('urgent');
    await properties.getByTestId('ticketing-details-follow').click();
    await expect(properties.getByTestId('ticketing-details-follow')).toHaveText('Unfollow');

    const checklist = details.getByTestId('ticketing-details-checklist');
    await checklist.getByTestId('ticketing-checklist-new').fill('Hand it over');
    await page.keyboard.press('Enter');
    await expect(checklist.getByTestId('ticketing-checklist-item')).toHaveCount(2);
    await checklist.getByRole('checkbox').first().check();
    await expect(checklist).toContainText('1/2');

    const links = details.getByTestId('ticketing-details-links');
    await links.getByTestId('ticketing-link-add').click();
    await links.getByTestId('ticketing-link-search').locator('input').fill(other.subject);
    await page.locator('.ant-select-dropdown:visible').getByText(other.number).click();
    await expect(links.getByTestId('ticketing-link')).toContainText(other.subject);
    expect(await read(root, 'links', other)).toMatchObject([{ kind: 'relates', ticket: { number: ticket.number } }]);

    const time = details.getByTestId('ticketing-details-time');
    await time.getByTestId('ticketing-time-spent').fill('1h 15m');
    await time.getByTestId('ticketing-time-log').click();
    await expect(time.getByTestId('ticketing-time-total')).toContainText('1h 15m');
    expect(await read(root, 'timeEntries', ticket)).toMatchObject({ minutes: 75 });

    // What somebody else does shows by itself.
    await root.post(`ticketingTickets:addChecklistItem?filterByTk=${ticket.id}`, { text: 'Collect the old one' });
    await expect(checklist.getByTestId('ticketing-checklist-item')).toHaveCount(3);
  });

  test('a light agent reads the details and changes nothing', async ({ root, rootDesk, signIn }) => {
    const uid = await anEmptyPage(root, 'Details to read');
    const ticket = await aTicket(root, 'Keyboard', { checklist: [{ text: 'Clean it', required: true }] });
    await rootDesk.open(uid);
    const editor = new PageEditor(rootDesk.page);
    await editor.start();
    await editor.addBlock('Ticket details', 'Tickets');
    await editor.stop();
    const reader = await signIn(await aPerson(root, 'ticketing-light-agent'));
    const { page } = reader;
    await reader.open(`${uid}?ticket=${ticket.id}`);
    const checklist = page.getByTestId('ticketing-details-checklist');
    await expect(checklist).toContainText('Clean it');
    await expect(checklist.getByRole('checkbox')).toBeDisabled();
    await expect(checklist.getByTestId('ticketing-checklist-new')).toHaveCount(0);
    await expect(page.getByTestId('ticketing-link-add')).toHaveCount(0);
    await expect(page.getByTestId('ticketing-time-log')).toHaveCount(0);
  });
});
