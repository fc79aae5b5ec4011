import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { aPerson, eachRuntime, expect, test, type Api } from './kit';

const FIVE_MINUTES = 5 * 60_000;

/** antd's select: open, then choose by what is shown. */
async function choose(page: Page, testId: string, label: string): Promise<void> {
  await page.getByTestId(testId).last().click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option')
    .filter({ hasText: new RegExp(`^${label}$`) })
    .click();
}

interface NewField {
  title: string;
  kind?: string;
  choices?: readonly string[];
}

/** "New field" on the form of a type: nothing to know about collections. */
async function addField(page: Page, { title, kind, choices = [] }: NewField): Promise<void> {
  await page.getByTestId('ticketing-add-field').click();
  await page.getByTestId('ticketing-new-field-title').fill(title);
  if (kind) await choose(page, 'ticketing-new-field-kind', kind);
  for (const choice of choices) {
    await page.getByTestId('ticketing-new-field-choices').locator('input').fill(choice);
    await page.keyboard.press('Enter');
  }
  await page.getByTestId('ticketing-new-field-create').click();
  await expect(page.getByTestId('ticketing-new-field')).toBeHidden();
}

/** Types of earlier runs would make the picker a list. */
async function retire(root: Api): Promise<void> {
  for (const { key } of await root.get<{ key: string }[]>('ticketingTypes:list', { paginate: false })) {
    if (key.startsWith('warranty_claim')) {
      await root.post(`ticketingTypes:update?filterByTk=${key}`, { isActive: false });
    }
  }
}

