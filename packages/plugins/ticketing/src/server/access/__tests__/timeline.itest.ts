import { COLLECTIONS } from '../../../shared/collectionNames';
import { ROLES } from '../../../shared/roles';
import {
  aComment,
  aContact,
  anAgent,
  aTeam,
  aTicket,
  bootApp,
  by,
  noAutomation,
  signIn,
  type Agent,
} from '../../__tests__/kit';
import { assignTicket, transitionTicket, updateTicket, type TicketRecord } from '../../tickets';
import { aRole } from './deskOfSeveral';

const desk = bootApp();
const T = COLLECTIONS.tickets;
const EMAIL = 'carla-secret@example.test';

let agent: Agent;
let ticket: TicketRecord;

interface Entry {
  id: number;
  entry: string;
  type?: string;
  kind?: string;
  body?: string;
  bodyText?: string;
  attachments?: unknown[];
  changes?: { field: string; fieldLabel: string; fromLabel: string | null; toLabel: string | null }[];
  author?: object;
  actor?: object;
  contact?: object;
}

beforeAll(async () => {
  await noAutomation(desk);
  agent = await signIn(desk, ROLES.agent);
  const contact = await aContact(desk, { name: 'Carla', email: EMAIL });
  ticket = await aTicket(desk, { subject: 'Printer', requesterId: contact.get('id') });
});

async function read(who: Agent, query = '', id: unknown = ticket.id) {
  const { body } = await who.get(`/api/${T}:timeline/${String(id)}${query}`).expect(200);
  const rows: Entry[] = body.data;
  const { hasBefore, hasAfter, firstUnreadId } = body.meta;
  return { rows, meta: { hasBefore, hasAfter, firstUnreadId }, text: JSON.stringify(body) };
}

test('tells who changed what from what to what, in the words of the time and the language of the reader', async () => {
  const ann = await anAgent(desk, { nickname: 'Ann' });
  const team = await aTeam(desk, { name: 'Hardware' });
  await assignTicket(desk.db, ticket.id, { assigneeId: ann.get('id'), teamId: team.get('id') }, by(ann, ROLES.agent));
  await transitionTicket(desk.db, ticket.id, { statusKey: 'open' }, by(ann, ROLES.agent));
  await updateTicket(desk.db, ticket.id, { priorityKey: 'urgent' }, {}, by(ann, ROLES.agent));
  await ann.update({ nickname: 'Anna' });
  await team.update({ name: 'Machines' });
  const { rows } = await read(agent);
  const told = rows.flatMap(({ changes = [], type }) => (type === 'created' ? [] : changes));
  expect(told).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ field: 'assigneeId', fieldLabel: 'Assignee', fromLabel: null, toLabel: 'Ann' }),
      expect.objectContaining({ field: 'teamId', fromLabel: 'Support', toLabel: 'Hardware' }),
      expect.objectContaining({ field: 'statusKey', fieldLabel: 'Status', fromLabel: 'New', toLabel: 'Open' }),
      expect.objectContaining({ field: 'priorityKey', fromLabel: 'Normal', toLabel: 'Urgent' }),
    ]),
  );
  expect(rows.find(({ type }) => type === 'statusChanged')?.actor).toEqual({ id: ann.get('id'), nickname: 'Anna' });
  const chinese = await read(await signIn(desk, ROLES.agent, { locale: 'zh-CN' }));
  const status = chinese.rows.find(({ type }) => type === 'statusChanged')?.changes?.[0];
  expect(status).toMatchObject({ fieldLabel: '状态' });
  expect(status?.toLabel).not.toBe('Open');
});

