import type { Locator, Page } from '@playwright/test';
import { aPerson, eachRuntime, expect, test, type Api } from './kit';

interface Flow {
  steps: { fromKey: string; toKey: string; commentRequired: boolean }[];
  statuses: { key: string; label: string }[];
}

const at = (page: Page, name: string) => page.getByTestId(`ticketing-flow-${name}`);

async function middleOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('not to be seen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** From the dot of a status to another status, as a hand draws it. */
async function connect(page: Page, fromKey: string, to: Locator | { x: number; y: number }): Promise<void> {
  await at(page, `node-${fromKey}`).hover();
  const from = await middleOf(at(page, `handle-${fromKey}`));
  const target = 'x' in to ? to : await middleOf(to);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + target.x) / 2, (from.y + target.y) / 2, { steps: 4 });
  await page.mouse.move(target.x, target.y, { steps: 4 });
  await page.mouse.up();
}

/** Where nothing is drawn: near the upper left corner. */
async function emptyPlace(page: Page): Promise<{ x: number; y: number }> {
  const box = await at(page, 'canvas').boundingBox();
  return { x: (box?.x ?? 0) + 110, y: (box?.y ?? 0) + 60 };
}

async function save(page: Page): Promise<void> {
  await at(page, 'save').click();
  await expect(page.getByText('The flow is saved').last()).toBeVisible();
}

const aType = async (root: Api, title: string): Promise<string> => {
  const key = `e2e_${Date.now().toString(36)}`;
  await root.post('ticketingTypes:create', { key, label: title });
  return key;
};

