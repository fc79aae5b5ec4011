import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { CommentKind } from '../../shared/comments';
import { beforeCommit, outermost } from '../kernel/beforeCommit';
import type { Id } from '../kernel/parseInput';
import type { TicketRecord } from '../tickets';
import type { SearchDialect } from './dialects';
import { headWords, readFacts, readRows, readWords } from './readTickets';
import { conversationWords } from './ticketWords';

/** What a transaction has done to a ticket, as far as the index is concerned. */
interface Pending {
  /** Made in this transaction: nothing has to be read that is at hand. */
  made?: TicketRecord;
  hasTags?: boolean;
  subject?: boolean;
  facts?: boolean;
  messages: { kind: CommentKind; text: string }[];
  /** Too much happened to tell: it is read as a whole. */
  whole?: boolean;
  gone?: boolean;
}

type Note = (pending: Pending) => void;

/**
 * Gathers what a transaction changes and writes it to the index once, in that transaction, right before it is committed: the
 * index never shows more or less than the tickets.
 */
export class PendingChanges {
  private readonly ofTransactions = new WeakMap<Transaction, Map<string, Pending>>();

  constructor(
    private readonly db: Database,
    private readonly dialect: SearchDialect,
    /** Called when the index could not be written and the transaction was not committed for that. */
    private readonly onFailure: () => void,
  ) {}

  /** Without a transaction the change is committed already. */
  async note(ticketId: Id, given: Transaction | null | undefined, note: Note): Promise<void> {
    if (!given) {
      await this.db.sequelize.transaction((transaction) => this.note(ticketId, transaction, note));
      return;
    }
    const transaction = outermost(given);
    const pending = this.of(transaction, String(ticketId));
    note(pending);
    // A savepoint may be rolled back by itself: only the database knows then what is left.
    if (transaction !== given) pending.whole = true;
  }

  private of(transaction: Transaction, id: string): Pending {
    let tickets = this.ofTransactions.get(transaction);
    if (!tickets) {
      tickets = new Map();
      this.ofTransactions.set(transaction, tickets);
    }
    if (tickets.size === 0) beforeCommit(transaction, () => this.flushOrFail(transaction));
    const pending = tickets.get(id) ?? { messages: [] };
    tickets.set(id, pending);
    return pending;
  }

  private async flushOrFail(transaction: Transaction): Promise<void> {
    try {
      await this.flush(transaction);
    } catch (error) {
      this.onFailure();
      throw error;
    }
  }

  private async flush(transaction: Transaction): Promise<void> {
    const tickets = this.ofTransactions.get(transaction) ?? new Map<string, Pending>();
    const entries = [...tickets].sort(([a], [b]) => (a < b ? -1 : 1));
    tickets.clear();
    const heads = await this.readHeads(entries, transaction);
    const whole: string[] = [];
    for (const [id, pending] of entries) {
      if (pending.gone || pending.whole) whole.push(id);
      else if (pending.made) await this.add(pending.made, pending, transaction);
      else if (!(await this.change(id, pending, heads.get(id), transaction))) whole.push(id);
    }
    await writeWhole(this.db, this.dialect, whole, transaction);
  }

  /** For all tickets together: a person who is renamed may have many. */
  private async readHeads(entries: readonly [string, Pending][], transaction: Transaction) {
    const ids = entries
      .filter(([, { subject, facts, made, whole, gone }]) => (subject || facts) && !made && !whole && !gone)
      .map(([id]) => id);
    const rows = ids.length > 0 ? await readRows(this.db, ids, transaction) : [];
    const facts = rows.length > 0 ? await readFacts(this.db, rows, transaction) : undefined;
    return new Map(rows.map((row) => [String(row.id), headWords(row, facts?.get(String(row.id)))]));
  }

  private async add(ticket: TicketRecord, { messages, hasTags }: Pending, transaction: Transaction): Promise<void> {
    const row = ticket.get();
    const facts = await readFacts(this.db, [row], transaction, Boolean(hasTags));
    const words = { ...headWords(row, facts.get(String(ticket.id))), ...conversationWords(messages) };
    await this.dialect.put([{ ticketId: ticket.id, words }], transaction);
  }

  /** @returns false when there is nothing in the index that could be changed */
  private async change(
    id: string,
    { subject, facts, messages }: Pending,
    head: ReturnType<typeof headWords> | undefined,
    transaction: Transaction,
  ): Promise<boolean> {
    const append = conversationWords(messages);
    const set = { ...(subject ? { subject: head?.subject } : {}), ...(facts ? { facts: head?.facts } : {}) };
    if ((subject || facts) && !head) return false;
    if (Object.keys(set).length + Object.keys(append).length === 0) return true;
    return this.dialect.change(id, { set, append }, transaction);
  }
}

/** Reads tickets anew and writes them; those that are no more leave the index. */
export async function writeWhole(
  db: Database,
  dialect: SearchDialect,
  ticketIds: readonly Id[],
  transaction: Transaction,
): Promise<void> {
  if (ticketIds.length === 0) return;
  const found = await readWords(db, ticketIds, transaction);
  await dialect.put(found, transaction);
  const there = new Set(found.map(({ ticketId }) => String(ticketId)));
  const gone = ticketIds.filter((id) => !there.has(String(id)));
  if (gone.length > 0) await dialect.remove(gone, transaction);
}
