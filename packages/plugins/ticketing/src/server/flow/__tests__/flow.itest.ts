import { aTicket, bootApp, noAutomation, signIn, type Agent } from '../../__tests__/kit';
import type { EditableStatus, FlowChange, FlowDocument, FlowStep } from '../../../shared/flowDocument';
import { flowProblems } from '../../../shared/flowProblems';
import { EMPTY_FIELD } from '../../../shared/ticketForm';

const desk = bootApp();
let root: Agent;
beforeAll(async () => {
  await noAutomation(desk);
  root = await signIn(desk, 'root');
});

const flow = async (typeKey: string | null = null, who = root): Promise<FlowDocument> => {
  const { body } = await who.get(`/api/ticketingTransitions:flow?typeKey=${typeKey ?? ''}`);
  return body.data;
};
const save = (change: Partial<FlowChange>, who = root) => who.post('/api/ticketingTransitions:saveFlow').send(change);
const act = (action: string, id: unknown, values: object = {}) =>
  root.post(`/api/ticketingTickets:${action}/${String(id)}`).send(values);
const stock = (action: string, values: object = {}, key?: unknown) => {
  const [resource, name] = action.split(':');
  return root.post(`/api/${resource}:${name}${key === undefined ? '' : `/${String(key)}`}`).send(values);
};
const step = (fromKey: string, toKey: string, more: Partial<FlowStep> = {}): FlowStep => ({
  ...{ fromKey, toKey, roles: [], requiredFields: [], commentRequired: false, confirm: false, confirmText: null },
  position: 0,
  ...more,
});
const aStatus = (key: string, more: Partial<EditableStatus> = {}): EditableStatus => ({
  ...{ key, category: 'open', label: `Status ${key}`, customerLabel: null, color: 'gold', translations: null },
  position: 200,
  ...more,
});
const whole = ({ typeKey, version, steps, layout }: FlowDocument): FlowChange => ({
  ...{ typeKey, version, layout },
  transitions: steps,
});
const aType = (key: string) => desk.repo('ticketingTypes').create({ values: { key, label: `Type ${key}` } });
const brief = ({ status, body }: { status: number; body: { errors?: { code: string; field?: string }[] } }) => ({
  status,
  code: body.errors?.[0].code,
  field: body.errors?.[0].field,
});

describe('the seeded flow', () => {
  test('is sound, placed, and comes with all that an editor needs', async () => {
    const document = await flow();
    expect(flowProblems({ ...document, placed: Object.keys(document.layout) })).toEqual([]);
    expect(document).toMatchObject({ typeKey: null, isOwn: true });
    expect(document.steps).toHaveLength(25);
    expect(Object.keys(document.layout)).toHaveLength(7);
    expect(document.types.map(({ key }) => key)).toContain('support');
    expect(document.roles.map(({ name }) => name)).toContain('ticketing-supervisor');
    expect(document.roles.map(({ name }) => name)).not.toContain('root');
    const field = (name: string) => document.fields.find((one) => one.name === name);
    expect(field('assignee')).toMatchObject({ isFillable: true, interface: 'm2o' });
    expect(field('number')).toMatchObject({ isFillable: false });
  });

  test('saved as it is, nothing changes, not even the version', async () => {
    const before = await flow();
    const { body } = await save(whole(before));
    expect(body.data.steps).toEqual(before.steps);
    const again = await save(whole(body.data));
    expect(again.body.data.version).toBe(body.data.version);
  });
});

