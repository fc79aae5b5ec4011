import type { Collection, Database, Field } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';

/** What the desk itself knows, as texts refer to it. Notes, tags and history are for colleagues: no text reaches them. */
export const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  ticket: ['number', 'subject', 'status', 'priority', 'type', 'channel', 'createdAt'],
  requester: ['name', 'firstName', 'email', 'phone'],
  organization: ['name'],
  team: ['name'],
  assignee: ['name', 'firstName'],
  agent: ['name', 'firstName', 'email'],
};

/** A related record of the application: the customer of a binding, the fields of a ticket's type, a builder's relation. */
export interface VariableRelation {
  name: string;
  target: Collection;
}

/** Not what is kept encrypted. */
const SCALARS = new Set([
  ...['string', 'text', 'uid', 'uuid', 'nanoid', 'sequence', 'boolean'],
  ...['integer', 'bigInt', 'float', 'double', 'real', 'decimal', 'formula'],
  ...['date', 'dateOnly', 'datetime', 'datetimeTz', 'datetimeNoTz', 'unixTimestamp', 'time'],
]);
const NAME = /^[A-Za-z_][\w-]*$/;

/** Fields of tickets that the desk brings along, by database: the rest is the builders'. */
const ownFields = new WeakMap<Database, ReadonlySet<string>>();

/** To be called before fields of builders are loaded. */
export function rememberOwnFields(db: Database): void {
  ownFields.set(db, new Set(db.getCollection(COLLECTIONS.tickets).fields.keys()));
}

/** Every variable that a text may use at this desk, sorted by what it is about. */
export function knownVariables(db: Database): string[] {
  const builtIn = Object.entries(BUILT_IN).flatMap(([about, names]) => names.map((name) => `${about}.${name}`));
  const custom = customFields(db).map(({ name }) => `ticket.${name}`);
  const related = variableRelations(db).flatMap(({ name, target }) =>
    scalarFields(target).map((field) => `${name}.${field.name}`),
  );
  return [...builtIn, ...custom, ...related];
}

/** Plain fields that builders added to tickets. */
export function customFields(db: Database): Field[] {
  return scalarFields(db.getCollection(COLLECTIONS.tickets)).filter(({ name }) => !isOwn(db, name));
}

/** To-one relations that were added to tickets. */
export function variableRelations(db: Database): VariableRelation[] {
  const relations = [...db.getCollection(COLLECTIONS.tickets).fields.values()].filter(
    ({ type, name }) =>
      (type === 'belongsTo' || type === 'hasOne') &&
      !isOwn(db, name) &&
      NAME.test(name) &&
      !Object.hasOwn(BUILT_IN, name),
  );
  return relations.flatMap(({ name, options }) => {
    const target = db.getCollection(options.target);
    // An account's fields are nothing for a text.
    return target && target.name !== 'users' ? [{ name, target }] : [];
  });
}

export function scalarFields(collection: Collection): Field[] {
  return [...collection.fields.values()].filter(
    ({ name, type, options }) =>
      SCALARS.has(type) &&
      NAME.test(name) &&
      !options.hidden &&
      !options.isForeignKey &&
      !options.primaryKey &&
      options.interface !== 'password',
  );
}

const isOwn = (db: Database, name: string): boolean => ownFields.get(db)?.has(name) ?? false;
