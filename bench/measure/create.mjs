import { inTurn, rate } from '../kit/load.mjs';

const ROUNDS = 5;
const PLAIN = 'bench_plain';

const column = (/** @type {string} */ name, /** @type {string} */ type) => ({
  name,
  type,
  interface: type === 'text' ? 'textarea' : 'input',
});

/** As many columns of the same kinds as a ticket has, and no logic at all. */
const plainCollection = {
  name: PLAIN,
  autoGenId: false,
  createdAt: true,
  updatedAt: true,
  createdBy: true,
  updatedBy: true,
  fields: [
    { name: 'id', type: 'snowflakeId', primaryKey: true, allowNull: false, interface: 'snowflakeId' },
    ...['number', 'subject', 'statusKey', 'priorityKey', 'typeKey', 'channel'].map((name) => column(name, 'string')),
    ...['preview', 'body'].map((name) => column(name, 'text')),
    ...['teamId', 'assigneeId', 'requesterId', 'organizationId'].map((name) => ({
      name,
      type: 'bigInt',
      interface: 'integer',
    })),
    ...['messageCount', 'version'].map((name) => ({ name, type: 'integer', interface: 'integer' })),
    ...['lastMessageAt', 'waitingSince', 'snoozedUntil', 'firstRespondedAt', 'resolvedAt', 'closedAt'].map((name) => ({
      name,
      type: 'date',
      interface: 'datetime',
    })),
  ],
};

const BODY = `<p>${'The battery stops charging at 60 percent. '.repeat(5)}</p>`;

/**
 * `ticketingTickets:create` (number, flow, contact, sanitised first message, history, job) against the platform's own create
 * of one row.
 *
 * @param {import('../../scripts/kit/stock-app.mjs').StockApp} app
 * @param {import('../kit/databases.mjs').BenchDatabase} database
 */
export async function measureCreate({ api }, database) {
  await api.post('collections:create', plainCollection);
  const plain = (/** @type {number} */ index) =>
    api.post(`${PLAIN}:create`, {
      subject: `Row ${index}`,
      number: `N-${index}`,
      body: BODY,
      statusKey: 'new',
      typeKey: 'support',
      channel: 'api',
      version: 1,
      messageCount: 1,
      waitingSince: new Date(),
    });
  const ticket = (/** @type {number} */ index) =>
    api.post('ticketingTickets:create', {
      subject: `Ticket ${index}`,
      body: BODY,
      typeKey: 'support',
      channel: 'api',
      requester: { email: `person${index % 50}@bench.example` },
    });

  const rows = [];
  const workflows = await api.get('workflows:list', {
    filter: { type: 'ticketing-event', enabled: true },
    paginate: false,
  });
  const switchWorkflows = async (/** @type {boolean} */ enabled) => {
    for (const { id } of workflows) await api.post('workflows:update', { enabled }, { filterByTk: id });
  };
  for (const withWorkflows of [false, true]) {
    await switchWorkflows(withWorkflows);
    for (const clients of [1, 10]) {
      const load = { clients, requests: clients === 1 ? 60 : 200 };
      await rate(ticket, { ...load, requests: 30 });
      await rate(plain, { ...load, requests: 30 });
      const { ours, theirs, ratio } = await inTurn(
        () => rate(ticket, load),
        () => rate(plain, load),
        ROUNDS,
      );
      rows.push({
        what: `Create, ${database.dialect}, ${clients} client${clients > 1 ? 's' : ''}${withWorkflows ? ', seeded workflow working behind' : ''}`,
        ours: `${ours.toFixed(0)}/s`,
        theirs: `${theirs.toFixed(0)}/s plain rows`,
        result: ratio.toFixed(2),
        aim: withWorkflows ? '' : 'at least 0.50',
        met: withWorkflows || ratio >= 0.5,
      });
    }
  }
  return rows;
}
