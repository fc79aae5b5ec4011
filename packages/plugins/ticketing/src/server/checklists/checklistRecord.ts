import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { Id } from '../kernel/parseInput';

/** A row of ticketingChecklistItems. */
export interface ChecklistItem extends Model {
  id: Id;
  ticketId: Id;
  text: string;
  required: boolean;
  position: number;
  doneAt: Date | null;
  doneById: Id | null;
}

export const itemModel = (db: Database) => db.getModel<ChecklistItem>(COLLECTIONS.checklistItems);

/** A ticket's items in their order. */
export function itemsOf(db: Database, ticketId: Id, transaction?: Transaction | null): Promise<ChecklistItem[]> {
  const order: [string, string][] = [
    ['position', 'ASC'],
    ['id', 'ASC'],
  ];
  return itemModel(db).findAll({ where: { ticketId }, order, transaction });
}
