import type { Model } from '@nocobase/database';
import { col, fn, literal, Op, type WhereOptions } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { CommentKind } from '../../shared/comments';
import { excerptOf, type ExcerptPart, type SearchTerm } from '../../shared/search';
import type { Searcher } from './searcher';
import { quote } from './sql';

/** Where the words stand in the conversation. */
export interface Excerpt {
  commentId: string;
  kind: CommentKind;
  parts: ExcerptPart[];
}

const MOST_COMMENTS = 120;
/** Of a comment's text, in characters. */
const LONGEST_TEXT = 20_000;
const MOST_PATTERNS = 6;

/** Which comments a searcher reads, as a query's `where` and `include`. */
export interface ReadableComments {
  where: WhereOptions;
  include?: object[];
}

/** For each ticket the newest comment that says what was searched for, of those that the searcher may read. */
export async function excerptsOf(
  { ctx: { db } }: Searcher,
  ticketIds: readonly string[],
  terms: readonly SearchTerm[],
  readable: ReadableComments | undefined,
): Promise<Map<string, Excerpt>> {
  const patterns = patternsOf(terms);
  if (!readable || ticketIds.length === 0 || patterns.length === 0) return new Map();
  const model = db.getModel<Model>(COLLECTIONS.comments);
  const text = `${quote(db, model.name)}.${quote(db, 'bodyText')}`;
  const like = db.sequelize.getDialect() === 'postgres' ? 'ILIKE' : 'LIKE';
  const says = patterns.map((pattern) => literal(`${text} ${like} ${db.sequelize.escape(`%${pattern}%`)}`));
  const comments = await model.findAll({
    attributes: ['id', 'ticketId', 'kind', [fn('SUBSTR', col(`${model.name}.bodyText`), 1, LONGEST_TEXT), 'text']],
    where: { [Op.and]: [{ ticketId: [...ticketIds] }, { [Op.or]: says }, readable.where] },
    include: readable.include?.map((relation) => ({ ...relation, attributes: [] })),
    order: [['id', 'DESC']],
    limit: MOST_COMMENTS,
    subQuery: false,
  });
  const excerpts = new Map<string, Excerpt>();
  for (const comment of comments) {
    const id = String(comment.get('ticketId'));
    const parts = excerpts.has(id) ? undefined : excerptOf(String(comment.get('text') ?? ''), terms);
    if (parts) excerpts.set(id, { commentId: String(comment.get('id')), kind: comment.get('kind'), parts });
  }
  return excerpts;
}

/** Words hold letters and digits: nothing that a pattern gives a meaning. */
function patternsOf(terms: readonly SearchTerm[]): string[] {
  return terms
    .filter(({ isNegated }) => !isNegated)
    .flatMap(({ words }) => words)
    .slice(0, MOST_PATTERNS);
}
