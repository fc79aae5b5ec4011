import { z } from 'zod';
import { LONGEST_QUERY, parseSearch, SearchSyntaxError, type SearchQuery } from '../../shared/search';
import { cleanTexts } from '../kernel/cleanText';
import { parseInput } from '../kernel/parseInput';
import { searchProblem } from './searchProblem';

const schema = z.strictObject({
  q: z.string().max(LONGEST_QUERY),
  page: z.coerce.number().int().min(1).max(1_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(50).default(20),
});

export interface SearchInput {
  query: SearchQuery;
  page: number;
  pageSize: number;
}

/** @throws TicketingError 422 FIELD_TOO_LONG, SEARCH_OPERATOR_UNKNOWN, SEARCH_VALUE_MISSING */
export function searchInput(values: unknown): SearchInput {
  const { q, ...page } = parseInput(schema, cleanTexts(values ?? {}));
  try {
    return { query: parseSearch(q), ...page };
  } catch (error) {
    if (!(error instanceof SearchSyntaxError)) throw error;
    throw searchProblem(error.code, error.position, { operator: error.operator.slice(0, 60) });
  }
}
