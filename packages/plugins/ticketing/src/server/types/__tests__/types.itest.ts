import type { Model } from '@nocobase/database';
import { EMPTY_FIELD } from '../../../shared/ticketForm';
import { aCustomer, aTicket, bootApp, noAutomation, signIn, type Agent } from '../../__tests__/kit';
import { publishFields } from '../../kernel/publishFields';
import { createTicket, updateTicket } from '../../tickets';
import { seedForms, seedTypes } from '../seeds';

const desk = bootApp();
let root: Agent;
let agent: Agent;
beforeAll(async () => {
  await noAutomation(desk);
  root = await signIn(desk, 'root');
  agent = await signIn(desk, 'ticketing-agent');
});

const TICKETS = '/api/ticketingTickets';
const create = (values: object, by = agent) => by.post(`${TICKETS}:create`).send(values);
const update = (id: unknown, values: object, by = agent) => by.post(`${TICKETS}:update/${id}`).send(values);
const refusal = ({ status, body }: { status: number; body: { errors?: { code: string; field?: string }[] } }) => ({
  status,
  code: body.errors?.[0].code,
  field: body.errors?.[0].field,
});
const detailsOf = async (ticketId: number | string, collection = 'ticketingDetailsRepair') =>
  desk.repo(collection).findOne({ filter: { ticketId } });
const saveType = (key: string, values: object) => root.post(`/api/ticketingTypes:update/${key}`).send(values);

describe('types that come with the desk', () => {
  test('are five, two with fields of their own in the collection manager', async () => {
    const { body } = await agent.get('/api/ticketingTypes:forms');
    const types: { key: string; form: { name: string }[] }[] = body.data;
    expect(types.map(({ key }) => key)).toEqual(['support', 'account', 'feedback', 'repair', 'complaint']);
    expect(types[3].form.map(({ name }) => name)).toEqual(['serialNumber', 'faultCode']);
    const { body: manager } = await root.get('/api/collections/ticketingDetailsRepair/fields:list?paginate=false');
    expect(manager.data.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['id', 'ticketId', 'ticket', 'serialNumber', 'faultCode']),
    );
  });

  test('stay as an admin made them when the desk is set up again', async () => {
    await saveType('complaint', { label: 'Grumble', form: [] });
    await seedTypes(desk.db);
    await seedForms(desk.db);
    const type = await desk.repo('ticketingTypes').findOne({ filter: { key: 'complaint' } });
    expect(type.get('label')).toBe('Grumble');
    expect(type.get('form')).toEqual([]);
  });

  test('come to a database of an earlier version', async () => {
    await desk
      .repo('ticketingTypes')
      .update({ filter: { key: 'account' }, values: { form: null, icon: 'StarOutlined' } });
    await desk
      .repo('fields')
      .model.destroy({ where: { collectionName: 'ticketingTypes', name: 'form' }, hooks: false });
    await publishFields(desk.db, ['ticketingTypes']);
    await seedForms(desk.db);
    const type = await desk.repo('ticketingTypes').findOne({ filter: { key: 'account' } });
    expect(type.get('form')).toHaveLength(2);
    expect(type.get('icon')).toBe('StarOutlined');
    const known = await desk.repo('fields').count({ filter: { collectionName: 'ticketingTypes', name: 'form' } });
    expect(known).toBe(1);
  });
});

