import type { Database } from '@nocobase/database';
import type { SearchTerm } from '../../../shared/search';
import { PARTS, WEIGHTS, type Part, type PartWords, type SearchDialect, type WordQuery } from './dialect';
import { IndexTable } from './table';

/** PostgreSQL marks each place of a word with one of four letters. */
const LETTERS: Readonly<Record<Part, string>> = { subject: 'A', facts: 'B', public: 'C', internal: 'D' };
/** PostgreSQL keeps no place beyond these two. */
const LAST_POSITION = 16_383;
const MOST_POSITIONS = 250;
/** In bytes. A tsvector ends at a megabyte; a ticket that reaches this takes no further words. */
const LARGEST = 700_000;

/** A tsvector for each ticket, with a GIN index; text search configurations play no part, for words come ready made. */
export function postgresSearch(db: Database): SearchDialect {
  const table = new IndexTable(db);
  const matches = (query: WordQuery) => `"words" @@ ${table.literal(tsquery(query))}::tsquery`;

  return {
    async create() {
      const isNew = !(await table.exists());
      const index = table.quote(`${table.name}_words`);
      await table.run(
        `CREATE TABLE IF NOT EXISTS ${table.sql} ("ticketId" bigint PRIMARY KEY, "words" tsvector NOT NULL);
         ALTER TABLE ${table.sql} ALTER COLUMN "words" SET STORAGE EXTERNAL;
         CREATE INDEX IF NOT EXISTS ${index} ON ${table.sql} USING gin ("words");`,
      );
      return isNew;
    },
    drop: () => table.run(`DROP TABLE IF EXISTS ${table.sql}`),
    async put(tickets, transaction) {
      if (tickets.length === 0) return;
      const values = tickets.map(({ ticketId, words }) => [String(ticketId), tsvector(words)]);
      await table.run(
        `INSERT INTO ${table.sql} ("ticketId", "words") VALUES ${values.map((_, index) => `(:id${index}, :words${index})`).join(', ')}
           ON CONFLICT ("ticketId") DO UPDATE SET "words" = EXCLUDED."words"`,
        Object.fromEntries(
          values.flatMap(([id, words], index) => [
            [`id${index}`, id],
            [`words${index}`, words],
          ]),
        ),
        transaction,
      );
    },
    async change(ticketId, { set, append }, transaction) {
      const kept = PARTS.filter((part) => set[part] === undefined).map((part) => LETTERS[part]);
      const before =
        kept.length === PARTS.length ? '"words"' : `ts_filter("words", '{${kept.join(',').toLowerCase()}}')`;
      const added = await table.update(
        `UPDATE ${table.sql} SET "words" = CASE WHEN pg_column_size("words") > ${LARGEST} THEN "words"
             ELSE ${before} || :added::tsvector END WHERE "ticketId" = :ticketId`,
        { ticketId: String(ticketId), added: tsvector(joined(set, append)) },
        transaction,
      );
      return added > 0;
    },
    remove: (ticketIds, transaction) =>
      table.run(`DELETE FROM ${table.sql} WHERE "ticketId" IN (:ticketIds)`, { ticketIds }, transaction),
    async known(ticketIds, transaction) {
      const sql = `SELECT "ticketId" AS id FROM ${table.sql} WHERE "ticketId" IN (:ticketIds)`;
      return (await table.select(sql, { ticketIds }, transaction)).map(({ id }) => String(id));
    },
    idsMatching: (query) => `SELECT "ticketId" FROM ${table.sql} WHERE ${matches(query)}`,
    async rank(ticketIds, query) {
      // From D to A, each at most 1; the length of a long conversation counts against it, by its logarithm.
      const weights = [...PARTS].reverse().map((part) => WEIGHTS[part] / WEIGHTS.subject);
      const rows = await table.select(
        `SELECT "ticketId" AS id, ts_rank('{${weights.join(',')}}', "words", :query::tsquery, 1) AS score
           FROM ${table.sql} WHERE "ticketId" IN (:ticketIds)`,
        { ticketIds, query: tsquery({ ...query, terms: query.terms.filter(({ isNegated }) => !isNegated) }) },
      );
      return new Map(rows.map(({ id, score }) => [String(id), Number(score)]));
    },
  };
}

const joined = (a: PartWords, b: PartWords): PartWords =>
  Object.fromEntries(PARTS.map((part) => [part, [...(a[part] ?? []), ...(b[part] ?? [])]]));

/** Words hold letters, digits and one mark: nothing that would have to be escaped within the quotes. */
function tsvector(words: PartWords): string {
  const places = new Map<string, string[]>();
  let position = 0;
  for (const part of PARTS) {
    for (const word of words[part] ?? []) {
      position = Math.min(position + 1, LAST_POSITION);
      const known = places.get(word) ?? [];
      if (known.length < MOST_POSITIONS) known.push(`${position}${LETTERS[part]}`);
      places.set(word, known);
    }
    position = Math.min(position + 1, LAST_POSITION);
  }
  return [...places].map(([word, list]) => `'${word}':${list.join(',')}`).join(' ');
}

function tsquery({ terms, parts }: WordQuery): string {
  const letters = parts.length === PARTS.length ? '' : parts.map((part) => LETTERS[part]).join('');
  return terms.map((term) => (term.isNegated ? `!(${wordsOf(term, letters)})` : wordsOf(term, letters))).join(' & ');
}

function wordsOf({ words, isPhrase, isPrefix }: SearchTerm, letters: string): string {
  const all = words.map((word, index) => {
    const label = `${isPrefix && index === words.length - 1 ? '*' : ''}${letters}`;
    return `'${word}'${label && `:${label}`}`;
  });
  return `(${all.join(isPhrase ? ' <-> ' : ' & ')})`;
}