eachRuntime((runtime) => {
  test('an admin draws the flow of a type; what is wrong is marked; tickets obey', async ({
    root,
    rootDesk,
    signIn,
  }) => {
    // A long way, on a machine that may be busy.
    test.setTimeout(300_000);
    const { page } = rootDesk;
    const title = `Warranty ${runtime} ${Date.now()}`;
    const typeKey = await aType(root, title);
    const label = `In the workshop ${Date.now()}`;
    const flow = () => root.get<Flow>('ticketingTransitions:flow', { typeKey });

    await rootDesk.open('settings/service-desk/flow');
    await at(page, 'type').click();
    await page.locator('.ant-select-dropdown:visible').getByText(title, { exact: true }).click();
    await expect(page.getByText(`“${title}” follows the common flow.`)).toBeVisible();
    await at(page, 'make-own').click();

    await test.step('a step drawn to nothing makes a status, which is marked until it leads on', async () => {
      await connect(page, 'open', await emptyPlace(page));
      await at(page, 'new-label').fill(label);
      await at(page, 'create-status').click();
      await expect(page.getByTestId('ticketing-flow-problem').first()).toBeHidden();
      const node = page.getByRole('button', { name: new RegExp(`^${label}, Open`) });
      await expect(node).toHaveAttribute('data-problem', 'true');
      await expect(at(page, 'status-form').getByText('tickets would be stuck there')).toBeVisible();
      await expect(at(page, 'save')).toBeDisabled();
    });

    const key = (await at(page, 'status-form').getByText('Key: ').innerText()).replace('Key: ', '');

    await test.step('a step drawn to another status mends it', async () => {
      await connect(page, key, at(page, 'node-resolved'));
      await expect(at(page, `edge-${key}-resolved`)).toBeAttached();
      await expect(at(page, 'step-form')).toBeVisible();
      await at(page, 'comment').click();
      await expect(at(page, `node-${key}`)).not.toHaveAttribute('data-problem', 'true');
    });

    await test.step('a status is moved, undone, redone', async () => {
      const before = await middleOf(at(page, `node-${key}`));
      await page.mouse.move(before.x, before.y);
      await page.mouse.down();
      await page.mouse.move(before.x + 40, before.y + 24, { steps: 5 });
      await page.mouse.up();
      const moved = await middleOf(at(page, `node-${key}`));
      expect(moved.x - before.x).toBeGreaterThan(25);
      await at(page, 'undo').click();
      await expect.poll(async () => Math.round((await middleOf(at(page, `node-${key}`))).x - before.x)).toBe(0);
      await at(page, 'redo').click();
      await expect.poll(async () => Math.round((await middleOf(at(page, `node-${key}`))).x - moved.x)).toBe(0);
    });

    await test.step('saved, and there again when the page is opened anew', async () => {
      await save(page);
      await expect(at(page, 'save')).toBeDisabled();
      const { steps } = await flow();
      expect(steps).toContainEqual(expect.objectContaining({ fromKey: key, toKey: 'resolved', commentRequired: true }));
      await rootDesk.open(`settings/service-desk/flow?type=${typeKey}`);
      await expect(at(page, `node-${key}`)).toBeVisible();
      await expect(at(page, 'save')).toBeDisabled();
    });

    await test.step('an agent’s ticket obeys', async () => {
      const agent = await signIn(await aPerson(root, 'ticketing-agent'));
      const { id } = await root.post<{ id: string }>('ticketingTickets:create', { subject: 'Broken', typeKey });
      const to = (statusKey: string, more: object = {}) =>
        agent.api.request(`ticketingTickets:transition/${id}`, { method: 'POST', body: { statusKey, ...more } });
      expect((await to(key)).body.errors?.[0].code).toBe('TRANSITION_NOT_ALLOWED');
      await to('open');
      expect((await to(key)).status).toBe(200);
      expect((await to('closed')).status).toBe(422);
      expect((await to('resolved')).body.errors?.[0].code).toBe('COMMENT_REQUIRED');
      expect((await to('resolved', { comment: 'Mended' })).status).toBe(200);
    });

    await test.step('by keyboard, in the list: a step is added and one is taken away', async () => {
      await at(page, 'view').getByText('List').click();
      const row = at(page, `row-${key}`);
      await row.getByRole('combobox').focus();
      await page.keyboard.press('Enter');
      await page.keyboard.type('Pending');
      await page.keyboard.press('Enter');
      await expect(at(page, `step-${key}-pending`)).toBeVisible();
      await at(page, `remove-step-open-${key}`).first().click();
      await expect(row.getByText('cannot be reached')).toBeVisible();
      await expect(at(page, 'save')).toBeDisabled();
      await at(page, 'undo').click();
      await save(page);
      expect((await flow()).steps).toContainEqual(expect.objectContaining({ fromKey: key, toKey: 'pending' }));
    });

    await test.step('who leaves without saving is asked', async () => {
      await at(page, 'view').getByText('Diagram').click();
      await at(page, 'arrange').click();
      await at(page, 'type').click();
      await page.locator('.ant-select-dropdown:visible').getByText('The common flow', { exact: true }).click();
      await expect(page.getByText('Leave without saving?')).toBeVisible();
      await page.getByRole('button', { name: 'Stay' }).click();
      await page.getByRole('menuitem', { name: 'Workflow' }).first().click();
      await expect(page.getByText('Leave without saving?').last()).toBeVisible();
      await page.getByRole('button', { name: 'Stay' }).last().click();
      await expect(at(page, 'canvas')).toBeVisible();
    });

    await test.step('what somebody else saved meanwhile is not overwritten', async () => {
      const theirs = await root.get<Flow & { version: string; layout: Record<string, object> }>(
        'ticketingTransitions:flow',
        { typeKey },
      );
      const { version, layout, steps } = theirs;
      const transitions = steps.filter(({ fromKey, toKey }) => fromKey !== key || toKey !== 'pending');
      await root.post('ticketingTransitions:saveFlow', { typeKey, version, layout, transitions });
      await at(page, 'save').click();
      await expect(page.getByText('Somebody else has changed this flow meanwhile').first()).toBeVisible();
      await page.getByRole('button', { name: 'Load theirs' }).click();
      await expect(at(page, `edge-${key}-pending`)).toHaveCount(0);
      await expect(at(page, 'save')).toBeDisabled();
    });
  });
});
