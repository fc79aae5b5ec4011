import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { aPerson, eachRuntime, expect, test, type Api } from './kit';

const INBOX = 'ticketing-inbox';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNkYPhfz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
);

interface Ticket {
  id: number | string;
  subject: string;
}

const aTicket = (root: Api, subject: string): Promise<Ticket> =>
  root.post<Ticket>('ticketingTickets:create', {
    subject: `${subject} ${randomBytes(4).toString('hex')}`,
    body: '<p>Since this morning the app forgets me.</p>',
    requester: { name: 'Maria Rossi', email: `maria-${randomBytes(4).toString('hex')}@example.test` },
  });

const composer = (page: Page) => page.getByTestId('ticketing-composer');
const text = (page: Page) => page.getByTestId('ticketing-composer-text');

eachRuntime(() => {
  test('files go with a reply, by button and by paste, and are shown', async ({ root, signIn }) => {
    const ticket = await aTicket(root, 'With a picture');
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open(`${INBOX}?ticket=${ticket.id}`);
    await expect(composer(page)).toBeVisible();
    await page.getByTestId('ticketing-file-input').setInputFiles([
      { name: 'screen.png', mimeType: 'image/png', buffer: PNG },
      { name: 'log.txt', mimeType: 'text/plain', buffer: Buffer.from('it broke') },
    ]);
    await expect(composer(page).getByTestId('ticketing-attachment')).toHaveCount(2);
    await page
      .getByTestId('ticketing-file-input')
      .setInputFiles([{ name: 'setup.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('x') }]);
    await expect(composer(page).getByRole('alert')).toContainText('setup.exe');
    await text(page).fill('See the picture.');
    await text(page).evaluate((area, base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, PNG.toString('base64'));
    await expect(composer(page).getByTestId('ticketing-attachment')).toHaveCount(3);
    await page.getByTestId('ticketing-send').click();
    await expect(composer(page).getByTestId('ticketing-attachment')).toHaveCount(0);
    const reply = page.locator('article[data-testid="ticketing-message-reply"]:not([data-pending])');
    await expect(reply).toContainText('See the picture.', { timeout: 30_000 });
    await expect(reply.getByTestId('ticketing-attachment')).toHaveCount(3);
    await expect(reply.locator('img[src^="blob:"]')).toHaveCount(2);
  });

  test('a draft survives a closed tab and shows on another device', async ({ root, signIn }) => {
    const ticket = await aTicket(root, 'Half a sentence');
    const person = await aPerson(root, 'ticketing-agent', 'Ann Lee');
    const ann = await signIn(person);
    await ann.open(`${INBOX}?ticket=${ticket.id}`);
    await text(ann.page).fill('Half a sentence');
    await expect(composer(ann.page)).toContainText('Draft saved');
    await composer(ann.page).getByText('Internal note').click();
    await text(ann.page).fill('For my eyes');
    await expect(composer(ann.page)).toContainText('Draft saved');
    await ann.page.close();

    const other = await signIn(person);
    await other.open(`${INBOX}?ticket=${ticket.id}`);
    await expect(text(other.page)).toHaveValue('Half a sentence');
    await composer(other.page).getByText('Internal note').click();
    await expect(text(other.page)).toHaveValue('For my eyes');

    const ben = await signIn(await aPerson(root, 'ticketing-agent', 'Ben Ode'));
    await ben.open(`${INBOX}?ticket=${ticket.id}`);
    await expect(text(ben.page)).toHaveValue('');
  });

  test('what was sent can be taken back for ten seconds', async ({ root, signIn }) => {
    const ticket = await aTicket(root, 'Too fast');
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open(`${INBOX}?ticket=${ticket.id}`);
    await text(page).fill('Dear Maira,');
    await page.getByTestId('ticketing-send').click();
    await expect(page.locator('[data-pending="sending"]')).toContainText('Dear Maira,');
    await expect(text(page)).toHaveValue('');
    await page.getByTestId('ticketing-undo-send').click();
    await expect(text(page)).toHaveValue('Dear Maira,');
    await expect(page.getByTestId('ticketing-message-reply')).toHaveCount(0);
    await text(page).fill('Dear Maria,');
    await page.getByTestId('ticketing-send').click();
    await expect(page.locator('[data-pending="sending"]')).toContainText('Dear Maria,');
    const sent = page.locator('article[data-testid="ticketing-message-reply"]:not([data-pending])');
    await expect(sent).toContainText('Dear Maria,', { timeout: 30_000 });
    await expect(sent).toHaveCount(1);
  });

  test('an answer asks first when a colleague was faster', async ({ root, signIn, errorsOfOurs }) => {
    const ticket = await aTicket(root, 'Two answers');
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open(`${INBOX}?ticket=${ticket.id}`);
    await text(page).fill('My answer');
    await root.post(`ticketingTickets:reply?filterByTk=${ticket.id}`, { body: 'Theirs' });
    await expect(page.getByTestId('ticketing-message-reply')).toContainText('Theirs');
    await page.getByTestId('ticketing-send').click();
    await page.getByTestId('ticketing-read-first').click();
    await expect(text(page)).toHaveValue('My answer');
    await page.getByTestId('ticketing-send').click();
    await expect(page.locator('[data-pending="sending"]')).toContainText('My answer');
    expect(errorsOfOurs.splice(0).filter((error) => !error.includes('409'))).toEqual([]);
  });

  test('a note calls a colleague by name, a forward and a call are told apart', async ({ root, signIn }) => {
    const ticket = await aTicket(root, 'Four ways');
    const ben = await aPerson(root, 'ticketing-agent', `Ben Ode ${randomBytes(3).toString('hex')}`);
    const team = await root.post<{ id: number }>('ticketingTeams:create', {
      name: `Team ${randomBytes(3).toString('hex')}`,
      members: [ben.id],
    });
    const ann = await signIn(await aPerson(root, 'ticketing-agent', 'Ann Lee'));
    const { page } = ann;
    await ann.open(`${INBOX}?ticket=${ticket.id}`);
    await composer(page).getByText('Internal note').click();
    await text(page).pressSequentially(`@${ben.nickname.slice(0, 10)}`);
    await expect(page.getByTestId('ticketing-mentions')).toBeVisible();
    await text(page).press('Enter');
    await expect(text(page)).toHaveValue(new RegExp(`^@${ben.nickname.slice(0, 7)}`));
    await page.getByTestId('ticketing-send').click();
    await expect(page.getByTestId('ticketing-message-note')).toContainText('@Ben Ode');

    await composer(page).getByText('Forward', { exact: true }).first().click();
    await expect(page.getByTestId('ticketing-send')).toHaveText('Forward');
    await page.getByTestId('ticketing-to').locator('input').fill('repair@partner.test ');
    await page.getByTestId('ticketing-forward-all').click();
    await text(page).fill('Please repair');
    await page.getByTestId('ticketing-send').click();
    const forward = page.getByTestId('ticketing-message-forward');
    await expect(forward).toContainText('the app forgets me');
    await expect(forward).toContainText('repair@partner.test');
    await expect(forward).toContainText('Queued');

    await composer(page).getByText('Call', { exact: true }).click();
    await text(page).fill('She called back');
    await page.getByTestId('ticketing-send').click();
    await expect(page.getByTestId('ticketing-message-call')).toContainText('She called back');
    await root.post(`ticketingTeams:destroy?filterByTk=${team.id}`);
  });
});
