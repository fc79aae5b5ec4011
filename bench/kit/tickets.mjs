/**
 * Tickets by the thousand, written past the application: a desk of twenty people, one ticket in twenty still open.
 *
 * @param {import('../../scripts/kit/stock-app.mjs').StockApp} app
 * @param {import('./databases.mjs').BenchDatabase} database
 * @param {{upTo: number, userId: number}} options how many there shall be in all; whose some of them are
 */
export async function addTickets(app, database, { upTo, userId }) {
  const postgres = database.dialect === 'postgres';
  const numbers = postgres
    ? `SELECT generate_series(1, ${upTo}) AS n`
    : `WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < ${upTo}) SELECT n FROM s`;
  const ago = (/** @type {string} */ minutes) =>
    postgres
      ? `now() - (${minutes}) * interval '1 minute'`
      : `strftime('%Y-%m-%d %H:%M:%f +00:00', 'now', '-' || (${minutes}) || ' minutes')`;
  const status = `CASE WHEN n % 20 = 0 THEN CASE n % 3 WHEN 0 THEN 'open' WHEN 1 THEN 'new' ELSE 'pending' END ELSE 'closed' END`;
  const assignee = `CASE WHEN n % 10 = 0 THEN ${userId} ELSE NULL END`;
  await database.run(
    app.root,
    `INSERT INTO "ticketingContacts" ("id", "name", "email", "createdAt", "updatedAt")
       SELECT n, 'Person ' || n, 'person' || n || '@many.example', ${ago('0')}, ${ago('0')} FROM (${numbers}) q
       WHERE n <= 1000 AND n NOT IN (SELECT "id" FROM "ticketingContacts");
     INSERT INTO "ticketingTickets" ("id", "number", "subject", "preview", "statusKey", "priorityKey", "typeKey", "assigneeId",
         "requesterId", "channel", "messageCount", "version", "lastMessageAt", "createdAt", "updatedAt")
       SELECT n, 'B-' || n, 'A ticket of many, number ' || n, 'What the customer wrote last about it', ${status}, 'normal',
         'support', ${assignee}, 1 + n % 1000, 'web', 3, 4, ${ago('n')}, ${ago('n + 60')}, ${ago('n')} FROM (${numbers}) q
       WHERE n NOT IN (SELECT "id" FROM "ticketingTickets" WHERE "id" <= ${upTo});
     ANALYZE;`,
  );
}