describe('a new ticket', () => {
  test('keeps the fields of its type, by name, and its history tells of them', async () => {
    const { status, body } = await create({
      subject: 'Broken',
      typeKey: 'repair',
      serialNumber: ' A-1 ',
      faultCode: 'E7',
    });
    expect(status).toBe(200);
    expect((await detailsOf(body.data.id)).toJSON()).toMatchObject({ serialNumber: 'A-1', faultCode: 'E7' });
    const [event] = await desk.repo('ticketingEvents').find({ filter: { ticketId: body.data.id } });
    expect(event.get('changes')).toContainEqual({ field: 'serialNumber', from: null, to: 'A-1' });
    const read = await agent.get(`${TICKETS}:get/${body.data.id}?appends=repairDetails`);
    expect(read.body.data.repairDetails).toMatchObject({ serialNumber: 'A-1' });
  });

  test('takes them in `fields`, or as the record that a stock form sends', async () => {
    const bag = await create({ subject: 'x', typeKey: 'repair', fields: { serialNumber: 'B-1' } });
    expect((await detailsOf(bag.body.data.id)).get('serialNumber')).toBe('B-1');
    const form = await create({ subject: 'x', type: { key: 'repair' }, repairDetails: { serialNumber: 'B-2' } });
    expect(form.status).toBe(200);
    expect((await detailsOf(form.body.data.id)).get('serialNumber')).toBe('B-2');
  });

  test('also through a relation of another collection', async () => {
    const contact = await desk.repo('ticketingContacts').create({ values: { name: 'Kim' } });
    const path = `/api/ticketingContacts/${contact.get('id')}/tickets:create`;
    expect(refusal(await root.post(path).send({ subject: 'x', typeKey: 'repair' }))).toMatchObject({
      code: 'FIELD_REQUIRED',
      field: 'serialNumber',
    });
    const made = await root.post(path).send({ subject: 'x', typeKey: 'repair', serialNumber: 'C-1' });
    expect((await detailsOf(made.body.data.id)).get('serialNumber')).toBe('C-1');
  });

  test.each([
    ['nothing of what is required', {}, 'FIELD_REQUIRED', 'serialNumber'],
    ['blanks', { serialNumber: '  ' }, 'FIELD_REQUIRED', 'serialNumber'],
    ['an object', { serialNumber: { $gt: '' } }, 'FIELD_INVALID', 'serialNumber'],
    ['a long text', { serialNumber: 'x'.repeat(300) }, 'FIELD_TOO_LONG', 'serialNumber'],
    ['a field of another type', { serialNumber: 'A', orderNumber: '1' }, 'FIELD_UNKNOWN', 'orderNumber'],
    [
      'a record of another type',
      { serialNumber: 'A', complaintDetails: { orderNumber: '1' } },
      'FIELD_UNKNOWN',
      'complaintDetails',
    ],
    ['a record that is none', { repairDetails: 'A' }, 'FIELD_INVALID', 'repairDetails'],
    ['fields that are a list', { fields: ['A'] }, 'FIELD_INVALID', 'fields'],
    ['a field of nobody', { serialNumber: 'A', fields: { nope: 1 } }, 'FIELD_UNKNOWN', 'nope'],
    ['an inherited name', { serialNumber: 'A', fields: { constructor: 1 } }, 'FIELD_UNKNOWN', 'constructor'],
  ])('with %s is refused, and nothing is left of it', async (_, values, code, field) => {
    const before = await desk.repo('ticketingTickets').count();
    expect(refusal(await create({ subject: 'x', typeKey: 'repair', ...values }))).toEqual({ status: 422, code, field });
    expect(await desk.repo('ticketingTickets').count()).toBe(before);
  });

  test('cannot take somebody else’s record by its id', async () => {
    const victim = await create({ subject: 'x', typeKey: 'repair', serialNumber: 'V' });
    const row = await detailsOf(victim.body.data.id);
    await create({
      subject: 'y',
      typeKey: 'repair',
      repairDetails: { id: row.get('id'), ticketId: 1, serialNumber: 'W' },
    });
    const after = await detailsOf(victim.body.data.id);
    expect(after.get('serialNumber')).toBe('V');
  });

  test('says in words and in the reader’s language what is missing', async () => {
    const chinese = await signIn(desk, 'ticketing-agent', { locale: 'zh-CN' });
    const { body } = await create({ subject: 'x', typeKey: 'repair' }, chinese);
    expect(body.errors[0].message).toContain('序列号');
  });

  test('is asked for nothing when the desk itself makes it', async () => {
    const ticket = await aTicket(desk, { typeKey: 'repair', fields: { faultCode: 'E1' } });
    expect((await detailsOf(ticket.id)).get('faultCode')).toBe('E1');
  });

  test('is made once by a repeated request with its fields', async () => {
    const values = { subject: 'once', typeKey: 'repair', serialNumber: 'I-1' };
    const send = (more: object = {}) =>
      agent
        .post(`${TICKETS}:create`)
        .set('Idempotency-Key', 'types-1')
        .send({ ...values, ...more });
    const [first, second] = [await send(), await send()];
    expect(second.body.data.id).toBe(first.body.data.id);
    expect(refusal(await send({ serialNumber: 'I-2' })).code).toBe('IDEMPOTENCY_KEY_REUSED');
  });
});

