import type { Locator, Page } from '@playwright/test';

/** Menus of the page editor open under the pointer and follow it from level to level. */
async function chooseFromHoverMenu(page: Page, trigger: Locator, path: string[]): Promise<void> {
  await page.mouse.move(2, 2);
  await trigger.scrollIntoViewIfNeeded();
  await trigger.hover();
  await chooseFromOpenMenu(page, path);
}

async function chooseFromOpenMenu(page: Page, path: string[]): Promise<void> {
  const open = page.locator('.ant-dropdown:not(.ant-dropdown-hidden), .ant-dropdown-menu-submenu-popup:visible');
  for (const [depth, label] of path.entries()) {
    // By its text: the accessible name of a menu item includes the arrow of its submenu. At the end of the path by what can
    // be chosen: a relation's field and the submenu of its fields read alike.
    const items =
      depth < path.length - 1
        ? open.getByRole('menuitem')
        : open.locator('[role="menuitem"]:not([aria-haspopup="true"])');
    const item = items.filter({ has: page.getByText(label, { exact: true }) }).last();
    await item.waitFor();
    if (depth < path.length - 1) await item.hover();
    else await item.click();
  }
}

/** What a builder does on a page: blocks, fields, actions and their settings. */
export class PageEditor {
  constructor(private readonly page: Page) {}

  /** Switches the page to editing. */
  async start(): Promise<void> {
    const addBlock = this.page.locator('[data-flow-add-block]').first();
    if (await addBlock.isVisible()) return;
    await this.page.getByTestId('ui-editor-button').click();
    await addBlock.waitFor();
  }

  async stop(): Promise<void> {
    await this.page.getByTestId('ui-editor-button').click();
    await this.page.locator('[data-flow-add-block]').first().waitFor({ state: 'hidden' });
  }

  /** `addBlock('Table', 'Tickets')`: through the menus, as their labels read. */
  async addBlock(...path: string[]): Promise<void> {
    await chooseFromHoverMenu(this.page, this.page.locator('[data-flow-add-block]').last(), path);
  }

  /** `addTo(block, 'Fields', 'Subject')`: what the block's own button of that name offers. */
  async addTo(block: Locator, button: 'Fields' | 'Actions', ...path: string[]): Promise<void> {
    await chooseFromHoverMenu(this.page, block.getByRole('button', { name: button, exact: true }).last(), path);
    await this.page.mouse.move(2, 2);
  }

  /** Chooses from the settings that appear over a block under the pointer. */
  async settings(block: Locator, ...path: string[]): Promise<void> {
    await block.hover({ position: { x: 12, y: 12 } });
    const icon = this.page.locator('.nb-toolbar-visible [aria-label="flows-settings"]').last();
    await icon.waitFor();
    // Straight from the block to its toolbar: it hides when the pointer leaves both.
    await icon.hover();
    await chooseFromOpenMenu(this.page, path);
  }

  /** Narrows a block's data scope to records whose field has this value. */
  async scopeTo(block: Locator, field: string, value: string): Promise<void> {
    await this.settings(block, 'Data scope');
    const dialog = this.page.locator('.ant-modal').last();
    await dialog.getByText('Add condition', { exact: true }).click();
    await dialog.getByPlaceholder('Select field').click();
    await this.page.locator('.ant-cascader-menu-item', { hasText: new RegExp(`^${field}$`) }).click();
    await dialog.getByPlaceholder('Enter value').fill(value);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** Adds an action to the rows of a table: the plus over the head of its column of actions. */
  async addRowAction(table: Locator, label: string): Promise<void> {
    const head = table.locator('.ant-table-thead').getByText('Actions', { exact: true }).last();
    await head.scrollIntoViewIfNeeded();
    await this.page.mouse.move(2, 2);
    await head.hover();
    const plus = this.page.locator('.nb-toolbar-visible [aria-label="plus"]').last();
    // Straight from the head: the plus goes when the pointer leaves.
    await plus.hover();
    await chooseFromOpenMenu(this.page, [label]);
    await this.page.mouse.move(2, 2);
  }
}