describe('saving', () => {
  test('a status, its steps and its place at once; tickets obey', async () => {
    const before = await flow();
    const { status, body } = await save({
      ...whole(before),
      statuses: [aStatus('parts', { category: 'onHold', translations: { 'zh-CN': { label: '等待配件' } } })],
      transitions: [
        ...before.steps,
        step('open', 'parts', { commentRequired: true, confirm: true, confirmText: 'Really?', position: 60 }),
        step('parts', 'open'),
      ],
      layout: { ...before.layout, parts: { x: 12.5, y: -40 } },
    });
    expect(body.errors).toBeUndefined();
    expect(status).toBe(200);
    expect(body.data.layout.parts).toEqual({ x: 12.5, y: -40 });
    expect(body.data.version).not.toBe(before.version);
    const { id } = await aTicket(desk, { statusKey: 'open' });
    expect(brief(await act('transition', id, { statusKey: 'parts' }))).toMatchObject({ code: 'COMMENT_REQUIRED' });
    expect((await act('transition', id, { statusKey: 'parts', comment: 'Ordered' })).status).toBe(200);
    expect((await act('transition', id, { statusKey: 'closed' })).status).toBe(422);
    const steps = (await root.get(`/api/ticketingTickets:allowedTransitions/${String(id)}`)).body.data;
    expect(steps).toMatchObject([{ toKey: 'open', fields: [], status: { key: 'open', category: 'open' } }]);
    await act('transition', id, { statusKey: 'open' });
  });

  test('a flow with problems is refused with each where it is, in words, and nothing of it is kept', async () => {
    const before = await flow();
    const bad: Partial<FlowChange> = {
      ...whole(before),
      statuses: [aStatus('lonely')],
      transitions: [
        ...before.steps.filter(({ fromKey }) => fromKey !== 'pending'),
        step('open', 'merged', { roles: ['ghost'], requiredFields: ['number', 'nope'] }),
      ],
      layout: { ...before.layout, lonely: { x: 0, y: 0 } },
    };
    const { status, body } = await save(bad);
    expect(status).toBe(422);
    expect(body.errors[0].code).toBe('FLOW_INVALID');
    const { problems } = body.errors[0];
    const at = { fromKey: 'open', toKey: 'merged' };
    expect(
      problems.map(({ code, statusKey, step: place }: Record<string, unknown>) => [code, statusKey ?? place]),
    ).toEqual([
      ['FLOW_DEAD_END', 'pending'],
      ['FLOW_UNREACHABLE', 'lonely'],
      ['FLOW_DEAD_END', 'lonely'],
      ['FLOW_STEP_MERGED', at],
      ['FLOW_ROLE_UNKNOWN', at],
      ['FLOW_FIELD_UNFILLABLE', at],
      ['FLOW_FIELD_UNKNOWN', at],
    ]);
    expect(problems[0].message).toBe(
      'No step leads out of “Pending”, and it is not final: tickets would be stuck there.',
    );
    const chinese = await save(bad, await signIn(desk, 'root', { locale: 'zh-CN' }));
    expect(chinese.body.errors[0].problems[0].message).toContain('没有步骤离开');
    expect(await flow()).toEqual(before);
  });

  test('of admins who save at once on the same version, one wins and the others lose nothing', async () => {
    const before = await flow();
    const answers = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name) =>
        save({
          ...whole(before),
          statuses: [aStatus(`race_${name}`)],
          transitions: [...before.steps, step('open', `race_${name}`), step(`race_${name}`, 'closed')],
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(answers.map(brief)).toContainEqual({ status: 409, code: 'FLOW_STALE', field: 'version' });
    const after = await flow();
    expect(after.statuses.filter(({ key }) => key.startsWith('race_'))).toHaveLength(1);
    expect(after.steps).toHaveLength(before.steps.length + 2);
    const winner = after.statuses.find(({ key }) => key.startsWith('race_'))?.key ?? '';
    const cleaned = after.steps.filter(({ fromKey, toKey }) => fromKey !== winner && toKey !== winner);
    const { [winner]: _, ...layout } = after.layout;
    const removed = await save({ ...whole(after), transitions: cleaned, layout, removedStatuses: [winner] });
    expect(removed.status).toBe(200);
    expect(removed.body.data.statuses.map(({ key }: EditableStatus) => key)).not.toContain(winner);
  });

  test('who only draws steps is not disturbed by a renamed status, who changes statuses is', async () => {
    const seen = await flow();
    await stock('ticketingStatuses:update', { customerLabel: 'Renamed meanwhile' }, 'open');
    const drawn = await save({ ...whole(seen), layout: { ...seen.layout, open: { x: 5, y: 5 } } });
    expect(drawn.status).toBe(200);
    const open = seen.statuses.find(({ key }) => key === 'open');
    const stale = await save({ ...whole(drawn.body.data), version: seen.version, statuses: open ? [open] : [] });
    expect(brief(stale)).toMatchObject({ status: 409, code: 'FLOW_STALE' });
  });

  test('a step changed by a stock form makes the version stale', async () => {
    const seen = await flow();
    await desk.repo('ticketingTransitions').update({
      filter: { fromKey: 'open', toKey: 'pending', typeKey: null },
      values: { confirm: true },
    });
    expect(brief(await save(whole(seen)))).toMatchObject({ status: 409, code: 'FLOW_STALE' });
  });

  test.each<[string, unknown, string]>([
    ['no version', { version: undefined }, 'version'],
    ['an unknown key', { nope: 1 }, 'nope'],
    ['a type that does not exist', { typeKey: 'nope' }, 'typeKey'],
    ['steps that are none', { transitions: 'all' }, 'transitions'],
    ['a key with markup', { statuses: [aStatus('<script>')] }, 'statuses.0.key'],
    ['an empty label', { statuses: [aStatus('x', { label: ' \u0000 ' })] }, 'statuses.0.label'],
    ['a category of its own', { statuses: [{ ...aStatus('x'), category: 'done' }] }, 'statuses.0.category'],
    [
      'a colour that is more than one',
      { statuses: [aStatus('x', { color: 'red;background:url(//x)' })] },
      'statuses.0.color',
    ],
    ['a place nowhere', { layout: { new: { x: 1e300, y: 0 } } }, 'layout.new.x'],
    ['a status to remove that is not there', { removedStatuses: ['nope'] }, 'removedStatuses'],
    ['a text of a megabyte', { statuses: [aStatus('x', { label: 'x'.repeat(1_000_000) })] }, 'statuses.0.label'],
  ])('refuses %s', async (_, more, field) => {
    const before = await flow();
    const answer = await save({ ...whole(before), ...(more as object) });
    expect(brief(answer)).toMatchObject({ status: 422, field });
    expect(await flow()).toEqual(before);
  });

  test('is for those who configure the desk', async () => {
    const admin = await signIn(desk, 'ticketing-admin');
    expect((await save(whole(await flow(null, admin)), admin)).status).toBe(200);
    const document = await flow();
    for (const role of ['ticketing-supervisor', 'ticketing-agent', 'ticketing-light-agent', 'ticketing-customer']) {
      const other = await signIn(desk, role);
      expect((await other.get('/api/ticketingTransitions:flow')).status).toBe(403);
      expect((await save(whole(document), other)).status).toBe(403);
      expect((await other.post('/api/ticketingTransitions:resetFlow').send({ typeKey: 'support' })).status).toBe(403);
    }
  });
});

describe('a status that is needed', () => {
  test('cannot be deleted while tickets stand there, by no path', async () => {
    await aTicket(desk, { statusKey: 'cancelled' });
    const count = await desk.repo('ticketingTickets').count({ filter: { statusKey: 'cancelled' } });
    const answer = await stock('ticketingStatuses:destroy', {}, 'cancelled');
    expect(brief(answer)).toEqual({ status: 409, code: 'STATUS_IN_USE', field: 'key' });
    expect(answer.body.errors[0].message).toContain(`(${count})`);
    await expect(desk.db.getModel('ticketingStatuses').destroy({ where: { key: 'cancelled' } })).rejects.toThrow(
      'STATUS_IN_USE',
    );
    const document = await flow();
    const without = document.steps.filter(({ fromKey, toKey }) => ![fromKey, toKey].includes('cancelled'));
    const { cancelled: _, ...layout } = document.layout;
    const saved = await save({ ...whole(document), transitions: without, layout, removedStatuses: ['cancelled'] });
    expect(brief(saved)).toMatchObject({ status: 422, code: 'FLOW_INVALID' });
    expect(saved.body.errors[0].problems[0]).toMatchObject({ code: 'STATUS_IN_USE', statusKey: 'cancelled', count });
    expect(await flow()).toEqual(document);
  });

  test('cannot be deleted while steps lead there', async () => {
    const answer = await stock('ticketingStatuses:destroy', {}, 'on_hold');
    expect(answer.body.errors[0]).toMatchObject({ code: 'STATUS_IN_FLOW', problems: [{ statusKey: 'on_hold' }] });
    expect(answer.status).toBe(409);
  });

  test('as the last beginning, the last end, or where merged tickets go', async () => {
    for (const [key, code] of [
      ['new', 'STATUS_LAST_INITIAL'],
      ['merged', 'STATUS_LAST_MERGED'],
    ]) {
      expect(brief(await stock('ticketingStatuses:destroy', {}, key))).toMatchObject({ code });
      expect(brief(await stock('ticketingStatuses:update', { category: 'open' }, key))).toMatchObject({ code });
    }
  });

  test('one that nothing needs goes', async () => {
    expect((await stock('ticketingStatuses:create', { key: 'idle', label: 'Idle', category: 'open' })).status).toBe(
      200,
    );
    expect((await stock('ticketingStatuses:destroy', {}, 'idle')).status).toBe(200);
    expect(await desk.repo('ticketingStatuses').count({ filter: { key: 'idle' } })).toBe(0);
  });

  test('keeps its key, and its category while tickets stand there; its words may change', async () => {
    await aTicket(desk, { statusKey: 'pending' });
    expect(brief(await stock('ticketingStatuses:update', { category: 'open' }, 'pending'))).toEqual({
      ...{ status: 409, code: 'STATUS_CATEGORY_IN_USE', field: 'category' },
    });
    expect(brief(await stock('ticketingStatuses:update', { key: 'other' }, 'pending'))).toMatchObject({ field: 'key' });
    const before = (await desk.repo('ticketingStatuses').findOne({ filterByTk: 'pending' })).toJSON();
    expect((await stock('ticketingStatuses:update', { label: 'With the customer' }, 'pending')).status).toBe(200);
    const after = (await desk.repo('ticketingStatuses').findOne({ filterByTk: 'pending' })).toJSON();
    expect({ ...after, label: before.label, updatedAt: before.updatedAt }).toEqual(before);
    // What a stock form sends back unchanged is no change.
    const row = (await root.get('/api/ticketingStatuses:get/pending')).body.data;
    expect((await stock('ticketingStatuses:update', { ...row, color: 'cyan' }, 'pending')).status).toBe(200);
  });

  test('a category that would break a flow is refused, a harmless one is not', async () => {
    expect(await desk.repo('ticketingTickets').count({ filter: { statusKey: 'resolved' } })).toBe(0);
    const merged = await stock('ticketingStatuses:update', { category: 'merged' }, 'resolved');
    expect(brief(merged)).toMatchObject({ status: 422, code: 'FLOW_STEP_MERGED', field: 'category' });
    expect((await stock('ticketingStatuses:update', { category: 'open' }, 'resolved')).status).toBe(200);
    expect((await stock('ticketingStatuses:update', { category: 'resolved' }, 'resolved')).status).toBe(200);
  });

  test.each([
    [{ key: 'x y', label: 'X', category: 'open' }, 'key'],
    [{ key: 'x', label: '', category: 'open' }, 'label'],
    [{ key: 'x', label: 'X', category: 'done' }, 'category'],
    [{ key: 'x', label: 'X' }, 'category'],
  ])('made by a stock form is checked: %j', async (values, field) => {
    expect(brief(await stock('ticketingStatuses:create', values))).toMatchObject({ status: 422, field });
  });

  test('goes or is entered, never both at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const key = `brief_${round}`;
      const before = await flow();
      const added = await save({
        ...whole(before),
        statuses: [aStatus(key)],
        transitions: [...before.steps, step('open', key), step(key, 'closed')],
      });
      expect(added.status).toBe(200);
      const { id } = await aTicket(desk, { statusKey: 'open' });
      const [moved, removed] = await Promise.all([
        act('transition', id, { statusKey: key }),
        save({ ...whole(before), version: added.body.data.version, removedStatuses: [key] }),
      ]);
      const { statusKey } = await desk.repo('ticketingTickets').findOne({ filterByTk: String(id) });
      const isThere = (await desk.repo('ticketingStatuses').count({ filter: { key } })) === 1;
      expect({ moved: moved.status, removed: removed.status, statusKey, isThere }).toEqual(
        moved.status === 200
          ? { moved: 200, removed: 422, statusKey: key, isThere: true }
          : { moved: 422, removed: 200, statusKey: 'open', isThere: false },
      );
      if (isThere) await act('transition', id, { statusKey: 'closed' });
      const after = await flow();
      const { [key]: _, ...layout } = after.layout;
      if (isThere) await save({ ...whole(before), version: after.version, layout, removedStatuses: [key] });
    }
  });
});

