import type { Model } from '@nocobase/database';
import type { Agent, TestDesk } from '../../../__tests__/kit';
import { bootApp, signIn } from '../../../__tests__/kit';

const desk = bootApp();
let root: Agent;
let shops = 0;

beforeAll(async () => {
  root = await signIn(desk, 'root');
});

/** A collection that a builder makes in the collection manager. */
async function aCollection(values: Record<string, unknown> = {}): Promise<string> {
  shops += 1;
  const name = `shop${shops}`;
  const created = await root.post('/api/collections:create').send({
    name,
    title: `Shop ${shops}`,
    titleField: 'name',
    autoGenId: false,
    fields: [
      { name: 'id', type: 'bigInt', interface: 'integer', autoIncrement: true, primaryKey: true, allowNull: false },
      { name: 'name', type: 'string', interface: 'input' },
      { name: 'mail', type: 'string', interface: 'email' },
      { name: 'mobile', type: 'string', interface: 'phone' },
      { name: 'keeper', type: 'belongsTo', interface: 'm2o', target: 'users', foreignKey: 'keeperId' },
    ],
    ...values,
  });
  expect(created.status).toBe(200);
  return name;
}

const bind = (values: Record<string, unknown>, as = root) =>
  as.post('/api/ticketingBindings:bind').send({ role: 'customer', ...values });

async function unbindAll(): Promise<void> {
  for (const binding of await desk.repo('ticketingBindings').find()) {
    const r = await root.post(`/api/ticketingBindings:unbind/${binding.get('id')}`);
    expect(r.status).toBe(200);
  }
}

const fieldRow = (collectionName: string, name: string, of: TestDesk = desk) =>
  of.repo('fields').findOne({ filter: { collectionName, name } });

afterEach(unbindAll);

describe('candidates', () => {
  test('are the collections that people made, with what their fields seem to mean', async () => {
    const name = await aCollection();
    const { body } = await root.get('/api/ticketingBindings:candidates').expect(200);
    const names: string[] = body.data.map((candidate: { collectionName: string }) => candidate.collectionName);
    expect(names).toContain(name);
    expect(names).not.toEqual(expect.arrayContaining(['users']));
    expect(names.filter((one) => one.startsWith('ticketing'))).toEqual([]);
    expect(body.data.find((one: { collectionName: string }) => one.collectionName === name).guess).toEqual({
      titleField: 'name',
      emailField: 'mail',
      phoneField: 'mobile',
      ownerField: null,
    });
  });

  test('are not told to people who do not administer', async () => {
    const member = await signIn(desk, 'member');
    expect((await member.get('/api/ticketingBindings:candidates')).status).toBe(403);
    expect((await bind({ collectionName: await aCollection() }, member)).status).toBe(403);
  });
});

