/**
 * `npm run bench`: measures against the same application without our plugin, or a plain collection in it, in one run on one
 * machine, and writes the table into bench/README.md. `npm run bench -- create queue` measures these only, and writes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { postgres, sqlite } from './kit/databases.mjs';
import { withDesk } from './kit/desk.mjs';
import { measureBoot } from './measure/boot.mjs';
import { measureBundle } from './measure/bundle.mjs';
import { measureCreate } from './measure/create.mjs';
import { measureOpen } from './measure/open.mjs';
import { measureQueue } from './measure/queue.mjs';

const README = fileURLToPath(new URL('README.md', import.meta.url));
const MARKERS = ['<!-- results: written by npm run bench -->', '<!-- end of results -->'];
/** Each in an application of its own: what one leaves behind must not weigh on the next. */
const IN_DESK = { boot: measureBoot, create: measureCreate, open: measureOpen, queue: measureQueue };
const ALL = ['bundle', ...Object.keys(IN_DESK)];

const only = process.argv.slice(2);
const unknown = only.find((name) => !ALL.includes(name));
if (unknown) {
  process.stderr.write(`There is no "${unknown}" to measure, only ${ALL.join(', ')}.\n`);
  process.exit(1);
}
const wanted = (/** @type {string} */ name) => only.length === 0 || only.includes(name);
const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

/** @type {{what: string, ours: string, theirs: string, result: string, aim: string, met: boolean}[]} */
const rows = [];
if (wanted('bundle')) rows.push(...measureBundle());
for (const name of Object.keys(IN_DESK).filter(wanted)) {
  for (const open of [sqlite, postgres]) {
    const database = await open();
    if (!database) {
      say(`${name} was not measured on PostgreSQL: none answers at BENCH_POSTGRES_URL.`);
      continue;
    }
    say(`measuring ${name} on ${database.dialect} …`);
    rows.push(...(await withDesk(database, (app) => IN_DESK[name](app, database))));
  }
}

const cells = rows.map(({ what, ours, theirs, result, aim, met }) => [
  what,
  ours,
  theirs,
  result,
  aim,
  aim ? (met ? 'yes' : '**no**') : '',
]);
const table = [
  ['Measured', 'Ours', 'Against', 'Result', 'Aim', 'Met'],
  ['---', '---', '---', '---', '---', '---'],
  ...cells,
]
  .map((row) => `| ${row.join(' | ')} |`)
  .join('\n');
say(`\n${table}`);
if (only.length === 0) writeDown(table);
if (rows.some(({ met }) => !met)) process.exitCode = 1;

/** @param {string} results */
function writeDown(results) {
  const [begin, end] = MARKERS;
  const text = readFileSync(README, 'utf8');
  const shape = `${os.cpus().length} cores, ${Math.round(os.totalmem() / 2 ** 30)} GB of memory, Node.js ${process.versions.node}`;
  const dated = `Measured on ${new Date().toISOString().slice(0, 10)}: ${shape}.`;
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  writeFileSync(README, `${before}\n\n${dated}\n\n${results}\n\n${text.slice(text.indexOf(end))}`);
}
