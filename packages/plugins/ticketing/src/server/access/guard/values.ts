import type { Collection, Database } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { forbidden } from '../../kernel/errors';
import { isObject } from '../filters';
import { isDeskCollection, type Rights } from '../rights';
import { FIELD_ACTIONS } from '../ticketActions';
import { listOfPaths } from './paths';

/** What `ticketingTickets:create` makes of these itself: a requester by address, tags by name. */
const PARSED_BY_CREATE: readonly string[] = ['requester', 'tags'];

interface Write {
  collection: Collection;
  action: string;
  values: Record<string, unknown>;
  /** Relations whose records the caller wants to change along. */
  nested: ReadonlySet<string>;
}

/**
 * Looks at relations in what is written: one may point to records, not make or change them on the way. Fields of a ticket
 * that have an action of their own ask for that action.
 * @returns the ticket actions that the write amounts to
 * @throws FORBIDDEN with the field at fault
 */
export function checkValues(
  db: Database,
  rights: Rights,
  { collection, action, values, nested }: Write,
): ReadonlySet<string> {
  const isTicket = collection.name === COLLECTIONS.tickets;
  const actions = new Set<string>();
  for (const [name, value] of Object.entries(values)) {
    const ownAction = isTicket && Object.hasOwn(FIELD_ACTIONS, name) ? FIELD_ACTIONS[name] : undefined;
    if (ownAction) {
      if (!rights.right(collection.name, ownAction)) throw forbidden(name);
      actions.add(ownAction);
    }
    const field = collection.getField(name);
    const target = field?.isRelationField() ? db.getCollection(field.options.target) : undefined;
    if (!target) continue;
    if (!isDeskCollection(collection.name) && !isDeskCollection(target.name)) {
      checkDeeper(db, rights, { action, target, value, nested, name });
      continue;
    }
    if (isTicket && action === 'create' && PARSED_BY_CREATE.includes(name) && !nested.has(name)) continue;
    const key: string = field?.options.targetKey ?? target.model.primaryKeyAttribute;
    values[name] = keysOnly(value, key, { name, strict: nested.has(name) });
    if (!ownAction && isDeskCollection(target.name)) checkLink(rights, target, field?.options, name);
  }
  return actions;
}

/** Records of others that are written along may carry relations into the desk. */
function checkDeeper(
  db: Database,
  rights: Rights,
  {
    action,
    target,
    value,
    nested,
    name,
  }: Omit<Write, 'values' | 'collection'> & { target: Collection; value: unknown; name: string },
): void {
  const deeper = new Set(
    [...nested].filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1)),
  );
  for (const item of [value].flat()) {
    if (isObject(item)) checkValues(db, rights, { collection: target, action, values: item, nested: deeper });
  }
}

/** To-many relations are columns of the other side: setting one changes those records. */
function checkLink(
  rights: Rights,
  target: Collection,
  relation: { type?: string; foreignKey?: string } = {},
  name: string,
): void {
  const isToOne = relation.type === 'belongsTo';
  const right = rights.right(target.name, isToOne ? 'view' : 'update');
  if (!right || (!isToOne && right.scope)) throw forbidden(name);
  const writesColumn = relation.type === 'hasMany' || relation.type === 'hasOne';
  if (writesColumn && relation.foreignKey && right.fields && !right.fields.has(relation.foreignKey))
    throw forbidden(name);
}

function keysOnly(value: unknown, key: string, { name, strict }: { name: string; strict: boolean }): unknown {
  if (Array.isArray(value)) return value.map((item) => keysOnly(item, key, { name, strict }));
  if (!isObject(value)) return value;
  const id = value[key];
  const isMore = strict && Object.keys(value).length > 1;
  if ((typeof id !== 'string' && typeof id !== 'number') || isMore) throw forbidden(name);
  return id;
}

export const nestedPaths = (updateAssociationValues: unknown): ReadonlySet<string> =>
  new Set(listOfPaths(updateAssociationValues).map((path) => path.join('.')));
