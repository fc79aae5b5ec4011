import { anEmptyPage, eachRuntime, expect, PageEditor, ROOT_ACCOUNT, test } from './kit';

eachRuntime((runtime) => {
  test('the first administrator signs in with the password of the README', async ({ page }) => {
    await page.goto(`${process.env.E2E_BASE_URL}/${runtime.replace('admin', 'signin')}`);
    await page.getByPlaceholder('Username/Email').fill(ROOT_ACCOUNT.account);
    await page.getByPlaceholder('Password').fill(ROOT_ACCOUNT.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page).toHaveURL(new RegExp(`/${runtime}`));
    await expect(page.getByTestId('ui-editor-button')).toBeVisible();
  });

  test('the plugin loads without an error', async ({ rootDesk }) => {
    const loaded = rootDesk.page.waitForResponse((response) =>
      response.url().includes('/@ticketing/plugin-ticketing/dist/client'),
    );
    await rootDesk.open();
    expect((await loaded).ok()).toBe(true);
    await expect(rootDesk.page.getByTestId('ui-editor-button')).toBeVisible();
  });

  test('a builder edits a page, and what was added is there after a reload', async ({ root, rootDesk }) => {
    await rootDesk.open(await anEmptyPage(root));
    const editor = new PageEditor(rootDesk.page);
    await editor.start();
    await editor.addBlock('Table', 'Users');
    const table = rootDesk.page.locator('.ant-table-wrapper').first();
    await expect(table).toBeVisible();
    await editor.addTo(table, 'Fields', 'Nickname');
    await expect(table.getByText('Super Admin')).toBeVisible();
    await editor.stop();
    await rootDesk.page.reload();
    await expect(table.getByText('Super Admin')).toBeVisible();
  });

  test.describe('in Chinese', () => {
    test.use({ language: 'zh-CN' });

    test('the interface speaks Chinese', async ({ rootDesk }) => {
      await rootDesk.open();
      await rootDesk.page.getByTestId('plugin-settings-button').hover();
      await expect(rootDesk.page.getByText('插件管理').first()).toBeVisible();
    });
  });
});
