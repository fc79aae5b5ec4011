import { createRequire } from 'node:module';
import path from 'node:path';
import { latency } from '../kit/load.mjs';
import { addTickets } from '../kit/tickets.mjs';

const SIZES = [1_000, 100_000];
const REQUESTS = 60;

/** What the queue block asks for: see client-v2/workspace/queue/QueueResource. */
const FIELDS = [
  ...['id', 'number', 'subject', 'preview', 'statusKey', 'priorityKey', 'assigneeId', 'requesterId'],
  ...['messageCount', 'lastMessageAt', 'waitingSince', 'version', 'createdAt', 'updatedAt'],
];

/**
 * A page of fifty as the queue shows it, in a small desk and in a large one.
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
  const counts = () => app.api.get('ticketingTickets:counts');
  const asked = {
    'Queue, open tickets': list('open'),
    'Queue, my tickets': list('mine'),
    'Queue, all tickets': list('all'),
    'Counts of the folders': counts,
  };
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(asked).map((name) => [name, []]));
  for (const size of SIZES) {
    await addTickets(app, database, { upTo: size, userId });
    for (const [name, ask] of Object.entries(asked)) {
      await latency(ask, 10);
      times[name].push(await latency(ask, REQUESTS));
    }
  }
  return Object.entries(times).map(([name, [small, large]]) => ({
    what: `${name}, ${database.dialect}`,
    ours: `${large.toFixed(1)} ms of 100,000`,
    theirs: `${small.toFixed(1)} ms of 1,000`,
    result: `${(large / small).toFixed(2)}x`,
    aim: name.startsWith('Queue') ? 'flat within 1.5x' : '',
    met: !name.startsWith('Queue') || large / small <= 1.5,
  }));
}
