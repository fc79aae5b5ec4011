import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { Id } from '../kernel/parseInput';

/** A row of ticketingTimeEntries. */
export interface TimeEntry extends Model {
  id: Id;
  ticketId: Id;
  commentId: Id | null;
  userId: Id | null;
  minutes: number;
  billable: boolean;
  note: string | null;
  spentAt: Date;
}

export const entryModel = (db: Database) => db.getModel<TimeEntry>(COLLECTIONS.timeEntries);

/** The latest first. */
export function entriesOf(db: Database, ticketId: Id, transaction?: Transaction | null): Promise<TimeEntry[]> {
  const order: [string, string][] = [
    ['spentAt', 'DESC'],
    ['id', 'DESC'],
  ];
  return entryModel(db).findAll({ where: { ticketId }, order, transaction });
}
