import { useCallback, useEffect, useRef, useState } from 'react';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { parseSearch, SearchSyntaxError, type ExcerptPart } from '../../../shared/search';
import { deskErrorOf, useDeskApi, type DeskError } from '../deskApi';
import type { TicketRow } from '../tickets';

const PAGE_SIZE = 30;

export interface FoundTicket extends TicketRow {
  subjectParts: ExcerptPart[];
  excerpt: { commentId: string; kind: string; parts: ExcerptPart[] } | null;
}

interface Meta {
  hasNext?: boolean;
  isCapped?: boolean;
  count?: number;
  building?: { done: number; total: number } | null;
}

export interface TicketSearch {
  isActive: boolean;
  isLoading: boolean;
  /** There is an answer to this text or an earlier one. */
  isAnswered: boolean;
  rows: readonly FoundTicket[];
  error: DeskError | undefined;
  meta: Meta;
  page: number;
  setPage: (page: number) => void;
  again: () => void;
}

interface Answer {
  rows: readonly FoundTicket[];
  meta: Meta;
  error?: DeskError;
  isAnswered: boolean;
}

const NOTHING: Answer = { rows: [], meta: {}, isAnswered: false };

/**
 * Searches for what is typed, within the block's own scope; of several answers the one to the latest question counts.
 * @param filter the scope, as JSON
 */
export function useTicketSearch(typed: string, filter: string | undefined): TicketSearch {
  const api = useDeskApi();
  const [answer, setAnswer] = useState<Answer>(NOTHING);
  const [isLoading, setLoading] = useState(false);
  const [page, setPage] = useState(1);
  const asked = useRef(0);
  const text = typed.trimStart();

  useEffect(() => setPage(1), [text, filter]);

  const load = useCallback(async () => {
    const question = (asked.current += 1);
    if (text === '') {
      setAnswer(NOTHING);
      setLoading(false);
      return;
    }
    if (isUnfinished(text)) return;
    setLoading(true);
    const params = filter === undefined ? {} : { filter };
    const answered = await api
      .postPage<FoundTicket[]>(`${COLLECTIONS.tickets}:search`, params, { q: text, page, pageSize: PAGE_SIZE })
      .then(({ data, meta }): Answer => ({ rows: data, meta: meta ?? {}, isAnswered: true }))
      .catch((error: unknown): Answer => ({ ...NOTHING, isAnswered: true, error: deskErrorOf(error) }));
    if (question !== asked.current) return;
    setAnswer(answered);
    setLoading(false);
  }, [api, filter, page, text]);

  useEffect(() => void load(), [load]);

  const { rows, meta, error, isAnswered } = answer;
  return {
    isActive: text.trim() !== '',
    isLoading,
    isAnswered,
    rows,
    error,
    meta,
    page,
    setPage,
    again: () => void load(),
  };
}

/** `status:` is on its way to something: no answer yet, and no complaint. */
function isUnfinished(text: string): boolean {
  try {
    parseSearch(text);
    return false;
  } catch (error) {
    return error instanceof SearchSyntaxError && error.code === 'SEARCH_VALUE_MISSING' && /[:：]$/.test(text);
  }
}
