import type { Database, Model } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { isPast, now } from '../kernel/clock';

const TOUCHED = [COLLECTIONS.tickets, COLLECTIONS.comments, COLLECTIONS.contacts, COLLECTIONS.events];

/** The platform dates rows itself: rows of the past get the moment at which they were written there. */
export function backdateRows(db: Database): void {
  for (const name of TOUCHED) {
    db.on(`${name}.beforeCreate`, created);
    db.on(`${name}.beforeBulkCreate`, (rows: Model[]) => rows.forEach(created));
    db.on(`${name}.beforeUpdate`, updated);
  }
}

function created(row: Model): void {
  if (!isPast()) return;
  row.setDataValue('createdAt', now());
  updated(row);
}

function updated(row: Model): void {
  if (isPast() && 'updatedAt' in row.rawAttributes) row.setDataValue('updatedAt', now());
}
