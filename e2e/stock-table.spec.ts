import { randomBytes } from 'node:crypto';
import { anEmptyPage, aPerson, eachRuntime, expect, PageEditor, test, type Api } from './kit';

interface Ticket {
  id: number | string;
  subject: string;
  statusKey: string;
  assigneeId: number | null;
  version: number;
}

const aTicket = (root: Api) =>
  root.post<Ticket>('ticketingTickets:create', { subject: `Printer ${randomBytes(4).toString('hex')}` });

const read = (root: Api, { id }: Ticket) => root.get<Ticket>(`ticketingTickets:get/${id}`);

eachRuntime(() => {
  test('a builder adds the desk’s actions to a stock table, an agent uses them', async ({ root, rootDesk, signIn }) => {
    test.slow();
    const uid = await anEmptyPage(root, 'Tickets in a table');
    const ticket = await aTicket(root);
    await rootDesk.open(uid);
    const editor = new PageEditor(rootDesk.page);
    await editor.start();
    await editor.addBlock('Table', 'Tickets');
    const table = rootDesk.page.locator('.ant-card', { has: rootDesk.page.locator('.ant-table') }).last();
    await editor.addTo(table, 'Fields', 'Subject');
    await editor.addTo(table, 'Fields', 'Status');
    await editor.addRowAction(table, 'Change status');
    await editor.addRowAction(table, 'Assign to me');
    await expect(table.getByTestId('ticketing-status').first()).toBeVisible();
    await expect(table.getByTestId('ticketing-change-status').first()).toBeVisible();
    // The newest ticket is not on the first page of a table.
    await editor.scopeTo(table, 'Subject', ticket.subject);
    await expect(table.locator('.ant-table-row')).toHaveCount(1);

    const agent = await signIn(await aPerson(root, 'ticketing-agent'));
    const { page } = agent;
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('allowedTransitions')) asked.push(request.url());
    });
    await agent.open(uid);
    const row = page.locator('.ant-table-row', { hasText: ticket.subject });
    await expect(row.getByTestId('ticketing-status')).toHaveText('New');
    // One question a status, however many rows have it.
    const shown = await page.getByTestId('ticketing-status').allTextContents();
    expect(asked.length).toBeLessThanOrEqual(new Set(shown).size);

    await row.getByRole('button', { name: 'Assign to me' }).click();
    await expect(row.getByRole('button', { name: 'Assign to me' })).toBeHidden();
    expect((await read(root, ticket)).assigneeId).toBe(agent.api.userId);

    await row.getByTestId('ticketing-change-status').click();
    await page.getByRole('menuitem', { name: 'Pending', exact: true }).click();
    await expect(row.getByTestId('ticketing-status')).toHaveText('Pending');
    expect((await read(root, ticket)).statusKey).toBe('pending');
  });
});