describe('steps written row by row', () => {
  const create = (values: object) => stock('ticketingTransitions:create', values);
  const idOf = async (fromKey: string, toKey: string, typeKey: string | null = null) => {
    const row = await desk.repo('ticketingTransitions').findOne({ filter: { fromKey, toKey, typeKey } });
    return String(row.get('id'));
  };

  test.each([
    [{ fromKey: 'open', toKey: 'nowhere' }, 'FLOW_STATUS_UNKNOWN', 'toKey'],
    [{ fromKey: 'open', toKey: 'open' }, 'FLOW_STEP_TO_ITSELF', 'toKey'],
    [{ fromKey: 'open', toKey: 'merged' }, 'FLOW_STEP_MERGED', 'toKey'],
    [{ fromKey: 'new', toKey: 'open' }, 'FLOW_STEP_TWICE', 'toKey'],
    [{ fromKey: 'resolved', toKey: 'new', roles: ['ghost'] }, 'FLOW_ROLE_UNKNOWN', 'roles'],
    [{ fromKey: 'resolved', toKey: 'new', requiredFields: ['nope'] }, 'FLOW_FIELD_UNKNOWN', 'requiredFields'],
    [{ fromKey: 'resolved', toKey: 'new', requiredFields: ['closedAt'] }, 'FLOW_FIELD_UNFILLABLE', 'requiredFields'],
    [{ fromKey: 'resolved', toKey: 'new', typeKey: 'nope' }, 'FIELD_INVALID', 'typeKey'],
    [{ fromKey: 'resolved' }, 'FIELD_REQUIRED', 'toKey'],
  ])('must be right by themselves: %j', async (values, code, field) => {
    expect(brief(await create(values))).toEqual({ status: 422, code, field });
  });

  test('a flow grows step by step', async () => {
    await aType('slow');
    for (const [fromKey, toKey] of [
      ['new', 'on_hold'],
      ['on_hold', 'closed'],
    ]) {
      expect((await create({ typeKey: 'slow', fromKey, toKey })).status).toBe(200);
    }
    const document = await flow('slow');
    expect(document).toMatchObject({ isOwn: true });
    expect(flowProblems(document)).toEqual([]);
  });

  test('no row takes the last way out from under tickets', async () => {
    await aType('narrow');
    await create({ typeKey: 'narrow', fromKey: 'new', toKey: 'on_hold' });
    await create({ typeKey: 'narrow', fromKey: 'on_hold', toKey: 'closed' });
    const { id } = await aTicket(desk, { typeKey: 'narrow', statusKey: 'on_hold' });
    const row = await idOf('on_hold', 'closed', 'narrow');
    const refused = await stock('ticketingTransitions:destroy', {}, row);
    expect(brief(refused)).toEqual({ status: 409, code: 'FLOW_STRANDS_TICKETS', field: 'fromKey' });
    expect(refused.body.errors[0].problems).toMatchObject([{ statusKey: 'on_hold', count: 1 }]);
    expect(brief(await stock('ticketingTransitions:update', { fromKey: 'new' }, row)).code).toBe(
      'FLOW_STRANDS_TICKETS',
    );
    await act('transition', id, { statusKey: 'closed' });
    expect((await stock('ticketingTransitions:destroy', {}, row)).status).toBe(200);
  });

  test('nor the last one from where new tickets begin', async () => {
    await aType('gate');
    await create({ typeKey: 'gate', fromKey: 'new', toKey: 'closed' });
    await create({ typeKey: 'gate', fromKey: 'closed', toKey: 'open' });
    const row = await idOf('new', 'closed', 'gate');
    expect(brief(await stock('ticketingTransitions:destroy', {}, row))).toMatchObject({ code: 'FLOW_START_CLOSED' });
  });

  test('the first step of a type must not leave its tickets behind', async () => {
    await aType('busy');
    await aTicket(desk, { typeKey: 'busy', statusKey: 'open' });
    const first = { typeKey: 'busy', fromKey: 'new', toKey: 'closed' };
    expect(brief(await create(first))).toMatchObject({ status: 409, code: 'FLOW_STRANDS_TICKETS' });
    expect((await create({ ...first, fromKey: 'open' })).status).toBe(200);
  });
});

