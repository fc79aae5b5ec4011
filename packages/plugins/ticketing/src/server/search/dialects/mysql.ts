import type { Database } from '@nocobase/database';
import type { SearchTerm } from '../../../shared/search';
import { PARTS, WEIGHTS, type Part, type SearchDialect, type WordQuery } from './dialect';
import { IndexTable } from './table';

/**
 * MariaDB's and MySQL's FULLTEXT. It leaves out words of less than three letters and a list of English ones, and knows no
 * Chinese: each word is written in letters of its own, others than ASCII in hexadecimal, behind two that say in which part of
 * the ticket it stands. A part is then searched by the words that begin with its letter.
 */
export function mysqlSearch(db: Database): SearchDialect {
  const table = new IndexTable(db);
  const columns = PARTS.map((part) => `\`${part}\``).join(', ');
  const against = (words: string) => `MATCH (${columns}) AGAINST (${table.literal(words)} IN BOOLEAN MODE)`;
  const match = (query: WordQuery) => against(expression(query));
  const text = (part: Part, words: readonly string[] | undefined) =>
    (words ?? []).map((word) => written(part, word)).join(' ');

  return {
    async create() {
      const isNew = !(await table.exists());
      await table.run(
        `CREATE TABLE IF NOT EXISTS ${table.sql} (\`ticketId\` BIGINT NOT NULL PRIMARY KEY,
           ${PARTS.map((part) => `\`${part}\` LONGTEXT NOT NULL`).join(', ')},
           FULLTEXT INDEX \`words\` (${columns})) ENGINE = InnoDB CHARACTER SET ascii COLLATE ascii_bin`,
      );
      return isNew;
    },
    drop: () => table.run(`DROP TABLE IF EXISTS ${table.sql}`),
    async put(tickets, transaction) {
      if (tickets.length === 0) return;
      const rows = tickets.map(({ ticketId, words }) => [ticketId, ...PARTS.map((part) => text(part, words[part]))]);
      const updates = PARTS.map((part) => `\`${part}\` = VALUES(\`${part}\`)`).join(', ');
      await table.run(
        `INSERT INTO ${table.sql} (\`ticketId\`, ${columns}) VALUES :rows ON DUPLICATE KEY UPDATE ${updates}`,
        { rows },
        transaction,
      );
    },
    async change(ticketId, { set, append }, transaction) {
      const assignments: string[] = [];
      const values: Record<string, string> = {};
      for (const part of PARTS) {
        if (set[part]) {
          assignments.push(`\`${part}\` = :set_${part}`);
          values[`set_${part}`] = text(part, set[part]);
        } else if (append[part]) {
          assignments.push(`\`${part}\` = CONCAT(\`${part}\`, ' ', :append_${part})`);
          values[`append_${part}`] = text(part, append[part]);
        }
      }
      const sql = `UPDATE ${table.sql} SET ${assignments.join(', ')} WHERE \`ticketId\` = :ticketId`;
      if ((await table.update(sql, { ticketId, ...values }, transaction)) > 0) return true;
      // Nothing changed either when all was so already.
      return (await this.known([ticketId], transaction)).length > 0;
    },
    remove: (ticketIds, transaction) =>
      table.run(`DELETE FROM ${table.sql} WHERE \`ticketId\` IN (:ticketIds)`, { ticketIds }, transaction),
    async known(ticketIds, transaction) {
      const sql = `SELECT \`ticketId\` AS id FROM ${table.sql} WHERE \`ticketId\` IN (:ticketIds)`;
      return (await table.select(sql, { ticketIds }, transaction)).map(({ id }) => String(id));
    },
    idsMatching: (query) => `SELECT \`ticketId\` FROM ${table.sql} WHERE ${match(query)}`,
    async rank(ticketIds, query) {
      const scores = query.parts.map((part) => `${WEIGHTS[part]} * ${against(anyIn(part, query))}`).join(' + ');
      const rows = await table.select(
        `SELECT \`ticketId\` AS id, ${scores} AS score FROM ${table.sql} WHERE \`ticketId\` IN (:ticketIds)`,
        { ticketIds },
      );
      return new Map(rows.map(({ id, score }) => [String(id), Number(score)]));
    },
  };
}

/** No word that begins so is on the list of those that are left out. */
const written = (part: Part, word: string): string =>
  /^[a-z0-9]+$/.test(word) ? `${part[0]}a${word}` : `${part[0]}h${Buffer.from(word).toString('hex')}`;

function expression({ terms, parts }: WordQuery): string {
  return terms.map((term) => (term.isNegated ? without(term, parts) : wanted(term, parts))).join(' ');
}

/** The words that stand in one part, for weighing how much they count there. */
function anyIn(part: Part, { terms }: WordQuery): string {
  const wanted = terms.filter(({ isNegated }) => !isNegated);
  return wanted
    .flatMap(({ words, isPrefix }) =>
      words.map((word, index) => `${written(part, word)}${isPrefix && index === words.length - 1 ? '*' : ''}`),
    )
    .join(' ');
}

/** Each word, or the phrase as a whole, in any of the parts. */
function wanted({ words, isPhrase, isPrefix }: SearchTerm, parts: readonly Part[]): string {
  if (isPhrase && words.length > 1) return `+(${parts.map((part) => quoted(part, words)).join(' ')})`;
  return words
    .map((word, index) => {
      const star = isPrefix && index === words.length - 1 ? '*' : '';
      return `+(${parts.map((part) => `${written(part, word)}${star}`).join(' ')})`;
    })
    .join(' ');
}

function without({ words, isPrefix }: SearchTerm, parts: readonly Part[]): string {
  if (words.length > 1) return parts.map((part) => `-${quoted(part, words)}`).join(' ');
  return parts.map((part) => `-${written(part, words[0])}${isPrefix ? '*' : ''}`).join(' ');
}

const quoted = (part: Part, words: readonly string[]) => `"${words.map((word) => written(part, word)).join(' ')}"`;