eachRuntime((runtime) => {
  test('an admin who reads no code makes a type with fields, a form and a flow; an agent and the API work with it at once', async ({
    root,
    rootDesk,
    signIn,
  }) => {
    test.setTimeout(FIVE_MINUTES);
    await retire(root);
    const name = `Warranty claim ${randomBytes(3).toString('hex')}`;
    const key = name.toLowerCase().replaceAll(' ', '_');
    const { page } = rootDesk;
    await rootDesk.open('settings/service-desk/types');
    const began = Date.now();

    await page.getByTestId('ticketing-type-add').click();
    await page.getByTestId('ticketing-type-label').fill(name);
    await expect(page.getByTestId('ticketing-type-key')).toHaveValue(key);
    await page.getByTestId('ticketing-type-create').click();
    const drawer = page.getByTestId('ticketing-type-drawer').or(page.locator('.ant-drawer-content')).last();
    await expect(drawer).toContainText(name);

    await test.step('three fields of its own and a form', async () => {
      await drawer.getByRole('tab', { name: 'Form' }).click();
      await addField(page, { title: 'Date of purchase', kind: 'Date' });
      await addField(page, { title: 'Bought at', kind: 'One choice', choices: ['Web shop', 'Dealer'] });
      await addField(page, { title: 'Name of the dealer' });
      await page.getByTestId('ticketing-required-dateOfPurchase').click();
      await page.getByTestId('ticketing-required-nameOfTheDealer').click();
      await page.getByTestId('ticketing-more-nameOfTheDealer').click();
      const dealer = page.getByTestId('ticketing-form-field-nameOfTheDealer');
      await dealer.getByTestId('ticketing-help-nameOfTheDealer').fill('As on the receipt');
      await dealer.getByTestId('ticketing-condition-add').click();
      await choose(page, 'ticketing-condition-field', 'Bought at');
      await choose(page, 'ticketing-field-condition-boughtAt', 'Dealer');
      await page.keyboard.press('Escape');

      // What is shown beside it is the real form.
      const preview = page.getByTestId('ticketing-form-preview').first();
      await expect(preview).not.toContainText('Name of the dealer');
      await preview.getByTestId('ticketing-field-boughtAt').click();
      await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByTitle('Dealer').click();
      await expect(preview).toContainText('As on the receipt');

      await page
        .getByTestId('ticketing-form-field-boughtAt')
        .getByRole('button', { name: 'Move Bought at up' })
        .click();
      await page.getByTestId('ticketing-form-save').click();
      await expect(page.getByText('Not saved yet')).toBeHidden();
    });

    await test.step('a flow of its own', async () => {
      await drawer.getByRole('tab', { name: 'Flow' }).click();
      await page.getByTestId('ticketing-flow-make-own').click();
      await page.getByTestId('ticketing-flow-view').getByText('List').click();
      await page.getByTestId('ticketing-flow-remove-step-new-cancelled').click();
      await page.getByTestId('ticketing-flow-save').click();
      await expect(page.getByTestId('ticketing-flow-reset')).toBeVisible();
    });
    expect(Date.now() - began).toBeLessThan(FIVE_MINUTES);

    await test.step('an agent works with it', async () => {
      const agent = await signIn(await aPerson(root, 'ticketing-agent'));
      const desk = agent.page;
      await agent.open('ticketing-inbox');
      await desk.getByTestId('ticketing-new-ticket-button').click();
      const form = desk.getByTestId('ticketing-new-ticket');
      await form.getByTestId('ticketing-new-subject').fill(`Broken ${key}`);
      await form.getByTestId('ticketing-new-body').fill('It does not turn on.');
      await form.getByTestId('ticketing-new-requester').fill(`kim-${key}@example.test`);
      await choose(desk, 'ticketing-new-type', name);
      await choose(desk, 'ticketing-field-boughtAt', 'Dealer');
      await form.getByTestId('ticketing-new-create').click();
      // What is missing is said where it is missing, and nothing that was typed is lost.
      await expect(form.getByText('Please fill this in')).toHaveCount(2);
      await expect(form.getByTestId('ticketing-new-subject')).toHaveValue(`Broken ${key}`);
      await form.getByTestId('ticketing-field-nameOfTheDealer').fill('Corner shop');
      await form.getByTestId('ticketing-field-dateOfPurchase').fill('2026-01-02');
      await desk.keyboard.press('Enter');
      await form.getByTestId('ticketing-new-create').dblclick();
      await expect(form).toBeHidden();

      const found = await root.get<{ id: number; typeKey: string; statusKey: string }[]>('ticketingTickets:list', {
        filter: { subject: `Broken ${key}` },
        appends: 'requester',
      });
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({ typeKey: key, requester: { email: `kim-${key}@example.test` } });
      const { values } = await root.get<{ values: object }>(`ticketingTickets:form?filterByTk=${found[0].id}`);
      expect(values).toEqual({ boughtAt: 'dealer', dateOfPurchase: '2026-01-02', nameOfTheDealer: 'Corner shop' });
      const refused = await root.request(`ticketingTickets:transition?filterByTk=${found[0].id}`, {
        method: 'POST',
        body: { statusKey: 'cancelled' },
      });
      expect(refused.status).toBe(422);
      expect(refused.body.errors?.[0].code).toBe('TRANSITION_NOT_ALLOWED');
    });

    await test.step('and so does the API', async () => {
      const claim = { subject: `By script ${key}`, typeKey: key, boughtAt: 'web_shop' };
      const create = (values: object) => root.request('ticketingTickets:create', { method: 'POST', body: values });
      const missing = await create(claim);
      expect(missing.status).toBe(422);
      expect(missing.body.errors?.[0]).toMatchObject({ code: 'FIELD_REQUIRED', field: 'dateOfPurchase' });
      const wrong = await create({ ...claim, dateOfPurchase: 'soon' });
      expect(wrong.body.errors?.[0]).toMatchObject({ code: 'FIELD_INVALID', field: 'dateOfPurchase' });
      expect((await create({ ...claim, dateOfPurchase: '2026-02-03' })).status).toBe(200);
    });

    await test.step('the type cannot be deleted while tickets are of it', async () => {
      await drawer.getByRole('tab', { name: 'Basics' }).click();
      await page.getByTestId('ticketing-type-delete').click();
      await page.locator('.ant-modal-confirm').getByRole('button', { name: 'Delete' }).click();
      await expect(page.getByTestId('ticketing-type-basics')).toContainText('2 tickets are of this type');
    });
    expect(['admin', 'v/admin']).toContain(runtime);
  });
});
