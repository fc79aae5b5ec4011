import { p95 } from '../kit/load.mjs';

const [SHORT, LONG] = [5, 200];
const REQUESTS = 60;
const BODY = `<p>${'The battery stops charging at 60 percent. '.repeat(5)}</p>`;
const APPENDS = ['requester', 'assignee', 'team', 'status', 'priority', 'tags'];

/**
 * What the conversation block asks for when a ticket is opened, of a long conversation and of a short one.
 *
 * @param {import('../../scripts/kit/stock-app.mjs').StockApp} app
 * @param {import('../kit/databases.mjs').BenchDatabase} database
 */
export async function measureOpen({ api }, database) {
  const ticketWith = async (/** @type {number} */ messages) => {
    const requester = { email: 'opened@bench.example' };
    const { id } = await api.post('ticketingTickets:create', {
      subject: `${messages} messages`,
      body: BODY,
      requester,
    });
    for (let index = 1; index < messages; index += 1) {
      await api.post('ticketingTickets:note', { body: BODY }, { filterByTk: id });
    }
    return id;
  };
  const open = (/** @type {number} */ filterByTk) => () =>
    Promise.all([
      api.get('ticketingTickets:get', { filterByTk, appends: APPENDS }),
      api.get('ticketingTickets:timeline', { filterByTk, limit: 30 }),
      api.get('ticketingTickets:allowedTransitions', { filterByTk }),
    ]);
  const short = await p95(open(await ticketWith(SHORT)), REQUESTS);
  const long = await p95(open(await ticketWith(LONG)), REQUESTS);
  return [
    {
      what: `Opening a ticket, p95, ${database.dialect}`,
      ours: `${long.toFixed(1)} ms with ${LONG} messages`,
      theirs: `${short.toFixed(1)} ms with ${SHORT}`,
      result: `${(long / short).toFixed(2)}x`,
      aim: 'at most 2x',
      met: long / short <= 2,
    },
  ];
}
