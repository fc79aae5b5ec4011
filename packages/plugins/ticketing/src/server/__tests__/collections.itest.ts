import { bootApp, signIn, type Agent } from './kit';

const desk = bootApp();
let root: Agent;
beforeAll(async () => {
  root = await signIn(desk, 'root');
});

interface Index {
  unique: boolean;
  primary?: boolean;
  fields: { attribute: string }[];
}

async function indexesOf(name: string): Promise<string[]> {
  const { model } = desk.db.getCollection(name);
  const found = (await desk.db.sequelize.getQueryInterface().showIndex(model.getTableName())) as Index[];
  return found.map(
    ({ unique, fields }) => `${fields.map(({ attribute }) => attribute).join(',')}${unique ? ' unique' : ''}`,
  );
}

test.each([
  [
    'ticketingTickets',
    [
      'number unique',
      'statusKey,updatedAt',
      'assigneeId,statusKey,updatedAt',
      'teamId,statusKey,updatedAt',
      'requesterId,updatedAt',
      'organizationId,updatedAt',
      'typeKey,updatedAt',
      'updatedAt',
      'createdAt',
    ],
  ],
  ['ticketingComments', ['ticketId,id', 'authorId', 'contactId']],
  ['ticketingEvents', ['ticketId,id']],
  ['ticketingContacts', ['email unique', 'userId', 'organizationId']],
  ['ticketingTags', ['name unique']],
  ['ticketingTicketTags', ['tagId']],
  ['ticketingFollowers', ['userId']],
  ['ticketingTeamMembers', ['userId']],
  ['ticketingTransitions', ['typeKey,fromKey']],
  ['ticketingIdempotencyKeys', ['createdAt']],
  ['ticketingJobs', ['name,failedAt,runAt']],
])('%s has its indexes', async (name, wanted) => {
  expect(await indexesOf(name)).toEqual(expect.arrayContaining(wanted));
});

test.each(['ticketingTickets', 'ticketingComments', 'ticketingStatuses', 'ticketingEvents'])(
  '%s is shown in the collection manager and cannot be deleted',
  async (name) => {
    expect((await root.get(`/api/collections:get/${name}`)).body.data).toMatchObject({ name });
    const { status, body } = await root.post(`/api/collections:destroy/${name}`);
    expect({ status, code: body.errors[0].code }).toEqual({ status: 403, code: 'COLLECTION_PROTECTED' });
    expect(body.errors[0].message).toContain(name);
    expect(desk.db.hasCollection(name)).toBe(true);
  },
);

test('fields of the desk cannot be deleted, those of a builder can', async () => {
  const url = (action: string) => `/api/collections/ticketingTickets/fields:${action}`;
  const refused = await root.post(`${url('destroy')}/subject`);
  expect({ status: refused.status, ...refused.body.errors?.[0] }).toMatchObject({
    status: 403,
    code: 'BUILT_IN_FIELD_PROTECTED',
    field: 'subject',
  });
  await root.post(url('create')).send({ name: 'warranty', type: 'string', interface: 'input', uiSchema: {} });
  expect(desk.db.getCollection('ticketingTickets').hasField('warranty')).toBe(true);
  const removed = await root.post(`${url('destroy')}/warranty`);
  expect(removed.body.errors).toBeUndefined();
  expect(desk.db.getCollection('ticketingTickets').hasField('warranty')).toBe(false);
});

test('the seeds are there once, and installing again changes nothing that an admin changed', async () => {
  const { seedDesk } = await import('../tickets/seeds');
  await desk.repo('ticketingStatuses').update({ filterByTk: 'open', values: { label: 'In the works' } });
  await desk.repo('ticketingTransitions').destroy({ filter: { fromKey: 'cancelled' } });
  const before = await desk.repo('ticketingTransitions').count();
  await seedDesk(desk.db);
  const statuses = await desk.repo('ticketingStatuses').find({ sort: ['position'] });
  expect(statuses.map((row: { get(name: string): string }) => row.get('key'))).toEqual([
    ...['new', 'open', 'pending', 'on_hold', 'resolved', 'closed', 'cancelled', 'merged'],
  ]);
  expect(statuses[1].get('label')).toBe('In the works');
  expect(await desk.repo('ticketingTransitions').count()).toBe(before);
  expect(await desk.repo('ticketingTeams').count()).toBe(1);
  const team = await desk.repo('ticketingTeams').findOne({ appends: ['members'] });
  expect(team.get('members')).toHaveLength(1);
});
