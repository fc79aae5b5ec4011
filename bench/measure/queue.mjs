import { createRequire } from 'node:module';
import path from 'node:path';
import { p95 } from '../kit/load.mjs';
import { fillDesk } from '../kit/fill.mjs';

const SIZES = { sqlite: [1_000, 100_000], postgres: [1_000, 100_000, 1_000_000] };
const REQUESTS = 100;

/** What the queue block asks for: see client-v2/workspace/queue/QueueResource. */
const FIELDS = [
  ...['id', 'number', 'subject', 'preview', 'statusKey', 'priorityKey', 'assigneeId', 'requesterId'],
  ...['messageCount', 'lastMessageAt', 'waitingSince', 'version', 'createdAt', 'updatedAt'],
];

/** What people type: a rare word, common ones, both, Chinese, a beginning, a phrase, operators. */
const SEARCHES = [
  ...['item777', 'B-500', 'battery', 'battery refund ', 'battery item640', '退款', '申请退款 订单', 'item77'],
  ...['status:open battery', 'is:unassigned printer', 'tag:tag3 invoice', 'from:person refund', '-battery printer '],
];

/**
 * Pages of fifty as the queue shows them, the counts of its folders and searches, in a small desk and in large ones.
 *
 * @param {import('../../scripts/kit/stock-app.mjs').StockApp} app
 * @param {import('../kit/databases.mjs').BenchDatabase} database
 */
export async function measureQueue(app, database) {
  const { folderFilter } = createRequire(import.meta.url)(path.join(app.pluginFolder, 'dist/shared/queueFolders.js'));
  const statuses = await app.api.get('ticketingStatuses:list', { paginate: false });
  const { id: userId } = await app.api.get('auth:check');
  const list = (/** @type {string} */ folder) => async () => {
    const filter = folderFilter(folder, userId, statuses);
    const rows = await app.api.get('ticketingTickets:list', {
      page: 1,
      pageSize: 50,
      fields: FIELDS,
      appends: ['requester', 'assignee'],
      sort: ['-updatedAt'],
      ...(filter ? { filter } : {}),
    });
    if (rows.length !== 50) throw new Error(`the ${folder} folder holds ${rows.length} tickets only`);
  };
  let asked = 0;
  const search = async () => {
    const q = SEARCHES[asked++ % SEARCHES.length];
    const rows = await app.api.post('ticketingTickets:search', { q });
    if (!Array.isArray(rows) || rows.length === 0) throw new Error(`nothing is found by ${q}`);
  };
  const measured = {
    'Queue, open tickets': { send: list('open'), most: 2 },
    'Queue, my tickets': { send: list('mine'), most: 2 },
    'Queue, all tickets': { send: list('all'), most: 2 },
    'Counts of the folders': { send: () => app.api.get('ticketingTickets:counts'), most: 2 },
    Search: { send: search, most: 3 },
  };
  const sizes = sizesOf(database.dialect);
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(measured).map((name) => [name, []]));
  let from = 0;
  for (const upTo of sizes) {
    const begun = Date.now();
    await fillDesk(app, database, { from, upTo, userId });
    process.stdout.write(
      `  ${upTo.toLocaleString('en')} tickets after ${((Date.now() - begun) / 1000).toFixed(0)} s\n`,
    );
    from = upTo;
    for (const [name, { send }] of Object.entries(measured)) times[name].push(await p95(send, REQUESTS));
  }
  const [small, large] = [sizes[0], sizes[sizes.length - 1]].map((size) => size.toLocaleString('en'));
  return Object.entries(measured).map(([name, { most }]) => {
    const [first, last] = [times[name][0], times[name][sizes.length - 1]];
    return {
      what: `${name}, p95, ${database.dialect}`,
      ours: `${last.toFixed(1)} ms of ${large}`,
      theirs: `${first.toFixed(1)} ms of ${small}`,
      result: `${(last / first).toFixed(2)}x`,
      aim: `flat within ${most}x`,
      met: last / first <= most,
    };
  });
}

/** `BENCH_TICKETS=100000` ends there. @param {'sqlite' | 'postgres'} dialect */
function sizesOf(dialect) {
  const most = Number(process.env.BENCH_TICKETS ?? Infinity);
  return SIZES[dialect].filter((size) => size <= most);
}
