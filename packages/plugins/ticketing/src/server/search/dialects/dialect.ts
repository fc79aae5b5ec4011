import type { Transaction } from 'sequelize';
import type { SearchTerm } from '../../../shared/search';
import type { Id } from '../../kernel/parseInput';

/**
 * Where in a ticket a word stands; who may not read a part never finds by it. `subject`: subject and number; `facts`: people,
 * tags and fields; `public`: what the customer may read of the conversation; `internal`: the rest of it.
 */
export const PARTS = ['subject', 'facts', 'public', 'internal'] as const;

export type Part = (typeof PARTS)[number];

/** How much a word counts there. */
export const WEIGHTS: Readonly<Record<Part, number>> = { subject: 8, facts: 4, public: 1, internal: 1 };

export type PartWords = Readonly<Partial<Record<Part, readonly string[]>>>;

export interface TicketWords {
  ticketId: Id;
  words: PartWords;
}

/** What a ticket must hold, and where. At least one of the terms is not negated. */
export interface WordQuery {
  terms: readonly SearchTerm[];
  parts: readonly Part[];
}

/**
 * The database's own full-text index, with one row a ticket. A dialect is one file; words come ready made, so that each
 * database only has to store and to find them.
 */
export interface SearchDialect {
  /** @returns whether the index was not there yet */
  create(): Promise<boolean>;
  drop(): Promise<void>;
  /** Writes tickets in full, over what may be there. */
  put(tickets: readonly TicketWords[], transaction: Transaction): Promise<void>;
  /**
   * Replaces the parts in `set` and adds to those in `append`.
   * @returns false when the ticket is not in the index
   */
  change(ticketId: Id, change: { set: PartWords; append: PartWords }, transaction: Transaction): Promise<boolean>;
  remove(ticketIds: readonly Id[], transaction: Transaction): Promise<void>;
  /** Which of these tickets the index holds. */
  known(ticketIds: readonly Id[], transaction?: Transaction): Promise<string[]>;
  /** A query for the ids of the tickets that match, in one column. */
  idsMatching(query: WordQuery): string;
  /** How well each of these tickets matches: larger is better, comparable within one query only. */
  rank(ticketIds: readonly Id[], query: WordQuery): Promise<Map<string, number>>;
}