describe('a change', () => {
  test('of a type’s field is one version and one line of history', async () => {
    const { body } = await create({ subject: 'x', typeKey: 'repair', serialNumber: 'A' });
    const { id } = body.data;
    const changed = await update(id, { serialNumber: 'B', version: 1 });
    expect(changed.status).toBe(200);
    const ticket = await desk.repo('ticketingTickets').findOne({ filterByTk: id, appends: ['events'] });
    expect(ticket.get('version')).toBe(2);
    expect(ticket.events[1].toJSON()).toMatchObject({
      type: 'updated',
      changes: [{ field: 'serialNumber', from: 'A', to: 'B' }],
    });
    expect(refusal(await update(id, { serialNumber: 'C', version: 1 })).code).toBe('TICKET_STALE');
    expect(await desk.repo('ticketingDetailsRepair').count({ filter: { ticketId: id } })).toBe(1);
  });

  test('cannot empty what is required, nor write what does not fit', async () => {
    const { body } = await create({ subject: 'x', typeKey: 'repair', serialNumber: 'A' });
    expect(refusal(await update(body.data.id, { serialNumber: null }))).toMatchObject({ code: 'FIELD_REQUIRED' });
    expect(refusal(await update(body.data.id, { serialNumber: ['x'] }))).toMatchObject({ code: 'FIELD_INVALID' });
    expect((await detailsOf(body.data.id)).get('serialNumber')).toBe('A');
  });

  test('in the record of a stock form obeys as well', async () => {
    const { body } = await create({ subject: 'x', typeKey: 'repair', serialNumber: 'A' });
    const row = await detailsOf(body.data.id);
    const sent = { repairDetails: { id: row.get('id'), serialNumber: '' } };
    const path = `${TICKETS}:update/${body.data.id}?updateAssociationValues[]=repairDetails`;
    expect(refusal(await agent.post(path).send(sent))).toMatchObject({ code: 'FIELD_REQUIRED', field: 'serialNumber' });
    sent.repairDetails.serialNumber = 'Z';
    expect((await agent.post(path).send(sent)).status).toBe(200);
    expect((await detailsOf(body.data.id)).get('serialNumber')).toBe('Z');
  });

  test('that sends back everything it was shown changes nothing', async () => {
    const { body } = await create({ subject: 'x', typeKey: 'repair', serialNumber: 'A' });
    const shown = await root.get(`${TICKETS}:get/${body.data.id}?appends=repairDetails,complaintDetails,type`);
    const answer = await update(body.data.id, shown.body.data, root);
    expect({ status: answer.status, errors: answer.body.errors }).toEqual({ status: 200 });
    const ticket = await desk.repo('ticketingTickets').findOne({ filterByTk: body.data.id });
    expect(ticket.get('version')).toBe(1);
  });

  test('of the type asks for what the new one requires, and keeps what the old one had', async () => {
    const { body } = await create({ subject: 'x', typeKey: 'repair', serialNumber: 'A' });
    const { id } = body.data;
    expect((await update(id, { typeKey: 'support' })).status).toBe(200);
    expect((await detailsOf(id)).get('serialNumber')).toBe('A');
    expect((await update(id, { typeKey: 'repair' })).status).toBe(200);
    const other = await create({ subject: 'x' });
    expect(refusal(await update(other.body.data.id, { typeKey: 'repair' }))).toMatchObject({ field: 'serialNumber' });
    expect((await update(other.body.data.id, { typeKey: 'repair', serialNumber: 'B' })).status).toBe(200);
    expect((await detailsOf(other.body.data.id)).get('serialNumber')).toBe('B');
  });

  test('may come with a step, a domain function or a table of the collection itself', async () => {
    const { body } = await create({ subject: 'x', typeKey: 'repair', serialNumber: 'A' });
    const { id } = body.data;
    const step = await agent
      .post(`${TICKETS}:transition/${id}`)
      .send({ statusKey: 'open', fields: { faultCode: 'E2' } });
    expect(step.body.data).toMatchObject({ statusKey: 'open', version: 2 });
    const system = {
      actor: { userId: null, contactId: null, roles: [] },
      cause: { kind: 'system', id: null, label: null, depth: 0 },
    } as const;
    await updateTicket(desk.db, id, { faultCode: 'E3' }, {}, system);
    const row = await detailsOf(id);
    expect(row.get('faultCode')).toBe('E3');
    await root.post(`/api/ticketingDetailsRepair:update/${row.get('id')}`).send({ faultCode: 'E4' });
    const ticket = await desk.repo('ticketingTickets').findOne({ filterByTk: id, appends: ['events'] });
    expect(ticket.get('version')).toBe(4);
    expect(ticket.events.at(-1).get('changes')).toEqual([{ field: 'faultCode', from: 'E3', to: 'E4' }]);
    const second = await root.post('/api/ticketingDetailsRepair:create').send({ ticketId: id, faultCode: 'E5' });
    expect(refusal(second)).toMatchObject({ status: 422, code: 'EXTENSION_EXISTS' });
  });

  test('two at once: both are kept, in one record', async () => {
    const { body } = await create({ subject: 'x' });
    await Promise.all([
      update(body.data.id, { typeKey: 'repair', serialNumber: 'A' }),
      update(body.data.id, { typeKey: 'repair', serialNumber: 'B' }),
    ]);
    expect(await desk.repo('ticketingDetailsRepair').count({ filter: { ticketId: body.data.id } })).toBe(1);
  });
});