describe('the flow of a type', () => {
  test('begins as the common one, is its own when saved, and can be given back', async () => {
    await aType('refit');
    const common = await flow('refit');
    expect(common).toMatchObject({ typeKey: 'refit', isOwn: false });
    expect(common.steps).toHaveLength((await flow()).steps.length);
    const own = await save({
      ...whole(common),
      statuses: [aStatus('intake', { category: 'new' }), aStatus('bench')],
      transitions: [step('intake', 'bench'), step('bench', 'closed')],
      layout: { intake: { x: 0, y: 0 }, bench: { x: 300, y: 0 }, closed: { x: 600, y: 0 } },
    });
    expect(own.body.errors).toBeUndefined();
    expect(own.body.data).toMatchObject({ isOwn: true });
    // A new ticket of the type begins where its flow begins.
    const ticket = await aTicket(desk, { typeKey: 'refit' });
    expect(ticket.statusKey).toBe('intake');
    expect((await aTicket(desk)).statusKey).toBe('new');
    await act('transition', ticket.id, { statusKey: 'bench' });

    const reset = (version?: string) => stock('ticketingTransitions:resetFlow', { typeKey: 'refit', version });
    expect(brief(await reset(common.version))).toMatchObject({ status: 409, code: 'FLOW_STALE' });
    const stuck = await reset(own.body.data.version);
    expect(brief(stuck)).toMatchObject({ status: 409, code: 'FLOW_STRANDS_TICKETS' });
    expect(stuck.body.errors[0].message).toContain('Status bench');
    await act('transition', ticket.id, { statusKey: 'closed' });
    const back = await reset(own.body.data.version);
    expect(back.body.data).toMatchObject({ isOwn: false });
    expect((await act('transition', ticket.id, { statusKey: 'open' })).status).toBe(200);
  });

  test('asks for nothing that its form shows only once it is given', async () => {
    await aType('circle');
    const shown = (field: string) => ({ match: 'all', conditions: [{ field, operator: 'isFilled' }] });
    const field = (name: string, after: string) => ({ ...EMPTY_FIELD, name, showIf: shown(after) });
    const form = [field('priorityKey', 'teamId'), field('teamId', 'priorityKey')];
    // As it may stand in the database, whatever the page of types accepts.
    await desk.db.getModel('ticketingTypes').update({ form }, { where: { key: 'circle' }, hooks: false });
    await desk
      .repo('ticketingTypes')
      .update({ filterByTk: 'slow', values: { label: 'Anything, so that it is read anew' } });
    const document = await flow('circle');
    const steps = [step('new', 'open'), step('open', 'closed', { requiredFields: ['priorityKey'] })];
    const saved = await save({ ...whole(document), transitions: steps, layout: {} });
    expect(saved.body.errors[0].problems).toMatchObject([
      { code: 'FLOW_FIELD_CYCLE', step: { fromKey: 'open', toKey: 'closed' } },
    ]);
    expect((await flow('circle')).isOwn).toBe(false);
  });

  test('cannot leave behind tickets that followed the common one', async () => {
    await aType('late');
    await aTicket(desk, { typeKey: 'late', statusKey: 'pending' });
    const document = await flow('late');
    const saved = await save({ ...whole(document), transitions: [step('new', 'closed')], layout: {} });
    expect(saved.body.errors[0].problems).toMatchObject([{ code: 'FLOW_STRANDS_TICKETS', statusKey: 'pending' }]);
  });
});

