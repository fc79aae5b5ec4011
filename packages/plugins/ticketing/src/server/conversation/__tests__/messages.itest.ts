import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Model } from '@nocobase/database';
import {
  aComment,
  aContact,
  aTeam,
  aTicket,
  aUser,
  anAgent,
  bootApp,
  eventually,
  noAutomation,
  signIn,
  type Agent,
} from '../../__tests__/kit';
import type { TicketRecord } from '../../tickets';
import { purgeFiles } from '../attachments/purge';

const desk = bootApp();
let root: Agent;
let ann: Agent;
let ben: Agent;
let annUser: Model;
let benUser: Model;
beforeAll(async () => {
  await noAutomation(desk);
  annUser = await anAgent(desk, { nickname: 'Ann' });
  benUser = await anAgent(desk, { nickname: 'Ben' });
  [root, ann, ben] = [await signIn(desk, 'root'), await signIn(desk, annUser), await signIn(desk, benUser)];
});

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const act = (agent: Agent, action: string, id: unknown, values: object = {}) =>
  agent.post(`/api/ticketingTickets:${action}/${String(id)}`).send(values);
const upload = (agent: Agent, content: Buffer | string = PNG, name = 'screen.png') =>
  agent.post('/api/ticketingAttachments:store').attach('file', Buffer.from(content), name);
const uploaded = async (agent: Agent, name = 'screen.png', content: Buffer | string = PNG): Promise<number> =>
  (await upload(agent, content, name).expect(200)).body.data.id;
const download = (agent: Agent, id: unknown) =>
  agent.get(`/api/ticketingAttachments:download?filterByTk=${String(id)}`);
const comments = (id: unknown) =>
  desk.repo('ticketingComments').find({ filter: { ticketId: String(id) }, sort: ['id'], appends: ['attachments'] });
const errorOf = ({ status, body }: { status: number; body: { errors?: object[] } }) => ({
  status,
  ...body.errors?.[0],
});