describe('an admin', () => {
  let made: { collectionName: string; relation: string };

  test('makes a type with fields of its own, and it works at once', async () => {
    const type = await root.post('/api/ticketingTypes:create').send({ key: 'warranty_claim', label: 'Warranty claim' });
    expect(type.status).toBe(200);
    const extension = await root.post('/api/ticketingTypes:makeExtension?filterByTk=warranty_claim').send({});
    made = extension.body.data;
    expect(made).toEqual({ collectionName: 'ticketingDetailsWarrantyClaim', relation: 'warrantyClaimDetails' });
    const add = (field: object) => root.post('/api/ticketingTypes:addField?filterByTk=warranty_claim').send(field);
    const options = [
      { value: 'shop', label: 'Shop' },
      { value: 'web', label: 'Web' },
    ];
    expect((await add({ title: 'Bought at', kind: 'select', options })).body.data).toEqual({ name: 'boughtAt' });
    expect((await add({ title: 'Date of purchase', kind: 'date' })).body.data).toEqual({ name: 'dateOfPurchase' });
    expect((await add({ title: '店铺', kind: 'text' })).body.data).toEqual({ name: 'field' });
    expect((await add({ title: 'Subject', kind: 'text' })).body.data).toEqual({ name: 'subject2' });
    expect(refusal(await add({ title: 'Colour', kind: 'select' }))).toMatchObject({ field: 'options' });

    const form = [
      { ...EMPTY_FIELD, name: 'boughtAt', required: true },
      { ...EMPTY_FIELD, name: 'dateOfPurchase', required: true, seenBy: ['agents'] },
      {
        ...EMPTY_FIELD,
        name: 'field',
        required: true,
        showIf: { match: 'all', conditions: [{ field: 'boughtAt', operator: 'is', value: 'shop' }] },
      },
      { ...EMPTY_FIELD, name: 'priorityKey', defaultValue: 'high', seenBy: ['agents'] },
    ];
    expect((await saveType('warranty_claim', { form })).status).toBe(200);

    const claim = { subject: 'x', typeKey: 'warranty_claim', boughtAt: 'web', dateOfPurchase: '2026-01-02' };
    const ticket = await create({ ...claim, field: 'is hidden' });
    expect(ticket.status).toBe(200);
    expect(ticket.body.data.priorityKey).toBe('high');
    const row = await detailsOf(ticket.body.data.id, made.collectionName);
    expect(row.toJSON()).toMatchObject({ boughtAt: 'web', dateOfPurchase: '2026-01-02', field: null });
    expect(refusal(await create({ ...claim, boughtAt: 'shop' }))).toMatchObject({ field: 'field' });
    expect(refusal(await create({ ...claim, boughtAt: 'moon' }))).toMatchObject({ code: 'FIELD_INVALID' });
  });

  test('a change that hides a field empties it, and says so', async () => {
    const claim = {
      subject: 'x',
      typeKey: 'warranty_claim',
      boughtAt: 'shop',
      dateOfPurchase: '2026-01-02',
      field: 'S',
    };
    const { body } = await create(claim);
    await update(body.data.id, { boughtAt: 'web' });
    expect((await detailsOf(body.data.id, made.collectionName)).get('field')).toBeNull();
    const events = await desk.repo('ticketingEvents').find({ filter: { ticketId: body.data.id }, sort: ['id'] });
    expect(events.at(-1).get('changes')).toContainEqual({ field: 'field', from: 'S', to: null });
  });

  test('chooses a collection that is there, and asking again changes nothing', async () => {
    await root.post('/api/collections:create').send({
      name: 'device_details',
      title: 'Devices',
      autoGenId: false,
      fields: [
        { name: 'id', type: 'bigInt', autoIncrement: true, primaryKey: true, allowNull: false, interface: 'integer' },
        { name: 'color', type: 'string', interface: 'input', uiSchema: { title: 'Colour' } },
      ],
    });
    await root.post('/api/ticketingTypes:create').send({ key: 'device', label: 'Device' });
    const tie = () =>
      root.post('/api/ticketingTypes:makeExtension?filterByTk=device').send({ collectionName: 'device_details' });
    const first = await tie();
    expect(first.body.data).toEqual({ collectionName: 'device_details', relation: 'deviceDetails' });
    expect((await tie()).body.data).toEqual(first.body.data);
    await saveType('device', { form: [{ ...EMPTY_FIELD, name: 'color' }] });
    const { body } = await create({ subject: 'x', typeKey: 'device', color: 'red' });
    expect((await detailsOf(body.data.id, 'device_details')).get('color')).toBe('red');
    expect((await agent.get('/api/device_details:list')).body.data).toHaveLength(1);

    await saveType('device', { extensionField: null, form: [] });
    expect((await detailsOf(body.data.id, 'device_details')).get('color')).toBe('red');
  });

  test.each([
    ['a collection of the desk', 'ticketingTickets'],
    ['users', 'users'],
    ['nothing', 'nope'],
  ])('cannot take %s for the fields of a type', async (_, collectionName) => {
    const answer = await root.post('/api/ticketingTypes:makeExtension?filterByTk=feedback').send({ collectionName });
    expect(refusal(answer)).toMatchObject({ status: 422, code: 'EXTENSION_UNFIT' });
  });

  test('hears what is wrong with a form, of every field', async () => {
    const { status, body } = await saveType('repair', {
      form: [
        { ...EMPTY_FIELD, name: 'nope' },
        { ...EMPTY_FIELD, name: 'serialNumber', required: true, seenBy: [] },
      ],
    });
    expect(status).toBe(422);
    expect(body.errors[0]).toMatchObject({ code: 'FORM_FIELD_UNKNOWN', field: 'form.nope' });
    expect(body.errors[0].problems.map(({ code }: { code: string }) => code)).toEqual([
      'FORM_FIELD_UNKNOWN',
      'FORM_REQUIRED_HIDDEN',
    ]);
    expect(body.errors[0].problems[1].message).toContain('Serial number');
    expect(refusal(await saveType('repair', { form: 'x' })).code).toBe('FORM_INVALID');
    const type = await desk.repo('ticketingTypes').findOne({ filter: { key: 'repair' } });
    expect(type.get('form')).toHaveLength(2);
  });

  test('cannot delete a type that tickets are of; deactivated, nobody chooses it any more', async () => {
    const { body } = await create({ subject: 'x', typeKey: 'feedback' });
    const answer = await root.post('/api/ticketingTypes:destroy/feedback');
    expect(refusal(answer)).toMatchObject({ status: 409, code: 'TYPE_IN_USE' });
    expect(answer.body.errors[0].message).toMatch(/\b1 tickets/);
    await saveType('feedback', { isActive: false });
    expect(refusal(await create({ subject: 'x', typeKey: 'feedback' }))).toMatchObject({ code: 'TYPE_INACTIVE' });
    expect((await update(body.data.id, { subject: 'still works' })).status).toBe(200);
    expect(refusal(await saveType('support', { isActive: false })).code).toBe('TYPE_DEFAULT_ACTIVE');
  });

  test('deletes a type that nobody uses; its fields and their data stay', async () => {
    await root.post('/api/ticketingTypes:create').send({ key: 'brief', label: 'Brief' });
    await root.post('/api/ticketingTypes:makeExtension?filterByTk=brief').send({});
    const used = await root.post('/api/collections:destroy/ticketingDetailsBrief');
    expect(refusal(used)).toMatchObject({ status: 409, code: 'EXTENSION_IN_USE' });
    expect((await root.post('/api/ticketingTypes:destroy/brief')).status).toBe(200);
    expect(desk.db.hasCollection('ticketingDetailsBrief')).toBe(true);
  });

  test.each([
    [{ label: 'x' }, 'FIELD_REQUIRED'],
    [{ key: 'Bad key', label: 'x' }, 'TYPE_KEY_INVALID'],
    [{ key: 'nolabel' }, 'FIELD_REQUIRED'],
  ])('%j is no type', async (values, code) => {
    expect(refusal(await root.post('/api/ticketingTypes:create').send(values))).toMatchObject({ status: 422, code });
  });

  test('alone changes types: an agent, a light agent and a customer do not', async () => {
    for (const role of ['ticketing-agent', 'ticketing-light-agent', 'ticketing-customer']) {
      const caller = await signIn(desk, role);
      for (const [action, values] of [
        ['create', { key: 'evil', label: 'x' }],
        ['makeExtension?filterByTk=support', {}],
        ['addField?filterByTk=repair', { title: 'x', kind: 'text' }],
        ['destroy/account', {}],
      ] as const) {
        expect((await caller.post(`/api/ticketingTypes:${action}`).send(values)).status).toBe(403);
      }
      expect((await caller.get('/api/ticketingTypes:palette?filterByTk=repair')).status).toBe(403);
    }
  });
});

