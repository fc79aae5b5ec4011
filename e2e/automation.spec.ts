import type { Locator, Page } from '@playwright/test';
import { eachRuntime, expect, test, type Api } from './kit';

interface Workflow {
  id: string;
  key: string;
  config: Record<string, unknown>;
  nodes: { type: string; config: Record<string, unknown> }[];
}

const workflowNamed = async (root: Api, title: string): Promise<Workflow> => {
  const [found] = await root.get<Workflow[]>('workflows:list', { filter: { title }, appends: 'nodes' });
  return found;
};

/** The form on the right, or in the middle, that was opened last. */
const panel = (page: Page) => page.locator('.ant-drawer-content:visible, .ant-modal-content:visible').last();

async function submit(page: Page): Promise<void> {
  const form = panel(page);
  await form.getByRole('button', { name: 'Submit' }).click();
  await expect(form).toBeHidden();
}

/** Picks from the list of a select; the field stays open when several may be chosen. */
async function choose(page: Page, field: Locator, ...options: string[]): Promise<void> {
  await field.click();
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').last();
  for (const option of options) {
    await field.locator('input').first().fill(option);
    await list.getByText(option, { exact: true }).last().click();
  }
  await panel(page).locator('.ant-drawer-title, .ant-modal-title').first().click();
}

const field = (page: Page, label: string) =>
  panel(page)
    .locator('.ant-form-item:visible, .ant-formily-item:visible')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('.ant-select');

async function addNode(page: Page, place: number, name: string): Promise<void> {
  await page.getByLabel('add-button').nth(place).click();
  await page
    .locator('.ant-dropdown:visible, .ant-drawer:visible, .ant-popover:visible')
    .getByText(name, { exact: true })
    .last()
    .click();
}

eachRuntime((runtime) => {
  test('an admin builds a workflow of tickets on the canvas, and it runs', async ({ root, rootDesk }) => {
    const { page } = rootDesk;
    const title = `Urgent tickets ${runtime} ${Date.now()}`;
    await rootDesk.open('settings/workflow');
    await page.getByRole('button', { name: 'Add new' }).click();
    await panel(page).getByRole('textbox').first().fill(title);
    await choose(page, field(page, 'Trigger type').first(), 'Ticket event');
    await choose(page, field(page, 'Events').first(), 'Created', 'Status changed');
    await submit(page);

    const { id } = await workflowNamed(root, title);
    await rootDesk.open(runtime === 'admin' ? `settings/workflow/workflows/${id}` : `workflow/workflows/${id}`);

    await test.step('conditions of the trigger', async () => {
      await page.getByText('Ticket event', { exact: true }).last().click();
      await choose(page, field(page, 'Status after').first(), 'Open');
      await choose(page, field(page, 'Who caused it').first(), 'A person of the desk');
      await submit(page);
      const { config } = await workflowNamed(root, title);
      expect(config).toMatchObject({ events: ['created', 'statusChanged'], toStatuses: ['open'], causers: ['person'] });
    });

    await test.step('node "Assign ticket", to a person', async () => {
      await addNode(page, 0, 'Assign ticket');
      await page
        .getByLabel(/^Assign ticket-/)
        .last()
        .click({ position: { x: 60, y: 20 } });
      await expect(panel(page).getByText('Trigger variables/Ticket event/Ticket/ID')).toBeVisible();
      await panel(page).getByText('A certain person').click();
      await choose(page, field(page, 'Person').first(), 'Super Admin');
      await submit(page);
    });

    await test.step('node "Change ticket status"', async () => {
      await addNode(page, 1, 'Change ticket status');
      await choose(page, field(page, 'New status').first(), 'Pending');
      await submit(page);
    });

    await test.step('it runs for what it was made for', async () => {
      await root.post(`workflows:update/${id}`, { enabled: true });
      const ticket = await root.post<{ id: string }>('ticketingTickets:create', { subject: 'Built by hand' });
      const read = () =>
        root.get<{ statusKey: string; assigneeId: number }>(`ticketingTickets:get/${ticket.id}`, {
          fields: 'statusKey,assigneeId',
        });
      await expect.poll(async () => (await read()).statusKey, { timeout: 20_000 }).toBe('pending');
      expect((await read()).assigneeId).toBe(root.userId);
    });
    await root.post(`workflows:update/${id}`, { enabled: false });
  });
});