test('allowed transitions tell all that a step will ask for', async () => {
  const document = await flow();
  const transitions = document.steps.map((one) =>
    one.fromKey === 'open' && one.toKey === 'closed'
      ? {
          ...one,
          requiredFields: ['assignee', 'subject'],
          confirm: true,
          confirmText: 'For good?',
          commentRequired: true,
        }
      : one,
  );
  expect((await save({ ...whole(document), transitions })).status).toBe(200);
  const { id } = await aTicket(desk, { statusKey: 'open' });
  const chinese = await signIn(desk, 'root', { locale: 'zh-CN' });
  const { body } = await chinese.get(`/api/ticketingTickets:allowedTransitions/${String(id)}`);
  const found = body.data.find(({ toKey }: FlowStep) => toKey === 'closed');
  expect(found).toMatchObject({
    ...{ confirm: true, confirmText: 'For good?', commentRequired: true },
    fields: [
      { name: 'assignee', title: '受理人', interface: 'm2o', isFilled: false },
      { name: 'subject', interface: 'input', isFilled: true },
    ],
    status: { category: 'closed', color: 'default' },
  });
  expect(found.status.customerLabel).toBeTruthy();
  const refused = await act('transition', id, { statusKey: 'closed', comment: 'Done' });
  expect(refused.body.errors[0]).toMatchObject({ code: 'FIELD_REQUIRED', field: 'assignee' });
  expect(refused.body.errors[0].message).toContain('Assignee');
  const wrong = await act('transition', id, { statusKey: 'new' });
  expect(wrong.body.errors[0].message).toBe('The status cannot change from “Open” to “New”.');
});
