import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { anEmptyPage, eachRuntime, expect, PageEditor, test, type Api } from './kit';

interface Crm {
  name: string;
  title: string;
}

/** A collection as a builder makes one in the collection manager. */
async function aCrm(root: Api): Promise<Crm> {
  const name = `crm${randomBytes(4).toString('hex')}`;
  const title = `Shops ${name.slice(3)}`;
  await root.post('collections:create', {
    name,
    title,
    titleField: 'name',
    autoGenId: false,
    fields: [
      { name: 'id', type: 'bigInt', interface: 'integer', autoIncrement: true, primaryKey: true, allowNull: false },
      {
        name: 'name',
        type: 'string',
        interface: 'input',
        uiSchema: { type: 'string', title: 'Name', 'x-component': 'Input' },
      },
      {
        name: 'mail',
        type: 'string',
        interface: 'email',
        uiSchema: { type: 'string', title: 'Mail', 'x-component': 'Input' },
      },
    ],
  });
  return { name, title };
}

async function unbindAll(root: Api): Promise<void> {
  for (const { id } of await root.get<{ id: string }[]>('ticketingBindings:list')) {
    await root.post(`ticketingBindings:unbind?filterByTk=${id}`);
  }
}

/** antd's select: open, then choose by what is shown. */
async function choose(page: Page, testId: string, label: string): Promise<void> {
  await page.getByTestId(testId).click();
  await page.keyboard.type(label);
  await page.locator('.ant-select-item-option', { hasText: label }).click();
}

eachRuntime((runtime) => {
  test('an admin binds a collection, and its records show their tickets', async ({ root, rootDesk }) => {
    test.slow();
    await unbindAll(root);
    const crm = await aCrm(root);
    const { page } = rootDesk;
    await rootDesk.open(runtime === 'admin' ? 'settings/service-desk/index' : 'settings/service-desk');
    await choose(page, 'ticketing-binding-collection', crm.title);
    await expect(page.getByTestId('ticketing-binding-emailField')).toContainText('Mail');
    await page.getByTestId('ticketing-bind').click();
    await expect(page.getByTestId('ticketing-current-binding')).toContainText(crm.title);
    await expect(page.getByTestId('ticketing-current-binding')).toContainText('customer');

    const email = `${crm.name}@example.test`;
    const shop = await root.post<{ id: number }>(`${crm.name}:create`, {
      name: 'Corner shop',
      mail: email.toUpperCase(),
    });
    await root.post('ticketingTickets:create', {
      subject: `Till ${crm.name}`,
      requester: { name: 'Kim', email },
    });
    await root.post('ticketingTickets:create', { subject: 'Of nobody' });
    expect(await root.get<{ id: number }[]>(`${crm.name}/${shop.id}/tickets:list`)).toHaveLength(1);

    const uid = await anEmptyPage(root, 'Shops');
    await rootDesk.open(uid);
    const editor = new PageEditor(page);
    await editor.start();
    await editor.addBlock('Table', crm.title);
    const table = page.locator('.ant-card', { has: page.locator('.ant-table') }).last();
    await editor.addTo(table, 'Fields', 'Name');
    await editor.addRowAction(table, 'View');
    await table.getByRole('button', { name: 'View' }).first().click();
    const popup = page.locator('.ant-drawer-content, .ant-modal-content').last();
    await popup.locator('[data-flow-add-block]').waitFor();
    await editor.addBlock('Ticket queue', 'Associated records', 'Tickets');
    const queue = popup.getByTestId('ticketing-queue-row');
    await expect(queue).toHaveCount(1);
    await expect(queue).toContainText(`Till ${crm.name}`);
  });

  test('unbinding says what is kept, and keeps it', async ({ root, rootDesk }) => {
    await unbindAll(root);
    const crm = await aCrm(root);
    await root.post('ticketingBindings:bind', { role: 'customer', collectionName: crm.name });
    await root.post(`${crm.name}:create`, { name: 'Kept' });
    const { page } = rootDesk;
    await rootDesk.open(runtime === 'admin' ? 'settings/service-desk/index' : 'settings/service-desk');
    await page.getByTestId('ticketing-unbind').click();
    await expect(page.locator('.ant-modal-confirm')).toContainText('Kept: every record');
    await page.locator('.ant-modal-confirm').getByRole('button', { name: 'Unbind' }).click();
    await expect(page.getByTestId('ticketing-binding-form')).toBeVisible();
    expect(await root.get<unknown[]>(`${crm.name}:list`)).toHaveLength(1);
  });
});
