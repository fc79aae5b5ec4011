import type { Database, Model } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { Id } from '../../kernel/parseInput';

/** A row of ticketingPendingMessages. */
export interface PendingRecord extends Model {
  id: Id;
  ticketId: Id;
  userId: Id;
  kind: 'reply' | 'forward';
  sendAt: Date;
  /** JSON: what was asked for, and by whom. */
  payload: string;
  /** JSON of the draft that it was made from; null for a caller without one. */
  draft: string | null;
  failure: string | null;
  createdAt: Date;
}

export const pendingModel = (db: Database) => db.getModel<PendingRecord>(COLLECTIONS.pendingMessages);