describe('binding', () => {
  test('makes relations in both directions that stock requests use at once', async () => {
    const name = await aCollection();
    const { body, status } = await bind({ collectionName: name, titleField: 'name', emailField: 'mail' });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ collectionName: name, fieldName: 'customer', reverseFieldName: 'tickets' });

    const shop = await root.post(`/api/${name}:create`).send({ name: 'Corner shop' });
    const ticket = await root
      .post(`/api/${name}/${shop.body.data.id}/tickets:create`)
      .send({ subject: 'The till is stuck' });
    expect(ticket.status).toBe(200);
    const read = await root.get(`/api/ticketingTickets:get/${ticket.body.data.id}?appends=customer`);
    expect(read.body.data.customer).toMatchObject({ name: 'Corner shop' });
    const listed = await root.get(`/api/${name}/${shop.body.data.id}/tickets:list`);
    expect(listed.body.data.map((row: { subject: string }) => row.subject)).toEqual(['The till is stuck']);
  });

  test('is seen by the collection manager, and outlives a restart', async () => {
    const name = await aCollection();
    await bind({ collectionName: name, emailField: 'mail' }).expect(200);
    const forward = await fieldRow('ticketingTickets', 'customer');
    const reverse = await fieldRow(name, 'tickets');
    expect(forward.get('reverseKey')).toBe(reverse.get('key'));
    expect(forward.get('uiSchema').title).toMatch(/^\{\{t\("Customer"/);
    await desk.restart();
    root = await signIn(desk, 'root');
    const { status } = await root.get(`/api/ticketingTickets:list?appends=customer`);
    expect(status).toBe(200);
    expect(desk.db.getCollection(name).getField('tickets').options.foreignKey).toBe(forward.get('foreignKey'));
  });

  test('refers to keys of whatever type the collection has', async () => {
    const name = await aCollection({
      fields: [
        { name: 'code', type: 'string', interface: 'input', primaryKey: true, allowNull: false },
        { name: 'name', type: 'string', interface: 'input' },
      ],
    });
    await bind({ collectionName: name }).expect(200);
    await root.post(`/api/${name}:create`).send({ code: 'north', name: 'North' }).expect(200);
    const { body } = await root.post(`/api/${name}/north/tickets:create`).send({ subject: 'Cold' });
    const read = await root.get(`/api/ticketingTickets:get/${body.data.id}?appends=customer`);
    expect(read.body.data.customer).toMatchObject({ code: 'north' });
  });

  test('keeps the other indexes of the tickets and adds one for the key', async () => {
    const indexesOf = async () => {
      const found = (await desk.db.sequelize
        .getQueryInterface()
        .showIndex(desk.db.getCollection('ticketingTickets').getTableNameWithSchema())) as {
        fields: { attribute: string }[];
      }[];
      return found.map(({ fields }) => fields.map(({ attribute }) => attribute).join());
    };
    const before = await indexesOf();
    await bind({ collectionName: await aCollection() }).expect(200);
    const { foreignKey } = (await fieldRow('ticketingTickets', 'customer')).get();
    const after = await indexesOf();
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toContain(foreignKey);
    await unbindAll();
    expect(await indexesOf()).toEqual(expect.arrayContaining(before));
  });

  test('takes a free name when a builder used ours', async () => {
    const name = await aCollection();
    await root
      .post(`/api/collections/${name}/fields:create`)
      .send({ name: 'tickets', type: 'string', interface: 'input' });
    await root
      .post('/api/collections/ticketingTickets/fields:create')
      .send({ name: 'customer', type: 'string', interface: 'input' })
      .expect(200);
    const { body } = await bind({ collectionName: name });
    expect(body.data).toMatchObject({ fieldName: 'customer2', reverseFieldName: 'tickets2' });
    await unbindAll();
    expect(await fieldRow(name, 'tickets')).not.toBeNull();
    await desk.db
      .getModel('fields')
      .destroy({ where: { collectionName: 'ticketingTickets', name: 'customer' }, hooks: false });
    desk.db.getCollection('ticketingTickets').removeField('customer');
  });

  test('again changes what the fields mean; another collection is refused', async () => {
    const name = await aCollection();
    await bind({ collectionName: name, emailField: 'mail' }).expect(200);
    await bind({ collectionName: name, phoneField: 'mobile' }).expect(200);
    const [binding] = await desk.repo('ticketingBindings').find();
    expect(binding.get()).toMatchObject({ emailField: null, phoneField: 'mobile' });
    const { status, body } = await bind({ collectionName: await aCollection() });
    expect([status, body.errors[0].code]).toEqual([409, 'BINDING_EXISTS']);
    expect(body.errors[0].message).toContain(name);
    expect(await desk.repo('ticketingBindings').count()).toBe(1);
  });

  test.each([
    ['nowhere', 'BINDING_COLLECTION_UNKNOWN'],
    ['ticketingContacts', 'BINDING_OWN_COLLECTION'],
    ['users', 'BINDING_SYSTEM_COLLECTION'],
    ['roles', 'BINDING_SYSTEM_COLLECTION'],
    ['__proto__', 'BINDING_COLLECTION_UNKNOWN'],
  ])('refuses %s with %s', async (collectionName, code) => {
    const { status, body } = await bind({ collectionName });
    expect([status, body.errors[0]]).toEqual([422, expect.objectContaining({ code, field: 'collectionName' })]);
  });

  test('refuses a collection without a single key, and fields that do not fit', async () => {
    const keyless = await aCollection({
      fields: [{ name: 'name', type: 'string', interface: 'input' }],
    });
    expect((await bind({ collectionName: keyless })).body.errors[0].code).toBe('BINDING_NO_SINGLE_KEY');
    const name = await aCollection();
    for (const unfit of [{ emailField: 'keeper' }, { ownerField: 'mail' }, { titleField: 'nothing' }]) {
      const { status, body } = await bind({ collectionName: name, ...unfit });
      expect([status, body.errors[0].code, body.errors[0].field]).toEqual([
        422,
        'BINDING_FIELD_UNFIT',
        Object.keys(unfit)[0],
      ]);
    }
    expect((await bind({ role: 'supplier', collectionName: name })).status).toBe(422);
    expect((await bind({ collectionName: { $ne: null } })).status).toBe(422);
    expect(await desk.repo('ticketingBindings').count()).toBe(0);
  });

  test('two at once leave one binding', async () => {
    const names = [await aCollection(), await aCollection()];
    const answers = await Promise.all(names.map((collectionName) => bind({ collectionName })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const fields = await desk
      .repo('fields')
      .find({ filter: { collectionName: 'ticketingTickets', type: 'belongsTo' } });
    expect(fields.filter((field: Model) => names.includes(field.get('target')))).toHaveLength(1);
  });

  test('is completed by asking again after it stopped half-way', async () => {
    const name = await aCollection();
    await bind({ collectionName: name, emailField: 'mail' }).expect(200);
    const reverse = await fieldRow(name, 'tickets');
    await desk.repo('fields').destroy({ filter: { key: reverse.get('key') } });
    expect(desk.db.getCollection(name).hasField('tickets')).toBe(false);
    await bind({ collectionName: name, emailField: 'mail' }).expect(200);
    const shop = await root.post(`/api/${name}:create`).send({ name: 'Again' });
    expect((await root.get(`/api/${name}/${shop.body.data.id}/tickets:list`)).status).toBe(200);
  });
});

describe('unbinding', () => {
  test('removes the relations and keeps every record; binding again finds the links', async () => {
    const name = await aCollection();
    const { body } = await bind({ collectionName: name });
    const shop = await root.post(`/api/${name}:create`).send({ name: 'Kept' });
    const ticket = await root.post(`/api/${name}/${shop.body.data.id}/tickets:create`).send({ subject: 'Kept too' });

    await root.post(`/api/ticketingBindings:unbind/${body.data.id}`).expect(200);
    expect(await fieldRow('ticketingTickets', 'customer')).toBeNull();
    expect(await fieldRow(name, 'tickets')).toBeNull();
    expect(await desk.repo(name).count()).toBe(1);
    expect((await root.get('/api/ticketingTickets:list?appends=customer')).status).not.toBe(500);

    await bind({ collectionName: name }).expect(200);
    const read = await root.get(`/api/ticketingTickets:get/${ticket.body.data.id}?appends=customer`);
    expect(read.body.data.customer).toMatchObject({ name: 'Kept' });
  });

  test('leaves agents able to list tickets, before and after', async () => {
    const agent = await signIn(desk, 'ticketing-agent');
    await bind({ collectionName: await aCollection() }).expect(200);
    expect((await agent.get('/api/ticketingTickets:list')).status).toBe(200);
    await unbindAll();
    expect((await agent.get('/api/ticketingTickets:list')).status).toBe(200);
  });

  test('does not mistake the keys of one collection for those of another', async () => {
    const [first, second] = [await aCollection(), await aCollection()];
    await bind({ collectionName: first }).expect(200);
    const shop = await root.post(`/api/${first}:create`).send({ name: 'First' });
    const ticket = await root.post(`/api/${first}/${shop.body.data.id}/tickets:create`).send({ subject: 'Whose?' });
    await unbindAll();
    await root.post(`/api/${second}:create`).send({ name: 'Second' });
    await bind({ collectionName: second }).expect(200);
    const read = await root.get(`/api/ticketingTickets:get/${ticket.body.data.id}?appends=customer`);
    expect(read.body.data.customer).toBeNull();
  });

  test('is refused for what is not there', async () => {
    for (const id of ['42', '%2e%2e', 'abc']) {
      expect([404, 422]).toContain((await root.post(`/api/ticketingBindings:unbind/${id}`)).status);
    }
  });

  test('happens by itself when the collection is deleted; its tickets stay', async () => {
    const name = await aCollection();
    await bind({ collectionName: name }).expect(200);
    const shop = await root.post(`/api/${name}:create`).send({ name: 'Closing down' });
    const ticket = await root.post(`/api/${name}/${shop.body.data.id}/tickets:create`).send({ subject: 'Still here' });
    await root.post(`/api/collections:destroy/${name}`).expect(200);
    expect(await desk.repo('ticketingBindings').count()).toBe(0);
    expect((await root.get(`/api/ticketingTickets:get/${ticket.body.data.id}`)).body.data.subject).toBe('Still here');
  });
});

describe('a new ticket', () => {
  const ticketFrom = async (email: string, values: Record<string, unknown> = {}) => {
    const contacts = desk.repo('ticketingContacts');
    const requester =
      (await contacts.findOne({ filter: { email } })) ?? (await contacts.create({ values: { name: email, email } }));
    const created = await desk.repo('ticketingTickets').create({
      values: { subject: 'Hello', requesterId: requester.get('id'), ...values },
    });
    return desk.repo('ticketingTickets').findOne({ filterByTk: created.get('id'), appends: ['customer'] });
  };

  test('finds its customer by the requester’s address, whatever its case', async () => {
    const name = await aCollection();
    await bind({ collectionName: name, emailField: 'mail' }).expect(200);
    await desk.repo(name).create({ values: { name: 'Ann', mail: 'Ann@Example.test' } });
    expect((await ticketFrom('ann@example.test')).get('customer')?.get('name')).toBe('Ann');
  });

  test('has none when nobody or several have the address', async () => {
    const name = await aCollection();
    await bind({ collectionName: name, emailField: 'mail' }).expect(200);
    await desk.repo(name).create({ values: [{ mail: 'two@example.test' }, { mail: 'TWO@example.test' }] });
    expect((await ticketFrom('two@example.test')).get('customer')).toBeFalsy();
    expect((await ticketFrom('nobody@example.test')).get('customer')).toBeFalsy();
  });

  test('keeps the customer that was chosen for it', async () => {
    const name = await aCollection();
    await bind({ collectionName: name, emailField: 'mail' }).expect(200);
    await desk.repo(name).create({ values: { name: 'Ben', mail: 'ben@example.test' } });
    const chosen = await desk.repo(name).create({ values: { name: 'Chosen' } });
    const { foreignKey } = (await fieldRow('ticketingTickets', 'customer')).get();
    const ticket = await ticketFrom('ben@example.test', { [foreignKey]: chosen.get('id') });
    expect(ticket.get('customer').get('name')).toBe('Chosen');
  });

  test('is created even when the bound table cannot be read', async () => {
    const name = await aCollection();
    await bind({ collectionName: name, emailField: 'mail' }).expect(200);
    await desk.db.sequelize.query(`DROP TABLE ${desk.db.getCollection(name).quotedTableName()}`);
    const ticket = await desk.db.sequelize.transaction(async (transaction) => {
      const contact = await desk
        .repo('ticketingContacts')
        .create({ values: { name: 'Zed', email: 'zed@example.test' }, transaction });
      return desk
        .repo('ticketingTickets')
        .create({ values: { subject: 'Anyway', requesterId: contact.get('id') }, transaction });
    });
    expect(await desk.repo('ticketingTickets').count({ filterByTk: ticket.get('id') })).toBe(1);
  });
});
