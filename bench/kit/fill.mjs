import { createRequire } from 'node:module';
import path from 'node:path';
import { messages } from './vocabulary.mjs';

const POOL = 2_000;
export const MESSAGES_PER_TICKET = 5;
const MINUTES_OF_YEAR = 525_600;

/**
 * Fills the desk past the application, with what the application would have written: tickets, five messages each, tags and the
 * search index; one ticket in twenty is still open, five hundred at most are one person's. A million tickets with five
 * million messages take PostgreSQL some minutes.
 *
 * @param {import('../../scripts/kit/stock-app.mjs').StockApp} app
 * @param {import('./databases.mjs').BenchDatabase} database
 * @param {{from: number, upTo: number, userId: number}} options how many there are and shall be; whose some of them are
 */
export async function fillDesk(app, database, { from, upTo, userId }) {
  const postgres = database.dialect === 'postgres';
  const run = (/** @type {string} */ sql) => database.run(app.root, sql);
  await run(poolOf(app, postgres));
  const ago = (/** @type {string} */ minutes) =>
    postgres
      ? `now() - (${minutes}) * interval '1 minute'`
      : `strftime('%Y-%m-%d %H:%M:%f +00:00', 'now', '-' || (${minutes}) || ' minutes')`;
  const open = `CASE n % 3 WHEN 0 THEN 'open' WHEN 1 THEN 'new' ELSE 'pending' END`;
  const mine = `CASE WHEN n % ${Math.max(20, Math.floor(upTo / 500 / 20) * 20)} = 0 THEN ${userId} END`;
  const pool = (/** @type {string} */ k) => `(n * 7919 + ${k} * 104729) % ${POOL}`;
  const series = (/** @type {number} */ first, /** @type {number} */ last) =>
    postgres
      ? `SELECT n FROM generate_series(${first}::bigint, ${last}::bigint) AS n`
      : `WITH RECURSIVE s(n) AS (SELECT ${first} UNION ALL SELECT n + 1 FROM s WHERE n < ${last}) SELECT n FROM s`;
  const tickets = series(from + 1, upTo);
  const body = postgres ? `'<p>' || "text" || '</p>'` : `'<p>' || "text" || '</p>'`;

  await (postgres ? withoutIndexes : withIndexes)(run, upTo - from, async () => {
    await run(`
      INSERT INTO "ticketingContacts" ("id", "name", "email", "createdAt", "updatedAt")
        SELECT n, 'Person ' || n, 'person' || n || '@many.example', ${ago('0')}, ${ago('0')} FROM (${series(1, 1000)}) q
        WHERE n NOT IN (SELECT "id" FROM "ticketingContacts");
      INSERT INTO "ticketingTags" ("id", "name", "createdAt", "updatedAt")
        SELECT n, 'tag' || n, ${ago('0')}, ${ago('0')} FROM (${series(1, 10)}) q WHERE n NOT IN (SELECT "id" FROM "ticketingTags");
      INSERT INTO "ticketingTickets" ("id", "number", "subject", "preview", "statusKey", "priorityKey", "typeKey", "assigneeId",
          "requesterId", "channel", "messageCount", "version", "lastMessageAt", "createdAt", "updatedAt")
        SELECT n, 'B-' || n, 'About item' || n || ' of many', 'What the customer wrote last about it',
          CASE WHEN n % 20 = 0 THEN ${open} ELSE 'closed' END, 'normal', 'support', ${mine}, 1 + n % 1000, 'web',
          ${MESSAGES_PER_TICKET}, 4, ${ago(`${MINUTES_OF_YEAR} - n / 2`)}, ${ago(`${MINUTES_OF_YEAR} - n / 2 + 60`)},
          ${ago(`${MINUTES_OF_YEAR} - n / 2`)} FROM (${tickets}) q;
      INSERT INTO "ticketingTicketTags" ("ticketId", "tagId", "createdAt", "updatedAt")
        SELECT n, 1 + n / 3 % 10, ${ago('0')}, ${ago('0')} FROM (${tickets}) q WHERE n % 3 = 0;
      INSERT INTO "ticketingComments" ("id", "ticketId", "kind", "body", "bodyText", "channel", "contactId", "createdAt", "updatedAt")
        SELECT q.n * 10 + k.n, q.n, CASE k.n WHEN 1 THEN 'message' WHEN 4 THEN 'note' ELSE 'reply' END, ${body}, "text", 'web',
          CASE k.n WHEN 1 THEN 1 + q.n % 1000 END, ${ago(`${MINUTES_OF_YEAR} - q.n / 2`)}, ${ago(`${MINUTES_OF_YEAR} - q.n / 2`)}
        FROM (${tickets}) q CROSS JOIN (${series(1, MESSAGES_PER_TICKET)}) k
        JOIN "bench_pool" p ON p."place" = ${pool('k.n').replace('n *', 'q.n *')};
      ${postgres ? indexOfPostgres(tickets, pool) : indexOfSqlite(tickets, pool)}`);
  });
}

