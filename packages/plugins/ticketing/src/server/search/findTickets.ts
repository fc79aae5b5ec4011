import { Op, type WhereOptions } from 'sequelize';
import type { SearchQuery, SearchTerm } from '../../shared/search';
import { now } from '../kernel/clock';
import { ticketModel } from '../tickets';
import { conditionsOf } from './conditions';
import type { Searcher } from './searcher';
import { idIn, idNotIn, NOTHING } from './sql';

/** So many of the newest matches are ranked; nobody pages through more, and counting them all would take as long as they are. */
export const MOST_FOUND = 300;
/** How much being fresh counts against matching well, and how soon that fades. */
const FRESHNESS = 0.4;
const FADES_DAYS = 30;

export interface Found {
  /** The best first. */
  ids: string[];
  /** There are more than are ranked. */
  isCapped: boolean;
}

interface Candidate {
  id: string;
  updatedAt: Date;
}

/**
 * The tickets that match, within what the searcher may find.
 * @throws TicketingError 403, 422
 */
export async function findTickets(searcher: Searcher, query: SearchQuery): Promise<Found> {
  const { db } = searcher.ctx;
  const conditions = await conditionsOf(searcher, query.operators);
  const wanted = query.terms.filter(({ isNegated }) => !isNegated);
  const words = { terms: query.terms, parts: searcher.parts };
  if (query.terms.length > 0 && searcher.parts.length === 0) conditions.push(NOTHING);
  else if (wanted.length > 0) conditions.push(idIn(db, searcher.dialect.idsMatching(words)));
  else for (const term of query.terms) conditions.push(without(searcher, term));

  const exact = await candidates(searcher, [await byNumber(searcher, query)], 'id');
  const found =
    conditions.length > 0 ? await candidates(searcher, conditions, wanted.length > 0 ? 'id' : 'updatedAt') : [];
  const isCapped = found.length > MOST_FOUND;
  const ranked = found.slice(0, MOST_FOUND);
  const scores = wanted.length > 0 ? await scoresOf(searcher, ranked, words) : new Map<string, number>();
  const score = (candidate: Candidate) => (scores.get(candidate.id) ?? 0) + freshness(candidate);
  ranked.sort((a, b) => score(b) - score(a));
  return { ids: [...new Set([...exact, ...ranked].map(({ id }) => id))], isCapped };
}

const without = ({ ctx: { db }, dialect, parts }: Searcher, term: SearchTerm): WhereOptions =>
  idNotIn(db, dialect.idsMatching({ terms: [{ ...term, isNegated: false }], parts }));

/** What was typed may be a ticket's number or id as it is: then that ticket comes first. */
async function byNumber({ parts }: Searcher, { text, operators }: SearchQuery): Promise<WhereOptions> {
  const typed = text.replace(/^#/, '');
  if (operators.length > 0 || !parts.includes('subject') || !/^[\p{L}\p{N}/_.-]{1,64}$/u.test(typed)) return NOTHING;
  const byNumber = { number: { [Op.in]: [...new Set([typed, typed.toUpperCase()])] } };
  return /^[1-9]\d{0,15}$/.test(typed) ? { [Op.or]: [byNumber, { id: typed }] } : byNumber;
}

async function candidates(
  { ctx: { db }, where, include }: Searcher,
  conditions: readonly WhereOptions[],
  order: 'id' | 'updatedAt',
): Promise<Candidate[]> {
  if (conditions.includes(NOTHING)) return [];
  const model = ticketModel(db);
  const found = await model.findAll({
    attributes: ['id', 'updatedAt'],
    where: { [Op.and]: [...conditions, where] },
    // Relations that a scope names are only asked, never shown.
    include: include?.map((relation) => ({ ...relation, attributes: [] })),
    order: [[order, 'DESC']],
    limit: MOST_FOUND + 1,
    subQuery: false,
    raw: true,
  });
  const unique = new Map(found.map(({ id, updatedAt }) => [String(id), { id: String(id), updatedAt }]));
  return [...unique.values()];
}

/** From 0 to 1, the best at 1. */
async function scoresOf(
  { dialect }: Searcher,
  found: readonly Candidate[],
  words: Parameters<Searcher['dialect']['rank']>[1],
): Promise<Map<string, number>> {
  if (found.length === 0) return new Map();
  const ranks = await dialect.rank(
    found.map(({ id }) => id),
    words,
  );
  const best = Math.max(...ranks.values(), Number.MIN_VALUE);
  return new Map([...ranks].map(([id, rank]) => [id, rank / best]));
}

function freshness({ updatedAt }: Candidate): number {
  const days = (now().getTime() - new Date(updatedAt).getTime()) / 86_400_000;
  return FRESHNESS * Math.exp(-Math.max(0, days) / FADES_DAYS);
}
