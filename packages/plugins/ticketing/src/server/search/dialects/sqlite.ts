import type { Database } from '@nocobase/database';
import type { SearchTerm } from '../../../shared/search';
import type { Id } from '../../kernel/parseInput';
import { PARTS, WEIGHTS, type Part, type PartWords, type SearchDialect, type WordQuery } from './dialect';
import { IndexTable } from './table';

/**
 * SQLite's FTS5. The `ascii` tokenizer parts at spaces and takes every other character as it is: words come ready made. The
 * table keeps the words itself, so that a message can be added to a ticket without reading all others again.
 */
export function sqliteSearch(db: Database): SearchDialect {
  const table = new IndexTable(db);
  const columns = PARTS.map((part) => `"${part}"`).join(', ');
  const texts = (words: PartWords) => Object.fromEntries(PARTS.map((part) => [part, (words[part] ?? []).join(' ')]));

  return {
    async create() {
      const isNew = !(await table.exists());
      await table.run(`CREATE VIRTUAL TABLE IF NOT EXISTS ${table.sql} USING fts5(${columns}, tokenize = 'ascii')`);
      return isNew;
    },
    drop: () => table.run(`DROP TABLE IF EXISTS ${table.sql}`),
    async put(tickets, transaction) {
      for (const { ticketId, words } of tickets) {
        await table.run(
          `INSERT OR REPLACE INTO ${table.sql} (rowid, ${columns}) VALUES (:ticketId, ${PARTS.map((part) => `:${part}`).join(', ')})`,
          { ticketId, ...texts(words) },
          transaction,
        );
      }
    },
    async change(ticketId, { set, append }, transaction) {
      const assignments = [
        ...partsOf(set).map((part) => `"${part}" = :set_${part}`),
        ...partsOf(append).map((part) => `"${part}" = "${part}" || ' ' || :append_${part}`),
      ];
      const values = { ...named('set', set), ...named('append', append) };
      const sql = `UPDATE ${table.sql} SET ${assignments.join(', ')} WHERE rowid = :ticketId`;
      return (await table.update(sql, { ticketId, ...values }, transaction)) > 0;
    },
    remove: (ticketIds, transaction) =>
      table.run(`DELETE FROM ${table.sql} WHERE rowid IN (:ticketIds)`, { ticketIds }, transaction),
    async known(ticketIds, transaction) {
      const rows = await table.select(
        `SELECT rowid AS id FROM ${table.sql} WHERE rowid IN (:ticketIds)`,
        { ticketIds },
        transaction,
      );
      return rows.map(({ id }) => String(id));
    },
    idsMatching: (query) =>
      `SELECT rowid FROM ${table.sql} WHERE ${table.sql} MATCH ${table.literal(expression(query))}`,
    async rank(ticketIds: readonly Id[], query) {
      const weights = PARTS.map((part) => WEIGHTS[part]).join(', ');
      const rows = await table.select(
        `SELECT rowid AS id, -bm25(${table.sql}, ${weights}) AS score FROM ${table.sql}
           WHERE ${table.sql} MATCH :expression AND rowid IN (:ticketIds)`,
        { ticketIds, expression: expression(query) },
      );
      return new Map(rows.map(({ id, score }) => [String(id), Number(score)]));
    },
  };
}

const partsOf = (words: PartWords): Part[] => PARTS.filter((part) => words[part] !== undefined);

const named = (prefix: string, words: PartWords) =>
  Object.fromEntries(partsOf(words).map((part) => [`${prefix}_${part}`, (words[part] ?? []).join(' ')]));

function expression({ terms, parts }: WordQuery): string {
  const wanted = terms.filter(({ isNegated }) => !isNegated).map(termExpression);
  const unwanted = terms.filter(({ isNegated }) => isNegated).map(termExpression);
  const all = unwanted.reduce((left, right) => `(${left}) NOT (${right})`, wanted.join(' AND '));
  return `{${parts.join(' ')}} : (${all})`;
}

function termExpression({ words, isPhrase, isPrefix }: SearchTerm): string {
  const quoted = words.map((word) => `"${word}"`);
  return `${quoted.join(isPhrase ? ' + ' : ' AND ')}${isPrefix ? '*' : ''}`;
}
