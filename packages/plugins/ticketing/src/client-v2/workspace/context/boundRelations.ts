import type { Collection, CollectionField, DataSourceManager } from '@nocobase/flow-engine';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { isRecord } from '../isRecord';

/** A relation on tickets that a binding made, with the collection that it leads to. */
export interface BoundRelation {
  fieldName: string;
  foreignKey: string;
  collection: Collection;
}

/** The application's own collections that play a part at the desk, whatever their names and parts are. */
export function boundRelations(dataSources: DataSourceManager): BoundRelation[] {
  const tickets = dataSources.getCollection('main', COLLECTIONS.tickets);
  return (tickets?.getFields() ?? []).flatMap((field) => boundRelation(field) ?? []);
}

function boundRelation(field: CollectionField): BoundRelation | undefined {
  const { targetCollection: collection, name: fieldName } = field;
  const { foreignKey, ticketingBinding } = field.options;
  if (!isRecord(ticketingBinding) || !collection || typeof foreignKey !== 'string') return undefined;
  return { fieldName, foreignKey, collection };
}

/** @returns the binding by which records of this collection have tickets */
export const relationTo = (dataSources: DataSourceManager, collectionName: string): BoundRelation | undefined =>
  boundRelations(dataSources).find(({ collection }) => collection.name === collectionName);
