import type { Database, Model } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { MissedPolicy } from '../../shared/recurrences';
import type { Id } from '../kernel/parseInput';

/** A row of ticketingRecurrences. */
export interface RecurrenceRecord extends Model {
  id: Id;
  title: string;
  templateId: Id | null;
  requesterId: Id | null;
  cron: string;
  timeZone: string;
  missed: MissedPolicy;
  enabled: boolean;
  nextRunAt: Date | null;
  lastRunAt: Date | null;
  lastTicketId: Id | null;
  lastError: string | null;
  failures: number;
}

export const recurrenceModel = (db: Database) => db.getModel<RecurrenceRecord>(COLLECTIONS.recurrences);

/** What the desk alone writes. */
export const KEPT_BY_DESK = ['nextRunAt', 'lastRunAt', 'lastTicketId', 'lastError', 'failures'] as const;