describe('who sees the fields of a type', () => {
  test('a light agent reads them and does not write them', async () => {
    const light = await signIn(desk, 'ticketing-light-agent');
    const { body } = await create({ subject: 'x', typeKey: 'repair', serialNumber: 'L' });
    const form = await light.get(`${TICKETS}:form?filterByTk=${body.data.id}`);
    expect(form.body.data).toMatchObject({ type: { key: 'repair' }, values: { serialNumber: 'L', faultCode: null } });
    expect((await update(body.data.id, { serialNumber: 'M' }, light)).status).toBe(403);
    const row = await detailsOf(body.data.id);
    for (const by of [light, agent]) {
      const answer = await by.post(`/api/ticketingDetailsRepair:update/${row.get('id')}`).send({ serialNumber: 'M' });
      expect(answer.status).toBe(403);
    }
    expect((await detailsOf(body.data.id)).get('serialNumber')).toBe('L');
  });

  test('who sees their own tickets only, sees only the fields of those', async () => {
    await root.post('/api/roles:create').send({ name: 'own', title: 'Own', strategy: { actions: [] } });
    const scope = await desk.repo('dataSourcesRolesResourcesScopes').create({
      values: {
        name: 'mine',
        resourceName: 'ticketingTickets',
        dataSourceKey: 'main',
        scope: { assigneeId: '{{$user.id}}' },
      },
    });
    const fields = [...desk.db.getCollection('ticketingTickets').fields.keys()];
    await root.post('/api/roles/own/dataSourceResources:create').send({
      dataSourceKey: 'main',
      name: 'ticketingTickets',
      usingActionsConfig: true,
      actions: ['view', 'update'].map((name) => ({ name, fields, scope: { id: scope.get('id') } })),
    });
    const own = await signIn(desk, 'own');
    const me: Model = await desk.repo('users').findOne({ filter: { 'roles.name': 'own' } });
    const mine = await createTicket(
      desk.db,
      { subject: 'mine', typeKey: 'repair', assigneeId: me.get('id'), fields: { serialNumber: 'MINE' } },
      {
        actor: { userId: null, contactId: null, roles: [] },
        cause: { kind: 'system', id: null, label: null, depth: 0 },
      },
    );
    const other = await aTicket(desk, { typeKey: 'repair', fields: { serialNumber: 'OTHER' } });
    const list = await own.get('/api/ticketingDetailsRepair:list');
    expect(list.body.data.map(({ serialNumber }: { serialNumber: string }) => serialNumber)).toEqual(['MINE']);
    expect((await own.get(`${TICKETS}:form?filterByTk=${other.id}`)).status).toBe(404);
    expect((await own.get(`${TICKETS}:form?filterByTk=${mine.id}`)).body.data.values.serialNumber).toBe('MINE');
    expect((await own.get(`${TICKETS}:list?appends=repairDetails`)).status).toBe(403);
    const oracle = JSON.stringify({ 'repairDetails.serialNumber.$includes': 'OTH' });
    expect((await own.get(`${TICKETS}:list?filter=${oracle}`)).status).toBe(403);
    expect((await update(other.id, { serialNumber: 'X' }, own)).status).toBe(404);
  });

  test('somebody without a part of the desk reads nothing, whatever their general permissions', async () => {
    await root
      .post('/api/roles:create')
      .send({ name: 'reader', title: 'Reader', strategy: { actions: ['view', 'update'] } });
    const reader = await signIn(desk, 'reader');
    for (const name of ['ticketingDetailsRepair', 'device_details']) {
      expect((await reader.get(`/api/${name}:list`)).status).toBe(403);
    }
  });

  test('a customer meets them in the portal, as far as the form shows them to customers', async () => {
    const customer = await signIn(desk, await aCustomer(desk), { role: 'ticketing-customer' });
    const portal = (action: string, values: object) => customer.post(`/api/ticketingPortal:${action}`).send(values);
    const types = (await customer.get('/api/ticketingPortal:types')).body.data;
    const claim = types.find(({ key }: { key: string }) => key === 'warranty_claim');
    expect(claim.form.map(({ name }: { name: string }) => name)).toEqual(['boughtAt', 'field']);
    expect(types.map(({ key }: { key: string }) => key)).not.toContain('feedback');

    const ticket = { subject: 'x', body: '<p>y</p>', typeKey: 'warranty_claim' };
    expect(refusal(await portal('create', ticket))).toEqual({ status: 422, code: 'FIELD_REQUIRED', field: 'boughtAt' });
    const hidden = { ...ticket, fields: { boughtAt: 'web', dateOfPurchase: '2026-01-01' } };
    expect(refusal(await portal('create', hidden))).toMatchObject({ code: 'FIELD_UNKNOWN', field: 'dateOfPurchase' });
    const made = await portal('create', { ...ticket, fields: { boughtAt: 'shop', field: 'Corner shop' } });
    expect(made.status).toBe(200);
    expect(made.body.data.fields.map(({ name, value }: { name: string; value: unknown }) => [name, value])).toEqual([
      ['boughtAt', 'shop'],
      ['field', 'Corner shop'],
    ]);
    expect((await customer.get('/api/ticketingDetailsWarrantyClaim:list')).status).toBe(403);
    expect((await customer.get('/api/ticketingTypes:forms')).status).toBe(403);
    await saveType('warranty_claim', { forCustomers: false });
    expect(refusal(await portal('create', ticket)).code).toBe('FIELD_INVALID');
  });
});

test('the fields of a ticket go with it', async () => {
  const { body } = await create({ subject: 'x', typeKey: 'repair', serialNumber: 'GONE' });
  expect((await root.post(`${TICKETS}:destroy/${body.data.id}`)).status).toBe(200);
  expect(await desk.repo('ticketingDetailsRepair').count({ filter: { serialNumber: 'GONE' } })).toBe(0);
});

test('all of it is there after a restart', async () => {
  await desk.restart();
  const again = await signIn(desk, 'ticketing-agent');
  const answer = await create({ subject: 'x', typeKey: 'repair' }, again);
  expect(refusal(answer)).toMatchObject({ code: 'FIELD_REQUIRED', field: 'serialNumber' });
  expect((await create({ subject: 'x', typeKey: 'repair', serialNumber: 'A' }, again)).status).toBe(200);
});
