import type { Collection, Database, Field } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { addTicketPart, removeTicketPart } from '../access';

/** In the options of a relation on tickets: its target holds the fields of a type, one row a ticket. */
export const EXTENSION_MARK = 'ticketingExtension';

/** A collection that holds what some types ask beside the ticket's own fields. */
export interface Extension {
  /** The relation on tickets. */
  relation: string;
  collection: Collection;
  /** Its column that holds the ticket's id. */
  foreignKey: string;
}

/** Columns of an extension that are no fields of a form. */
const BOOKKEEPING = ['createdById', 'updatedById', 'createdBy', 'updatedBy', 'createdAt', 'updatedAt', 'sort'];

export const isBookkeeping = ({ collection, foreignKey }: Extension, name: string): boolean =>
  BOOKKEEPING.includes(name) ||
  name === foreignKey ||
  name === collection.model.primaryKeyAttribute ||
  collection.getField(name)?.options.foreignKey === foreignKey;

/** From memory: the relations carry the mark, so that every node knows them without a query. */
export function extensionsOf(db: Database): Extension[] {
  const extensions: Extension[] = [];
  for (const field of db.getCollection(COLLECTIONS.tickets).fields.values()) {
    const extension = extensionOf(db, field);
    if (extension) extensions.push(extension);
  }
  return extensions;
}

export function extensionByRelation(db: Database, relation: string | null): Extension | undefined {
  const field = relation ? db.getCollection(COLLECTIONS.tickets).getField(relation) : undefined;
  return field && extensionOf(db, field);
}

function extensionOf(db: Database, { name, options }: Field): Extension | undefined {
  const collection = options[EXTENSION_MARK] ? db.getCollection(options.target) : undefined;
  return collection && { relation: name, collection, foreignKey: options.foreignKey };
}

/**
 * Lets access control know which collections are part of a ticket, and calls `found` once for each.
 * @param found what else has to be done for a collection, such as hooks
 */
export function watchExtensions(db: Database, found: (collectionName: string) => void): void {
  const known = new Set<string>();
  const add = (field: Field) => {
    if (!field.options[EXTENSION_MARK]) return;
    const target = String(field.options.target);
    addTicketPart(target, { ticket: TICKET_RELATION, part: field.name });
    if (known.has(target)) return;
    known.add(target);
    found(target);
  };
  for (const field of db.getCollection(COLLECTIONS.tickets)?.fields.values() ?? []) add(field);
  db.on('field.afterAdd', ({ collection, field }: { collection: Collection; field: Field }) => {
    if (collection.name === COLLECTIONS.tickets) add(field);
  });
  db.on('field.afterRemove', (field: Field) => {
    const { collection, options } = field;
    if (collection?.name === COLLECTIONS.tickets && options[EXTENSION_MARK]) removeTicketPart(String(options.target));
  });
}

/** The relation of an extension that leads back to its ticket. */
export const TICKET_RELATION = 'ticket';
