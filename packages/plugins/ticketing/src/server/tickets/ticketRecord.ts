import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { notFound } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';

/** A row of ticketingTickets. Ids are numbers on SQLite and MariaDB, digits on PostgreSQL: compare them as text. */
export interface TicketRecord extends Model {
  id: Id;
  number: string;
  subject: string;
  statusKey: string;
  priorityKey: string | null;
  typeKey: string | null;
  teamId: Id | null;
  assigneeId: Id | null;
  requesterId: Id | null;
  organizationId: Id | null;
  channel: string;
  messageCount: number;
  lastMessageAt: Date | null;
  preview: string | null;
  checklistTotal: number;
  checklistDone: number;
  version: number;
  waitingSince: Date | null;
  snoozedUntil: Date | null;
  firstRespondedAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  mergedIntoId: Id | null;
  createdAt: Date;
  updatedAt: Date;
  createdById: Id | null;
}

export const ticketModel = (db: Database) => db.getModel<TicketRecord>(COLLECTIONS.tickets);

/**
 * Reads a ticket and keeps others from changing it until the transaction ends.
 * @throws TicketingError 404 NOT_FOUND
 */
export async function lockTicket(db: Database, id: Id, transaction: Transaction): Promise<TicketRecord> {
  const ticket = await ticketModel(db).findByPk(id, { transaction, ...rowLock(db, transaction) });
  if (!ticket) throw notFound();
  return ticket;
}

export const sameId = (a: unknown, b: unknown): boolean => String(a ?? '') === String(b ?? '');
