import type { Collection, Database } from '@nocobase/database';
import { isObject } from './filters';
import { isDeskCollection, type Rights } from './rights';
import { NOTHING, visibleThroughRelation } from './visibility';

/**
 * Takes out of an answer what relations show beyond the caller's view, such as the address of an assignee. Works on the
 * records in place, whichever way a relation came to be loaded.
 */
export function pruneAnswer(db: Database, rights: Rights, root: Collection, body: unknown): void {
  const isPage = isObject(body) && Array.isArray(body.rows) && !isObject(body.dataValues);
  pruneAll({ db, rights, collection: root, guarded: isDeskCollection(root.name) }, isPage ? body.rows : body);
}

interface Place {
  db: Database;
  rights: Rights;
  collection: Collection;
  /** Reached through the desk, or part of it. */
  guarded: boolean;
}

function pruneAll(place: Place, value: unknown): void {
  if (Array.isArray(value)) value.forEach((item) => pruneAll(place, item));
  else if (isObject(value)) pruneRecord(place, columnsOf(value));
}

/** Sequelize keeps a record's columns and loaded relations beside its methods. */
const columnsOf = (record: Record<string, unknown>) => (isObject(record.dataValues) ? record.dataValues : record);

function pruneRecord({ db, rights, collection, guarded }: Place, record: Record<string, unknown>): void {
  for (const [name, association] of Object.entries(collection.model.associations)) {
    const related = record[name];
    if (typeof related !== 'object' || related === null) continue;
    const target = db.getCollectionByModelName(association.target.name);
    if (!target) continue;
    const inside = guarded || isDeskCollection(target.name);
    const watched = inside || (target.name === 'users' && rights.isStaff);
    const visible = watched ? visibleThroughRelation(rights, target) : null;
    if (visible === NOTHING) {
      delete record[name];
      continue;
    }
    if (visible) keepOnly(visible, related);
    pruneAll({ db, rights, collection: target, guarded: inside }, related);
  }
}

function keepOnly(visible: ReadonlySet<string>, related: object): void {
  for (const item of [related].flat()) {
    const columns = isObject(item) ? columnsOf(item) : {};
    for (const name of Object.keys(columns)) if (!visible.has(name)) delete columns[name];
  }
}
