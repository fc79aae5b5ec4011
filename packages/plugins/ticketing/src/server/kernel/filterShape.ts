import type { Collection, Database } from '@nocobase/database';
import { fieldInvalid } from './errors';
import { fieldUnknown, isRecord } from './parseInput';

/** Operators that compare a column with what was sent as it is; the others read their value in their own way. */
const COMPARES: ReadonlySet<string> = new Set(['$eq', '$ne', '$in', '$notIn', '$gt', '$gte', '$lt', '$lte']);
const LARGEST_INTEGER = 2_147_483_647;

interface Place {
  collection: Collection;
  /** The column that the path has led to. */
  column?: string;
  operator: string;
  path: readonly string[];
}

/**
 * Looks whether a filter can be asked of the database at all. PostgreSQL answers an id that is none, and every database a
 * column that it does not know, with an internal error.
 * @throws TicketingError 422 FIELD_UNKNOWN, FIELD_INVALID with the path at fault
 */
export function checkFilterShape(db: Database, collection: Collection, filter: unknown): void {
  check(db, filter, { collection, operator: '$eq', path: [] });
}

function check(db: Database, value: unknown, place: Place): void {
  if (isRecord(value)) {
    for (const [key, inner] of Object.entries(value)) {
      const next = follow(db, place, key);
      if (next) check(db, inner, next);
    }
  } else if (Array.isArray(value) && value.some(isRecord)) {
    for (const item of value) check(db, item, place);
  } else if (place.column && COMPARES.has(place.operator)) {
    if (![value].flat().every((item) => fits(place, item))) throw fieldInvalid(place.path.join('.'));
  }
}

/** @returns undefined where the path leads into a value of its own structure */
function follow(db: Database, from: Place, key: string): Place | undefined {
  let place = from;
  for (const segment of key.split('.')) {
    if (/^\d+$/.test(segment) || segment === '$and' || segment === '$or' || segment === '$not') continue;
    if (db.operators.has(segment)) {
      place = { ...place, operator: segment };
      continue;
    }
    const { model } = place.collection;
    const name = segment.replaceAll('$', '');
    const path = [...place.path, name];
    if (Object.hasOwn(model.associations, name)) {
      const collection = db.getCollectionByModelName(model.associations[name].target.name);
      if (!collection) return undefined;
      place = { collection, operator: '$eq', path };
    } else if (Object.hasOwn(model.rawAttributes, name)) {
      place = { ...place, column: name, path };
    } else if (place.column) {
      return undefined;
    } else {
      throw fieldUnknown(path.join('.'));
    }
  }
  return place;
}

function fits({ collection, column = '' }: Place, value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  const { type } = collection.model.rawAttributes[column];
  const name = typeof type === 'string' ? type : 'key' in type ? String(type.key) : '';
  const text = value instanceof Date ? value.toISOString() : String(value);
  switch (name) {
    case 'BIGINT':
      return /^-?\d{1,18}$/.test(text);
    case 'INTEGER':
      return /^-?\d{1,10}$/.test(text) && Math.abs(Number(text)) <= LARGEST_INTEGER;
    case 'DATE':
    case 'DATEONLY':
      return !Number.isNaN(Date.parse(text)) || typeof value === 'object';
    default:
      return true;
  }
}
