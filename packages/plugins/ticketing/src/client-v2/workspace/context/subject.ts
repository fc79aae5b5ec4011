import type { PlainObject } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { BoundRelation } from './boundRelations';

/** Whose story is told: that of a ticket's customer, of a contact, or of a record of the application. */
export interface Subject {
  collectionName: string;
  id: string;
}

/** What has to be loaded with the record. */
export function appendsFor({ collectionName }: Subject, relations: readonly BoundRelation[]): string[] {
  if (collectionName === COLLECTIONS.tickets) {
    return ['requester', 'organization', ...relations.map(({ fieldName }) => fieldName)];
  }
  return collectionName === COLLECTIONS.contacts ? ['organization'] : [];
}

/** @returns which tickets are the same customer's; undefined when nobody is known */
export function ticketsOf(
  { collectionName, id }: Subject,
  record: PlainObject,
  relations: readonly BoundRelation[],
): PlainObject | undefined {
  if (collectionName === COLLECTIONS.contacts) return { requesterId: id };
  if (collectionName !== COLLECTIONS.tickets) {
    const relation = relations.find(({ collection }) => collection.name === collectionName);
    return relation && { [relation.foreignKey]: id };
  }
  const keys = ['requesterId', ...relations.map(({ foreignKey }) => foreignKey)];
  const same = keys.filter((key) => record[key] != null).map((key) => ({ [key]: record[key] }));
  return same.length === 0 ? undefined : { $and: [{ $or: same }, { id: { $ne: id } }] };
}
