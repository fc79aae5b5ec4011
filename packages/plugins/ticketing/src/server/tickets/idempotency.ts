import type { Database } from '@nocobase/database';
import { Op, UniqueConstraintError, type Transaction } from 'sequelize';
import type { ChangeContext } from '../kernel/cause';
import { createTicket, type NewTicket } from './createTicket';
import { checkKey, hashOf, keyModel, keyReused } from './idempotentRequests';
import { ticketModel, type TicketRecord } from './ticketRecord';

/** How long a key is remembered. */
const LIFETIME_MS = 24 * 60 * 60 * 1000;

/** One request with one key makes one ticket, however often it is sent, also twice at the same moment. */
export class IdempotentCreation {
  private readonly hash: string;
  private readonly request: string;

  constructor(
    private readonly db: Database,
    key: string,
    private readonly context: ChangeContext,
    values: unknown,
  ) {
    checkKey(key);
    const { userId, contactId } = context.actor;
    // Keys of different callers never meet.
    this.hash = hashOf(userId, contactId, key);
    this.request = hashOf(values);
  }

  /** @throws TicketingError 422 IDEMPOTENCY_KEY_REUSED when the key came with another request before */
  async create(input: NewTicket): Promise<TicketRecord> {
    const earlier = await this.earlierTicket();
    if (earlier) return earlier;
    try {
      return await createTicket(this.db, input, this.context, {
        before: (transaction) => this.claim(transaction),
        after: (ticket, transaction) => this.remember(ticket, transaction),
      });
    } catch (error) {
      if (!(error instanceof UniqueConstraintError)) throw error;
      const other = await this.earlierTicket();
      if (!other) throw error;
      return other;
    }
  }

  private async earlierTicket(): Promise<TicketRecord | null> {
    const known = await keyModel(this.db).findByPk(this.hash);
    if (!known) return null;
    if (known.get('request') !== this.request) throw keyReused();
    return ticketModel(this.db).findByPk(known.get('ticketId'));
  }

  private async claim(transaction: Transaction): Promise<void> {
    await keyModel(this.db).create({ hash: this.hash, request: this.request }, { transaction });
  }

  private async remember(ticket: TicketRecord, transaction: Transaction): Promise<void> {
    await keyModel(this.db).update({ ticketId: ticket.id }, { where: { hash: this.hash }, transaction });
  }
}

/** Drops the keys that are remembered no longer. */
export async function forgetOldKeys(db: Database): Promise<void> {
  const createdAt = { [Op.lt]: new Date(Date.now() - LIFETIME_MS) };
  await db.sequelize.transaction((transaction) => keyModel(db).destroy({ where: { createdAt }, transaction }));
}
