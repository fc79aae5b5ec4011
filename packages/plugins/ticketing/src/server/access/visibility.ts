import type { Collection } from '@nocobase/database';
import { COLLEAGUE_FIELDS } from './policy';
import { isDeskCollection, type Rights } from './rights';

/** Fields of a collection that somebody may see; null: all of them. */
export type VisibleFields = ReadonlySet<string> | null;

export const NOTHING = Symbol('nothing of the collection');

const ALWAYS_VISIBLE = ['createdAt', 'updatedAt', 'createdById'];

/**
 * What a relation shows of its target. Into the desk: what `view` grants, if it grants all records, for the platform
 * applies no record scope to relations. Out of the desk: what the caller may view anyway, else only what names the record.
 */
export function visibleThroughRelation(rights: Rights, target: Collection): VisibleFields | typeof NOTHING {
  if (rights.isRoot) return null;
  const view = rights.right(target.name, 'view');
  if (isDeskCollection(target.name)) {
    if (!view || view.scope) return NOTHING;
    return view.fields && withKeys(target, view.fields);
  }
  if (target.options.template === 'file' || target.name === 'attachments') return null;
  if (!view || view.scope) return namingFields(target);
  return view.fields && new Set([...view.fields, ...namingFields(target)]);
}

/** What the collection that a request is about shows of its own records. */
export function visibleDirectly(rights: Rights, collection: Collection): VisibleFields {
  if (rights.isRoot) return null;
  const guarded = isDeskCollection(collection.name) || (collection.name === 'users' && rights.isStaff);
  const fields = guarded ? rights.right(collection.name, 'view')?.fields : null;
  return fields ? withKeys(collection, fields) : null;
}

function namingFields(collection: Collection): ReadonlySet<string> {
  if (collection.name === 'users') return new Set(COLLEAGUE_FIELDS);
  const { titleField, filterTargetKey } = collection;
  return new Set([titleField, filterTargetKey].flat().filter((name) => typeof name === 'string'));
}

/** Keys tell nothing that the relation beside them does not. */
function withKeys(collection: Collection, fields: ReadonlySet<string>): ReadonlySet<string> {
  const visible = new Set([...fields, ...ALWAYS_VISIBLE, ...[collection.filterTargetKey].flat()]);
  for (const name of fields) {
    const { type, foreignKey } = collection.getField(name)?.options ?? {};
    if (type === 'belongsTo' && foreignKey) visible.add(foreignKey);
  }
  return visible;
}
