import type { Database } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';

/** How a collection that holds a part of each ticket is tied to it. */
export interface TicketPart {
  /** Its relation to the ticket. */
  ticket: string;
  /** The ticket's relation to it. */
  part: string;
}

/** Made at run time, some by builders and under names of their own: by collection. */
const parts = new Map<string, TicketPart>();

/** From now on the collection is read by whoever reads the ticket, and written with the ticket only. */
export function addTicketPart(collectionName: string, part: TicketPart): void {
  parts.set(collectionName, part);
}

export function removeTicketPart(collectionName: string): void {
  parts.delete(collectionName);
}

export const ticketPartOf = (collectionName: string): TicketPart | undefined => parts.get(collectionName);

/** The relations of a ticket to its parts that have a field of that name, unless the ticket has one itself. */
export function relationsWithField(db: Database, field: string): string[] {
  if (db.getCollection(COLLECTIONS.tickets).hasField(field)) return [];
  return [...parts].filter(([name]) => db.getCollection(name)?.hasField(field)).map(([, { part }]) => part);
}
