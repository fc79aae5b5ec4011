import type { Database } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { UNTOLD_FIELDS } from '../../../shared/ticketFields';
import { fieldReadOnly, fieldUnknown, isRecord } from '../../kernel/parseInput';
import { isFieldOfType } from '../../types';
import { toOneRelation } from '../toOne';

/**
 * Fields that a step fills, as columns of the ticket: to-one relations by their key, fields of builders by name.
 * @throws TicketingError 422 FIELD_UNKNOWN, FIELD_READ_ONLY
 */
export function columnsOf(db: Database, fields: Record<string, unknown>): Record<string, unknown> {
  const { model } = db.getCollection(COLLECTIONS.tickets);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const relation = toOneRelation(model, name);
      if (relation) return [relation.foreignKey, isRecord(value) ? value[relation.targetKey] : value];
      if (UNTOLD_FIELDS.includes(name) || name === 'statusKey') throw fieldReadOnly(`fields.${name}`);
      if (!(name in model.getAttributes()) && !isFieldOfType(db, name)) throw fieldUnknown(`fields.${name}`);
      return [name, value];
    }),
  );
}