/** The words of each text as the application makes them. */
function poolOf(
  /** @type {import('../../scripts/kit/stock-app.mjs').StockApp} */ app,
  /** @type {boolean} */ postgres,
) {
  const { indexWords } = createRequire(import.meta.url)(path.join(app.pluginFolder, 'dist/shared/search/index.js'));
  const rows = messages(POOL).map((text, place) => {
    const words = indexWords(text);
    const shown = postgres ? `${vector(words)}'::tsvector` : `${words.join(' ')}'`;
    return `(${place}, '${text}', '${shown})`;
  });
  return `CREATE TABLE IF NOT EXISTS "bench_pool" ("place" integer PRIMARY KEY, "text" text, "words" ${postgres ? 'tsvector' : 'text'});
    DELETE FROM "bench_pool"; INSERT INTO "bench_pool" VALUES ${rows.join(', ')};`;
}

/** @param {string[]} words */
function vector(words) {
  const places = new Map();
  words.forEach((word, index) => places.set(word, [...(places.get(word) ?? []), `${index + 1}C`]));
  return [...places].map(([word, list]) => `''${word}'':${list.join(',')}`).join(' ');
}

const messageNumbers = Array.from({ length: MESSAGES_PER_TICKET }, (_, index) => index + 1);
const joins = (/** @type {(k: string) => string} */ pool) =>
  messageNumbers.map((k) => `JOIN "bench_pool" p${k} ON p${k}."place" = ${pool(String(k))}`).join(' ');

/** @param {string} tickets @param {(k: string) => string} pool */
const indexOfPostgres = (tickets, pool) => `
  INSERT INTO "ticketingTickets_search" ("ticketId", "words")
    SELECT n, ('''about'':1A ''item' || n || ''':2A ''of'':3A ''many'':4A ''b'':5A ''' || n || ''':6A ''person'':7B ''›person'':8B')::tsvector
      || ${messageNumbers.map((k) => `p${k}."words"`).join(' || ')} FROM (${tickets}) q ${joins(pool)};`;

/** @param {string} tickets @param {(k: string) => string} pool */
const indexOfSqlite = (tickets, pool) => `
  INSERT INTO "ticketingTickets_search" (rowid, "subject", "facts", "public", "internal")
    SELECT n, 'about item' || n || ' of many b ' || n, 'person ›person', ${messageNumbers
      .filter((k) => k !== 4)
      .map((k) => `p${k}."words"`)
      .join(` || ' ' || `)}, p4."words" FROM (${tickets}) q ${joins(pool)};`;

/** @typedef {(sql: string) => Promise<unknown>} Run */

/** @param {Run} run @param {number} _more @param {() => Promise<void>} fill */
async function withIndexes(run, _more, fill) {
  await fill();
  await run('ANALYZE;');
}

/** An index is made faster of all rows than row by row. @param {Run} run @param {number} more @param {() => Promise<void>} fill */
async function withoutIndexes(run, more, fill) {
  const isMany = more > 50_000;
  if (isMany) {
    await run(`
      CREATE TABLE "bench_indexes" AS SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
        AND tablename IN ('ticketingTickets', 'ticketingComments', 'ticketingTickets_search', 'ticketingTicketTags')
        AND indexdef NOT LIKE 'CREATE UNIQUE%';
      DO $$ DECLARE one record; BEGIN FOR one IN SELECT * FROM "bench_indexes" LOOP
        EXECUTE format('DROP INDEX %I', one.indexname); END LOOP; END $$;`);
  }
  await fill();
  if (isMany) {
    await run(`
      SET maintenance_work_mem = '1GB';
      DO $$ DECLARE one record; BEGIN FOR one IN SELECT * FROM "bench_indexes" LOOP EXECUTE one.indexdef; END LOOP; END $$;
      DROP TABLE "bench_indexes";`);
  }
  await run('VACUUM (ANALYZE) "ticketingTickets"; ').then(() => run('VACUUM (ANALYZE) "ticketingComments";'));
  await run('VACUUM (ANALYZE) "ticketingTickets_search";').then(() => run('ANALYZE;'));
}