describe('pages', () => {
  let long: TicketRecord;
  let ids: number[];
  beforeAll(async () => {
    long = await aTicket(desk);
    for (let count = 0; count < 70; count += 1) {
      await aComment(desk, long, { kind: count % 2 ? 'note' : 'reply', body: `<p>${count}</p>` });
    }
    const all = await read(agent, '?limit=200', long.id);
    ids = all.rows.map(({ id }) => Number(id));
    expect(all.meta).toMatchObject({ hasBefore: false, hasAfter: false });
  });

  test('the latest thirty first, earlier ones by the oldest that is known', async () => {
    const latest = await read(agent, '', long.id);
    expect(latest.rows.map(({ id }) => Number(id))).toEqual(ids.slice(-30));
    expect(latest.meta).toMatchObject({ hasBefore: true, hasAfter: false });
    const seen = [...latest.rows];
    while ((await read(agent, `?before=${seen[0].id}`, long.id)).rows.length > 0) {
      seen.unshift(...(await read(agent, `?before=${seen[0].id}`, long.id)).rows);
    }
    expect(seen.map(({ id }) => Number(id))).toEqual(ids);
  });

  test('later ones by the newest that is known', async () => {
    const page = await read(agent, `?after=${ids[10]}&limit=5`, long.id);
    expect(page.rows.map(({ id }) => Number(id))).toEqual(ids.slice(11, 16));
    expect(page.meta).toMatchObject({ hasBefore: true, hasAfter: true });
    expect((await read(agent, `?after=${ids[ids.length - 1]}`, long.id)).rows).toEqual([]);
  });

  test('names the first comment that the reader has not seen', async () => {
    const { meta } = await read(agent, `?seen=${ids[40]}&limit=1`, long.id);
    expect(String(meta.firstUnreadId)).toBe(String(ids[41]));
    expect((await read(agent, `?seen=${ids[ids.length - 1]}`, long.id)).meta.firstUnreadId).toBeNull();
  });

  test('carry a text once, and its beginning', async () => {
    const words = 'word '.repeat(500).trim();
    const wordy = await aTicket(desk);
    await aComment(desk, wordy, { body: `<p>${words}</p>` });
    const { rows } = await read(agent, '', wordy.id);
    const comment = rows.find(({ entry }) => entry === 'comment');
    expect(comment?.body).toBe(`<p>${words}</p>`);
    expect(comment?.bodyText?.length).toBeLessThanOrEqual(200);
    expect(comment?.attachments).toEqual([]);
  });
});

describe('shows each reader what they may see', () => {
  test('no address to who may not read contacts, and no account to anybody', async () => {
    await aComment(desk, ticket, { kind: 'message' });
    await aRole(desk, 'reader', {
      [T]: [{ name: 'view' }],
      [COLLECTIONS.comments]: [{ name: 'view' }],
      [COLLECTIONS.events]: [{ name: 'view' }],
    });
    const { text, rows } = await read(await signIn(desk, 'reader'));
    expect(text).not.toContain(EMAIL);
    expect(text).not.toContain('username');
    expect(rows.some(({ contact }) => JSON.stringify(contact ?? {}).includes('Carla'))).toBe(true);
    expect((await read(agent)).text).toContain(EMAIL);
    expect((await read(agent)).text).not.toContain('username');
  });

  test('changes of the fields of the ticket that the role may view', async () => {
    await aRole(desk, 'subjects', {
      [T]: [{ name: 'view', fields: ['subject', 'status'] }],
      [COLLECTIONS.events]: [{ name: 'view' }],
    });
    const { rows } = await read(await signIn(desk, 'subjects'));
    expect(rows.every(({ entry }) => entry === 'event')).toBe(true);
    const fields = new Set(rows.flatMap(({ changes = [] }) => changes.map(({ field }) => field)));
    expect([...fields].sort()).toEqual(['statusKey', 'subject']);
  });

  test('nothing to who may read neither conversation nor history', async () => {
    await aRole(desk, 'rows', { [T]: [{ name: 'view' }] });
    const rows = await signIn(desk, 'rows');
    await rows.get(`/api/${T}:timeline/${ticket.id}`).expect(403);
  });
});

test('the history is written by the desk alone and never changed', async () => {
  const root = await signIn(desk, 'root');
  const event = await desk.repo(COLLECTIONS.events).findOne({ filter: { ticketId: ticket.id } });
  const id = String(event.get('id'));
  await root.post(`/api/${COLLECTIONS.events}:update/${id}`).send({ type: 'x' }).expect(403);
  await root.post(`/api/${COLLECTIONS.events}:destroy/${id}`).expect(403);
  await root
    .post(`/api/${COLLECTIONS.events}:create`)
    .send({ ticketId: ticket.id, type: 'x', causeKind: 'user' })
    .expect(403);
});