describe('a file', () => {
  test('is stored under a name that cannot be guessed, where the web server does not look', async () => {
    const { body } = await upload(ann, PNG, '报告 \u202E<b>.png').expect(200);
    expect(body.data).toMatchObject({ name: '报告 b.png', mimetype: 'image/png', isImage: true, size: PNG.length });
    expect(Object.keys(body.data)).not.toContain('url');
    const row = await desk.repo('ticketingAttachments').findOne({ filterByTk: body.data.id });
    expect(row.get('filename')).toMatch(/^[0-9a-f]{32}\.png$/);
    const file = path.join(process.env.STORAGE_PATH ?? '', 'ticketing', row.get('filename'));
    expect(existsSync(file)).toBe(true);
    expect(file).not.toContain('uploads');
  });

  test.each([
    ['setup.exe', 'x', 'FILE_TYPE_REFUSED', 422],
    ['holiday.png', Buffer.from([0x4d, 0x5a, 0x90, 0, 3]), 'FILE_TYPE_REFUSED', 422],
    ['run.txt', '#!/bin/sh\nrm -rf /', 'FILE_TYPE_REFUSED', 422],
    ['empty.txt', '', 'FIELD_REQUIRED', 422],
    ['large.bin', Buffer.alloc(26 * 1024 * 1024), 'FILE_TOO_LARGE', 413],
  ])('%s is refused', async (name, content, code, status) => {
    const answer = await upload(ann, content, name);
    expect(errorOf(answer)).toMatchObject({ status, code, field: 'file' });
  });

  test('that is none is refused', async () => {
    expect(errorOf(await ann.post('/api/ticketingAttachments:store').send({}))).toMatchObject({
      code: 'FIELD_REQUIRED',
    });
    const other = await ann.post('/api/ticketingAttachments:store').attach('picture', PNG, 'a.png');
    expect(errorOf(other)).toMatchObject({ status: 422, field: 'file' });
  });

  test('belongs to its uploader until a message takes it, and then to whoever reads the message', async () => {
    const { id } = await aTicket(desk);
    const file = await uploaded(ann);
    await download(ann, file).expect(200);
    await download(ben, file).expect(404);
    expect(errorOf(await act(ben, 'reply', id, { body: 'mine?', attachments: [file] }))).toMatchObject({
      status: 422,
      code: 'FIELD_INVALID',
      field: 'attachments.0',
    });
    const { body } = await act(ann, 'reply', id, { body: '', attachments: [file] }).expect(200);
    const got = await download(ben, file).expect(200);
    expect(got.body.equals(PNG)).toBe(true);
    const again = await act(ann, 'reply', id, { body: 'again', attachments: [file] });
    expect(errorOf(again)).toMatchObject({ status: 422, field: 'attachments.0' });
    const { data } = (await ann.get(`/api/ticketingTickets:timeline/${String(id)}`)).body;
    const entry = data.find((row: { id: unknown }) => String(row.id) === String(body.data.comment.id));
    expect(entry.attachments).toMatchObject([{ name: 'screen.png', isImage: true }]);
    expect(errorOf(await ann.post(`/api/ticketingAttachments:discard/${file}`))).toMatchObject({ status: 404 });
  });

  test('two messages at once cannot both take it', async () => {
    const { id } = await aTicket(desk);
    const file = await uploaded(ann);
    const answers = await Promise.all(
      ['one', 'two'].map((body) => act(ann, 'reply', id, { body, attachments: [file] })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(await comments(id)).toHaveLength(1);
  });

  test('of an internal note is for those who read notes: no customer, no stranger, no address of the platform', async () => {
    const contact = await aContact(desk);
    const customer = await aUser(desk, { role: 'ticketing-customer' });
    await contact.update({ userId: customer.get('id') });
    const { id } = await aTicket(desk, { requesterId: contact.get('id') });
    const file = await uploaded(ann, 'secret.txt', 'secret');
    await act(ann, 'note', id, { body: 'inside', attachments: [file] }).expect(200);
    const others = [await signIn(desk, customer), await signIn(desk, 'member')];
    for (const other of others) {
      expect([403, 404]).toContain((await download(other, file)).status);
      expect([403, 404]).toContain((await other.get(`/files/main/main/ticketingAttachments/${file}.txt`)).status);
      expect([403, 404]).toContain((await other.get(`/api/ticketingAttachments:get/${file}`)).status);
      expect([403, 404]).toContain((await other.get('/api/ticketingAttachments:list')).status);
      expect([403, 404]).toContain((await other.post(`/api/ticketingAttachments:createTemporaryURL/${file}`)).status);
      expect([403, 404]).toContain(
        (await other.post(`/api/ticketingAttachments:update/${file}`).send({ title: 'x' })).status,
      );
      const appended = await other.get(`/api/ticketingComments:list?appends[]=attachments`);
      expect([403, 404]).toContain(appended.status);
      expect((await upload(other)).status).toBe(403);
    }
    const stock = await ann.get(`/files/main/main/ticketingAttachments/${file}.txt`).expect(200);
    expect(stock.headers['content-disposition']).toMatch(/^attachment/);
    for (const insider of [root, ann]) {
      expect((await insider.get('/api/ticketingAttachments:list')).status).toBeGreaterThanOrEqual(403);
      expect((await insider.post(`/api/ticketingAttachments:createTemporaryURL/${file}`)).status).toBe(404);
      const appended = await insider.get(
        `/api/ticketingComments:list?filter={"ticketId":${String(id)}}&appends[]=attachments`,
      );
      expect(appended.body.data[0].attachments).toHaveLength(1);
    }
    const attached = await root.post('/api/ticketingAttachments:create').attach('file', PNG, 'past-the-door.png');
    expect(attached.status).toBe(404);
  });

  test('of a ticket outside the scope of a role does not exist for it', async () => {
    const narrowUser = await anAgent(desk);
    const mine = await aTicket(desk, { assigneeId: narrowUser.get('id') });
    const other = await aTicket(desk);
    const files = [await uploaded(ann), await uploaded(ann)];
    await act(ann, 'reply', mine.id, { body: 'x', attachments: [files[0]] }).expect(200);
    await act(ann, 'reply', other.id, { body: 'x', attachments: [files[1]] }).expect(200);
    const own = { assigneeId: '{{ctx.state.currentUser.id}}' };
    const scope = await root
      .post('/api/dataSources/main/rolesResourcesScopes:create')
      .send({ name: 'own', resourceName: 'ticketingTickets', scope: own })
      .expect(200);
    await root
      .post('/api/roles:create')
      .send({ name: 'own-only', title: 'Own', strategy: { actions: [] } })
      .expect(200);
    const grant = (name: string, actions: object[]) =>
      root
        .post('/api/roles/own-only/dataSourceResources:create')
        .send({ name, dataSourceKey: 'main', usingActionsConfig: true, actions })
        .expect(200);
    const all = (name: string) => [...desk.db.getCollection(name).fields.keys()];
    await grant('ticketingTickets', [
      { name: 'view', fields: all('ticketingTickets'), scope: { id: scope.body.data.id } },
    ]);
    await grant('ticketingComments', [{ name: 'view', fields: all('ticketingComments') }]);
    await desk
      .repo('users')
      .update({ filterByTk: narrowUser.get('id'), values: { roles: ['ticketing-agent', 'own-only'] } });
    const narrow = await signIn(desk, narrowUser, { role: 'own-only' });
    await download(narrow, files[0]).expect(200);
    await download(narrow, files[1]).expect(404);
    expect((await narrow.get('/api/ticketingComments:list?appends[]=attachments')).status).toBe(403);
    expect((await narrow.get(`/api/ticketingComments:original/1`)).status).toBe(404);
  });

  test('is shown in a page only when its bytes are those of a picture', async () => {
    const { id } = await aTicket(desk);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
    const files = [
      await uploaded(ann),
      await uploaded(ann, 'x.png', svg),
      await uploaded(ann, 'x.html', '<script>1</script>'),
    ];
    await act(ann, 'reply', id, { body: 'x', attachments: files }).expect(200);
    const [picture, svgFile, page] = await Promise.all(files.map((file) => download(ann, file).expect(200)));
    expect(picture.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(picture.headers['content-disposition']).toMatch(/^inline/);
    expect(picture.headers['content-security-policy']).toContain('sandbox');
    for (const { headers } of [svgFile, page]) {
      expect(headers['content-type']).toBe('application/octet-stream');
      expect(headers['content-disposition']).toMatch(/^attachment/);
    }
  });

  test('that no message took is deleted after its time, and one whose message went goes too', async () => {
    const ticket = await aTicket(desk);
    const [left, attached] = [await uploaded(ann), await uploaded(ann)];
    const { body } = await act(ann, 'reply', ticket.id, { body: 'x', attachments: [attached] }).expect(200);
    const model = desk.db.getModel('ticketingAttachments');
    await model.update({ expiresAt: new Date(0) }, { where: { id: left } });
    await purgeFiles(desk.db);
    expect(await model.count({ where: { id: [left, attached] } })).toBe(1);
    await root.post(`/api/ticketingComments:destroy/${body.data.comment.id}`).expect(200);
    await purgeFiles(desk.db);
    expect(await model.count({ where: { id: attached } })).toBe(0);
  });

  test('cannot be put into a message by a stock form', async () => {
    const { id } = await aTicket(desk);
    const file = await uploaded(root);
    const answer = await root
      .post('/api/ticketingComments:create')
      .send({ ticketId: id, kind: 'note', body: 'x', attachments: [file] });
    expect(answer.status).toBeGreaterThanOrEqual(403);
    expect(await desk.db.getModel('ticketingCommentAttachments').count({ where: { attachmentId: file } })).toBe(0);
  });
});

describe('a draft', () => {
  const draft = async (agent: Agent, id: unknown) =>
    (await agent.get(`/api/ticketingTickets:draft/${String(id)}`).expect(200)).body.data;

  test('is kept for its author alone, by ticket and mode', async () => {
    const { id, number } = await aTicket(desk);
    const file = await uploaded(ann);
    const saved = await act(ann, 'saveDraft', id, { mode: 'reply', content: { text: 'Half a', attachments: [file] } });
    expect(saved.body.data).toEqual({ mode: 'reply', version: 1 });
    await act(ann, 'saveDraft', id, { mode: 'note', content: { text: 'inside' } }).expect(200);
    const kept = await draft(ann, id);
    expect(kept).toHaveLength(2);
    expect(kept.find(({ mode }: { mode: string }) => mode === 'reply')).toMatchObject({
      version: 1,
      content: { text: 'Half a' },
      files: [{ name: 'screen.png' }],
    });
    expect(await draft(ben, id)).toEqual([]);
    expect(await draft(root, id)).toEqual([]);
    const list = (await ann.get('/api/ticketingTickets:drafts').expect(200)).body.data;
    expect(list).toEqual(
      expect.arrayContaining([expect.objectContaining({ number, mode: 'reply', excerpt: 'Half a' })]),
    );
    expect((await root.get('/api/ticketingTickets:drafts')).body.data).toEqual([]);
    for (const path of [':list', ':get/1', ':query', `:list?filter={"ticketId":${String(id)}}`]) {
      expect((await root.get(`/api/ticketingDrafts${path}`)).status).toBe(404);
      expect((await root.get(`/api/ticketingPendingMessages${path}`)).status).toBe(404);
    }
  });

  test('written from two places at once is refused to one of them, and loses nothing', async () => {
    const { id } = await aTicket(desk);
    const save = (version: number, text: string) =>
      act(ann, 'saveDraft', id, { mode: 'reply', version, content: { text } });
    const first = await Promise.all([save(0, 'phone'), save(0, 'desk')]);
    expect(first.map(({ status }) => status).sort()).toEqual([200, 409]);
    await save(1, 'newer').expect(200);
    expect(errorOf(await save(1, 'older'))).toMatchObject({ status: 409, code: 'DRAFT_STALE' });
    expect((await draft(ann, id))[0]).toMatchObject({ version: 2, content: { text: 'newer' } });
  });

  test('goes in the transaction that sends it, and stays when sending is refused', async () => {
    const { id } = await aTicket(desk);
    await act(ann, 'saveDraft', id, { mode: 'reply', content: { text: 'Hello' } }).expect(200);
    await act(ann, 'reply', id, { body: 'Hello', draft: true, statusKey: 'nope' }).expect(422);
    expect(await draft(ann, id)).toHaveLength(1);
    await act(ann, 'reply', id, { body: 'Hello', draft: true }).expect(200);
    expect(await draft(ann, id)).toHaveLength(0);
    expect((await act(ann, 'saveDraft', id, { mode: 'reply', version: 1, content: { text: 'late' } })).status).toBe(
      409,
    );
  });

  test.each([
    [{ mode: 'sms', content: { text: 'x' } }, 'mode'],
    [{ mode: 'reply', content: { text: 'x'.repeat(1_000_001) } }, 'content.text'],
    [{ mode: 'reply', content: { text: 'x', userId: 5 } }, 'content.userId'],
    [{ mode: 'reply', userId: 5, content: { text: 'x' } }, 'userId'],
  ])('refuses %#', async (values, field) => {
    const { id } = await aTicket(desk);
    expect(errorOf(await act(ann, 'saveDraft', id, values))).toMatchObject({ status: 422, field });
  });
});

describe('sending that can be undone', () => {
  const send = (agent: Agent, id: unknown, values: object = {}) =>
    act(agent, 'reply', id, { body: '<p>Hello</p>', undoSeconds: 60, ...values });
  const undo = (agent: Agent, id: unknown, commentId: unknown) => act(agent, 'undoSend', id, { commentId });
  const pending = async (agent: Agent, id: unknown) =>
    (await agent.get(`/api/ticketingTickets:pending/${String(id)}`).expect(200)).body.data;
  const isDue = () =>
    desk.db.getModel('ticketingJobs').update({ runAt: new Date(0) }, { where: { name: 'conversation.send' } });

  test('leaves no trace in the ticket until it is out', async () => {
    const ticket = await aTicket(desk, { body: 'Help' });
    const { body } = await send(ann, ticket.id, { statusKey: 'pending' }).expect(200);
    expect(body.data.comment).toMatchObject({ kind: 'reply', deliveryState: 'pending', body: '<p>Hello</p>' });
    expect(body.data).toMatchObject({ messageCount: 1, statusKey: 'new', version: 1 });
    expect(await comments(ticket.id)).toHaveLength(1);
    expect(await pending(ben, ticket.id)).toMatchObject([
      { isMine: false, author: { nickname: 'Ann' }, failure: null },
    ]);
    const light = await signIn(desk, 'ticketing-light-agent');
    expect((await undo(light, ticket.id, body.data.comment.id)).status).toBe(403);
    expect((await undo(ben, ticket.id, body.data.comment.id)).status).toBe(404);
  });

  test('goes out when its time has come, also after a restart, once', async () => {
    const { id } = await aTicket(desk, { body: 'Help' });
    const file = await uploaded(ann);
    await send(ann, id, { statusKey: 'pending', attachments: [file] }).expect(200);
    await isDue();
    await desk.restart();
    [root, ann, ben] = [await signIn(desk, 'root'), await signIn(desk, annUser), await signIn(desk, benUser)];
    await eventually(async () => expect(await comments(id)).toHaveLength(2), 20_000);
    const [, reply] = await comments(id);
    expect(reply.get('attachments')).toHaveLength(1);
    expect(String(reply.get('authorId'))).toBe(String(annUser.get('id')));
    const ticket: TicketRecord = await desk.repo('ticketingTickets').findOne({ filterByTk: String(id) });
    expect(ticket).toMatchObject({ statusKey: 'pending', messageCount: 2 });
    expect(await pending(ann, id)).toEqual([]);
  });

  test('gives the draft back, above what was typed meanwhile', async () => {
    const { id } = await aTicket(desk);
    const file = await uploaded(ann);
    const content = { text: 'Hello', cc: ['boss@example.test'], attachments: [file] };
    await act(ann, 'saveDraft', id, { mode: 'reply', content }).expect(200);
    const { body } = await send(ann, id, { draft: true, attachments: [file] }).expect(200);
    await act(ann, 'saveDraft', id, { mode: 'reply', content: { text: 'and more' } }).expect(200);
    const undone = await undo(ann, id, body.data.comment.id).expect(200);
    expect(undone.body.data).toMatchObject({
      mode: 'reply',
      version: 2,
      content: { ...content, text: 'Hello\n\nand more' },
    });
    expect(errorOf(await undo(ann, id, body.data.comment.id))).toMatchObject({ status: 409, code: 'ALREADY_SENT' });
    await isDue();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(await comments(id)).toHaveLength(0);
  });

  test('either goes out or comes back, never both and never neither', async () => {
    const { id } = await aTicket(desk);
    const rounds = 6;
    let undone = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { body } = await send(ann, id, { body: `round ${round}`, undoSeconds: 1 }).expect(200);
      await new Promise((resolve) => setTimeout(resolve, 700 + round * 500));
      const { status } = await undo(ann, id, body.data.comment.id);
      expect([200, 409]).toContain(status);
      if (status === 200) undone += 1;
    }
    await eventually(async () => expect(await pending(ann, id)).toEqual([]));
    const sent = await comments(id);
    expect(sent).toHaveLength(rounds - undone);
    expect(new Set(sent.map((row: Model) => row.get('body'))).size).toBe(sent.length);
  });

  test('that cannot go out any more waits for its author', async () => {
    const { id } = await aTicket(desk, { statusKey: 'open' });
    const { body } = await send(ann, id, { statusKey: 'pending' }).expect(200);
    await act(root, 'transition', id, { statusKey: 'closed' }).expect(200);
    await isDue();
    await eventually(async () => expect(await pending(ann, id)).toMatchObject([{ failure: 'TRANSITION_NOT_ALLOWED' }]));
    expect(await comments(id)).toHaveLength(0);
    const back = await undo(ann, id, body.data.comment.id).expect(200);
    expect(back.body.data.content).toMatchObject({ text: 'Hello' });
  });

  test('is refused at once for what would be refused later', async () => {
    const { id } = await aTicket(desk);
    expect((await send(ann, id, { body: '' })).status).toBe(422);
    expect((await send(ann, id, { statusKey: 'merged' })).status).toBe(422);
    expect((await send(ann, id, { undoSeconds: 3_600 })).status).toBe(422);
    expect((await send(ann, id, { attachments: [424242] })).status).toBe(422);
    expect(await pending(ann, id)).toEqual([]);
  });
});

describe('an answer to what has been answered meanwhile', () => {
  test('asks first', async () => {
    const { id } = await aTicket(desk, { body: 'Help' });
    const [first] = await comments(id);
    const seenCommentId = Number(first.get('id'));
    await aComment(desk, { id, requesterId: null }, { kind: 'note', by: benUser });
    await act(ann, 'reply', id, { body: 'mine', seenCommentId }).expect(200);
    await act(ann, 'reply', id, { body: 'mine again', seenCommentId }).expect(200);
    const refused = await act(ben, 'reply', id, { body: 'late', seenCommentId });
    expect(errorOf(refused)).toMatchObject({ status: 409, code: 'NEWER_MESSAGES', field: 'seenCommentId' });
    await act(ben, 'reply', id, { body: 'all the same', seenCommentId, force: true }).expect(200);
  });

  test('counts a colleague who is about to send', async () => {
    const { id } = await aTicket(desk);
    const [one, two] = await Promise.all(
      [ann, ben].map((agent) => act(agent, 'reply', id, { body: 'me', seenCommentId: 0, undoSeconds: 60 })),
    );
    expect([one.status, two.status].sort()).toEqual([200, 409]);
  });
});

describe('mentions', () => {
  const notified = (userId: unknown) =>
    desk.db.getModel('notificationInAppMessages').findAll({ where: { userId: String(userId) } });

  test('of people and teams make followers of those who may read, and tell them, but not the author', async () => {
    const [cat, dan, out] = [await anAgent(desk), await anAgent(desk), await aUser(desk, { role: 'member' })];
    const team = await aTeam(desk, { members: [dan, out, annUser] });
    const { id } = await aTicket(desk, { subject: 'Look {{here}}' });
    const mentions = [cat.get('id'), { type: 'team', id: team.get('id') }];
    const { body } = await act(ann, 'note', id, { body: 'please {{look}}', mentions }).expect(200);
    const ids = [cat, dan, annUser].map((user) => Number(user.get('id')));
    expect(body.data.comment.mentions.map(Number).sort()).toEqual(ids.sort());
    expect(await desk.db.getModel('ticketingFollowers').count({ where: { ticketId: id } })).toBe(3);
    const [event] = await desk.repo('ticketingEvents').find({ filter: { ticketId: String(id), type: 'mentioned' } });
    expect(event.get('commentId')).toBeTruthy();
    await eventually(async () => expect(await notified(cat.get('id'))).toHaveLength(1));
    const [message] = await notified(dan.get('id'));
    expect(message.get('title')).toBe('Ann mentioned you');
    expect(message.get('content')).toContain('please {{look}}');
    expect(await notified(annUser.get('id'))).toHaveLength(0);
    expect(await notified(out.get('id'))).toHaveLength(0);
  });

  test('of somebody who may not read the ticket is refused', async () => {
    const out = await aUser(desk, { role: 'member' });
    const { id } = await aTicket(desk);
    const answer = await act(ann, 'note', id, { body: 'x', mentions: [out.get('id')] });
    expect(errorOf(answer)).toMatchObject({ status: 422, code: 'MENTION_NO_ACCESS', field: 'mentions' });
    expect((await act(ann, 'note', id, { body: 'x', mentions: [{ type: 'team', id: 424242 }] })).status).toBe(422);
    expect(await comments(id)).toHaveLength(0);
  });
});

describe('other kinds', () => {
  test('a forward goes to a third party with the messages that were chosen, and the customer never sees it', async () => {
    const { id } = await aTicket(desk, {
      body: '<p>Broken</p>',
      requester: { email: 'f@example.test', name: '<b>Fay' },
    });
    const file = await uploaded(ann);
    await act(ann, 'reply', id, { body: 'Look', attachments: [file] }).expect(200);
    await act(ann, 'note', id, { body: 'secret' }).expect(200);
    const [message, reply, note] = (await comments(id)).map((row: Model) => row.get('id'));
    const forward = { body: '<p>Please repair</p>', to: ['repair@partner.test'], commentIds: [message, reply] };
    const { body } = await act(ann, 'forward', id, forward).expect(200);
    expect(body.data.comment).toMatchObject({
      kind: 'forward',
      direction: 'outbound',
      deliveryState: 'queued',
      to: ['repair@partner.test'],
    });
    expect(body.data.comment.bodyText).toContain('Broken');
    expect(body.data.comment.body).toContain('&lt;b&gt;Fay');
    expect(body.data.messageCount).toBe(2);
    const sent = (await comments(id)).at(-1);
    expect(sent.get('attachments')).toHaveLength(1);
    const refused = await act(ann, 'forward', id, { ...forward, commentIds: [note] });
    expect(errorOf(refused)).toMatchObject({ status: 422, field: 'commentIds' });
    const foreign = await aTicket(desk, { body: 'Other' });
    const [other] = await comments(foreign.id);
    expect((await act(ann, 'forward', id, { ...forward, commentIds: [other.get('id')] })).status).toBe(422);
    expect((await act(ann, 'forward', id, { ...forward, to: [] })).status).toBe(422);
  });

  test.each([
    'a@b.test\nBcc: c@d.test',
    'a@b.test, c@d.test',
    'Ann <a@b.test>',
    'a@b.test\u2028x',
    '"a b"@c.test',
    'a',
  ])('%j is no address', async (address) => {
    const { id } = await aTicket(desk);
    expect((await act(ann, 'forward', id, { body: 'x', to: [address] })).status).toBe(422);
    expect((await act(ann, 'reply', id, { body: 'x', bcc: [address] })).status).toBe(422);
  });

  test('a call is written down for colleagues', async () => {
    const { id } = await aTicket(desk);
    const { body } = await act(ann, 'call', id, { body: 'He called', direction: 'inbound', minutes: 7 }).expect(200);
    expect(body.data.comment).toMatchObject({ kind: 'call', direction: 'inbound', minutes: 7, channel: 'phone' });
    expect(body.data.messageCount).toBe(0);
    const light = await signIn(desk, 'ticketing-light-agent');
    expect((await act(light, 'call', id, { body: 'x' })).status).toBe(403);
    expect((await act(light, 'forward', id, { body: 'x', to: ['a@b.test'] })).status).toBe(403);
  });

  test('a note answers another of the same ticket, and one is pinned', async () => {
    const { id } = await aTicket(desk);
    const { body } = await act(ann, 'note', id, { body: 'What now?' }).expect(200);
    const parentId = body.data.comment.id;
    const answer = await act(ben, 'note', id, { body: 'Wait', parentId }).expect(200);
    expect(String(answer.body.data.comment.parentId)).toBe(String(parentId));
    const other = await aTicket(desk);
    expect(errorOf(await act(ben, 'note', other.id, { body: 'x', parentId }))).toMatchObject({ field: 'parentId' });
    const pinned = await act(ann, 'pin', id, { commentId: parentId }).expect(200);
    expect(pinned.body.data.pinnedAt).toBeTruthy();
    await act(ann, 'pin', id, { commentId: parentId, pinned: false }).expect(200);
    expect((await act(ann, 'pin', other.id, { commentId: parentId })).status).toBe(404);
  });

  test('what came in is kept as it was, for whoever reads the message', async () => {
    const { id } = await aTicket(desk, { body: '<p>Hi</p><script>steal()</script>' });
    const [comment] = await comments(id);
    expect(comment.get('hasOriginal')).toBe(true);
    const url = `/api/ticketingComments:original/${String(comment.get('id'))}`;
    expect((await ann.get(url).expect(200)).body.data.html).toBe('<p>Hi</p><script>steal()</script>');
    expect((await (await signIn(desk, 'member')).get(url)).status).toBe(403);
    expect((await (await signIn(desk, 'ticketing-customer')).get(url)).status).toBe(403);
  });
});

describe('bad input', () => {
  const count = (id: unknown) => desk.repo('ticketingComments').count({ filter: { ticketId: String(id) } });

  test.each([
    ['10 MB of HTML', `<p>${'x'.repeat(10_000_000)}</p>`, [413, 422]],
    ['2 MB of HTML', `<p>${'x'.repeat(2_000_000)}</p>`, [422]],
    ['10,000 nested tags', `${'<div>'.repeat(10_000)}x`, [422]],
    ['only invisible characters', '\u200B\u202E\uFEFF\u2066', [422]],
    ['a NUL byte alone', '\u0000', [422]],
  ])('%s gets a clear answer and leaves nothing', async (_, body, statuses) => {
    const { id } = await aTicket(desk);
    for (const action of ['reply', 'note', 'call']) {
      const answer = await act(ann, action, id, { body });
      expect(statuses).toContain(answer.status);
      expect(answer.body.errors[0].message).toBeTruthy();
    }
    expect(await count(id)).toBe(0);
  });

  test('NUL bytes, halves of characters and bytes that are no UTF-8 are stored as what can be read', async () => {
    const { id } = await aTicket(desk);
    await act(ann, 'reply', id, { body: 'a\u0000b \uD83D c \u200Bd' }).expect(200);
    const raw = Buffer.concat([Buffer.from('{"body":"caf'), Buffer.from([0xe9, 0xff]), Buffer.from('"}')]);
    await ann
      .post(`/api/ticketingTickets:reply/${String(id)}`)
      .set('Content-Type', 'application/json')
      .send(raw.toString('latin1'))
      .expect(200);
    for (const row of await comments(id)) expect(row.get('body').isWellFormed()).toBe(true);
    expect((await comments(id))[0].get('body')).toBe('ab \uFFFD c \u200Bd');
  });
});
