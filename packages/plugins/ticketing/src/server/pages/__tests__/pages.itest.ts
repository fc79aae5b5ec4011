import { INBOX_PAGE } from '../../../shared/inboxPage';
import { ROLES } from '../../../shared/roles';
import { bootApp, signIn, type Agent } from '../../__tests__/kit';

const desk = bootApp();
let root: Agent;
beforeAll(async () => {
  root = await signIn(desk, 'root');
});

const GROUP = 'ticketing-desk';
const GRID = 'ticketing-inbox-grid';
const QUEUE = 'ticketing-inbox-queue';
const CONVERSATION = 'ticketing-inbox-conversation';
const DETAILS = 'ticketing-inbox-details';
const PAGES = [INBOX_PAGE, 'ticketing-kanban', 'ticketing-numbers', 'ticketing-customers'];
const APP_SWITCHER = 'admin-layout-model-app-switcher-actions';

/** What runs when the plugin is installed, once more. */
const installAgain = () => desk.app.pm.get('ticketing').install();

const model = async (uid: string) => (await root.get(`/api/flowModels:findOne?uid=${uid}`)).body.data;

async function blocks(): Promise<string[]> {
  const grid = await model(GRID);
  return grid.subModels.items.map(({ uid }: { uid: string }) => uid);
}

interface Route {
  schemaUid: string;
  children?: Route[];
}

/** Uids of all pages, groups and tabs that the menu shows to that role. */
async function menuOf(role: string): Promise<string[]> {
  const { body } = await (await signIn(desk, role)).get('/api/desktopRoutes:listAccessible?tree=true').expect(200);
  const uids = (routes: Route[]): string[] =>
    routes.flatMap(({ schemaUid, children }) => [schemaUid, ...uids(children ?? [])]);
  return uids(body.data);
}

const settings = () => desk.repo('systemSettings').findOne();
const languages = async () => (await settings()).get('enabledLanguages');

/** @returns what the desk makes of these settings of an application it is installed into */
async function languagesAfterInstall(values: { appLang: string; enabledLanguages: string[] }): Promise<unknown> {
  await (await settings()).update(values);
  await installAgain();
  return languages();
}

test('the menu has a group with the Inbox: queue, conversation and details on one page', async () => {
  const group = await desk.repo('desktopRoutes').findOne({ filter: { schemaUid: GROUP } });
  const page = await desk.repo('desktopRoutes').findOne({ filter: { schemaUid: INBOX_PAGE } });
  expect(page.toJSON()).toMatchObject({ type: 'flowPage', parentId: group.get('id') });
  expect(await blocks()).toEqual([QUEUE, CONVERSATION, DETAILS]);
  expect((await model(QUEUE)).use).toBe('TicketingQueueBlockModel');
  expect((await model(CONVERSATION)).use).toBe('TicketingConversationBlockModel');
});

test.each([ROLES.admin, ROLES.supervisor, ROLES.agent, ROLES.lightAgent, 'admin'])(
  '%s finds the pages of the desk',
  async (role) => {
    expect(await menuOf(role)).toEqual(expect.arrayContaining([GROUP, ...PAGES, ...PAGES.map((uid) => `${uid}-tab`)]));
  },
);

test.each([ROLES.customer, 'member'])('%s does not', async (role) => {
  expect((await menuOf(role)).filter((uid) => uid.startsWith('ticketing-'))).toEqual([]);
});

test('the app switcher is there before an agent opens the modern runtime, as the platform would save it', async () => {
  expect(await model(APP_SWITCHER)).toMatchObject({ use: 'AppSwitcherActionPanelModel', subKey: 'appSwitcher' });
});

test('people without the right to configure the interface could not save it', async () => {
  const agent = await signIn(desk, ROLES.agent);
  await agent.post('/api/flowModels:save').send({ uid: APP_SWITCHER, use: 'AppSwitcherActionPanelModel' }).expect(403);
});

test('installing again leaves alone what an admin changed', async () => {
  const routes = desk.repo('desktopRoutes');
  const before = await routes.count();
  await routes.update({ filter: { schemaUid: INBOX_PAGE }, values: { title: 'Mail room' } });
  await root.post(`/api/flowModels:destroy?filterByTk=${CONVERSATION}`).expect(200);
  await root
    .post('/api/flowModels:save')
    .send({ ...(await model(APP_SWITCHER)), props: { own: true } })
    .expect(200);
  const page = await routes.findOne({ filter: { schemaUid: INBOX_PAGE } });
  await root
    .post(`/api/desktopRoutes/${page.get('id')}/roles:remove`)
    .send([ROLES.lightAgent])
    .expect(200);

  await installAgain();

  expect(await routes.count()).toBe(before);
  expect((await routes.findOne({ filter: { schemaUid: INBOX_PAGE } })).get('title')).toBe('Mail room');
  expect(await blocks()).toEqual([QUEUE, DETAILS]);
  expect((await model(APP_SWITCHER)).props).toEqual({ own: true });
  expect(await menuOf(ROLES.lightAgent)).not.toContain(INBOX_PAGE);
});

test('a page that an admin deleted does not come back', async () => {
  const page = await desk.repo('desktopRoutes').findOne({ filter: { schemaUid: INBOX_PAGE } });
  await root.post(`/api/desktopRoutes:destroy?filterByTk=${page.get('id')}`).expect(200);
  await installAgain();
  expect(await desk.repo('desktopRoutes').count({ filter: { schemaUid: INBOX_PAGE } })).toBe(0);
});

describe('restoring the pages', () => {
  test('brings back what is missing as it was at first, and leaves the rest alone', async () => {
    const routes = desk.repo('desktopRoutes');
    const kanban = await routes.findOne({ filter: { schemaUid: 'ticketing-kanban' } });
    await kanban.update({ title: 'Board' });
    expect(await routes.count({ filter: { schemaUid: INBOX_PAGE } })).toBe(0);

    const { body } = await root.post('/api/ticketingPages:restore').expect(200);

    expect(body.data.pages).toEqual([INBOX_PAGE]);
    expect(await blocks()).toEqual([QUEUE, CONVERSATION, DETAILS]);
    expect((await routes.findOne({ filter: { schemaUid: 'ticketing-kanban' } })).get('title')).toBe('Board');
    expect(await menuOf(ROLES.lightAgent)).toContain(INBOX_PAGE);
    expect(await menuOf(ROLES.customer)).not.toContain(INBOX_PAGE);
  });

  test('finds nothing to do the second time, also when asked twice at once', async () => {
    const answers = await Promise.all([1, 2].map(() => root.post('/api/ticketingPages:restore')));
    expect(answers.map(({ body }) => body.data.pages)).toEqual([[], []]);
    expect(await desk.repo('desktopRoutes').count({ filter: { schemaUid: PAGES } })).toBe(PAGES.length);
  });

  test('is for those who configure the desk', async () => {
    const agent = await signIn(desk, ROLES.supervisor);
    await agent.post('/api/ticketingPages:restore').expect(403);
    const admin = await signIn(desk, ROLES.admin);
    await admin.post('/api/ticketingPages:restore').expect(200);
  });
});

test('an application whose languages nobody touched offers those of the desk', async () => {
  expect(await languages()).toEqual(['en-US', 'zh-CN']);
  expect(await languagesAfterInstall({ appLang: 'de-DE', enabledLanguages: ['de-DE'] })).toEqual([
    ...['de-DE', 'en-US', 'zh-CN'],
  ]);
});

test.each([{ enabledLanguages: ['en-US', 'fr-FR'] }, { enabledLanguages: ['fr-FR'] }, { enabledLanguages: [] }])(
  'languages that an admin chose stay: $enabledLanguages',
  async ({ enabledLanguages }) => {
    expect(await languagesAfterInstall({ appLang: 'en-US', enabledLanguages })).toEqual(enabledLanguages);
  },
);
