import type { Collection, Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { FieldChange } from '../../shared/ticketEvents';
import { catalogOf, type Catalog } from './catalog';

const VOCABULARY: Readonly<Record<string, (catalog: Catalog) => readonly { key: string; label: string }[]>> = {
  statusKey: ({ statuses }) => statuses,
  priorityKey: ({ priorities }) => priorities,
  typeKey: ({ types }) => types,
};

/**
 * Notes beside each value what it is called now: a name may be changed, and a person or a team be gone, when the history
 * is read. Of a new ticket only the words of the desk, which are at hand: it is told by whoever reads.
 */
export async function labelled(
  db: Database,
  changes: readonly FieldChange[],
  { transaction, isNew }: { transaction: Transaction; isNew: boolean },
): Promise<FieldChange[]> {
  const result: FieldChange[] = [];
  for (const change of changes) {
    const names = await namesOf(db, change, { transaction, isNew });
    if (!names) result.push(change);
    else result.push({ ...change, fromLabel: names(change.from), toLabel: names(change.to) });
  }
  return result;
}

type Names = (value: unknown) => string | null;

async function namesOf(
  db: Database,
  change: FieldChange,
  { transaction, isNew }: { transaction: Transaction; isNew: boolean },
): Promise<Names | undefined> {
  if (change.toLabel !== undefined || change.fromLabel !== undefined) return undefined;
  const { field, from, to } = change;
  if (Object.hasOwn(VOCABULARY, field)) {
    const rows = VOCABULARY[field](await catalogOf(db, transaction));
    return (value) => rows.find(({ key }) => key === value)?.label ?? null;
  }
  if (isNew) return undefined;
  const names = await namesOfRelated(db, field, [from, to], transaction);
  return names && ((value) => names.get(String(value)) ?? null);
}

/**
 * The names of the records that a column points at.
 * @param values keys of those records
 * @returns by key; undefined when the column points at nothing
 */
export async function namesOfRelated(
  db: Database,
  field: string,
  values: readonly unknown[],
  transaction?: Transaction,
): Promise<ReadonlyMap<string, string> | undefined> {
  const { model } = db.getCollection(COLLECTIONS.tickets);
  const relation = Object.values(model.associations).find(
    (association) => association.associationType === 'BelongsTo' && association.foreignKey === field,
  );
  const target = relation && db.getCollectionByModelName(relation.target.name);
  if (!relation || !target || !('targetKey' in relation)) return undefined;
  const title = titleOf(target);
  const key = String(relation.targetKey);
  const keys = [...new Set(values.filter((value) => typeof value === 'string' || typeof value === 'number'))];
  if (!title || keys.length === 0) return new Map();
  const rows: Model[] = await db
    .getModel<Model>(target.name)
    .findAll({ where: { [key]: keys }, attributes: [key, title], transaction });
  return new Map(rows.map((row): [string, string] => [String(row.get(key)), String(row.get(title) ?? '')]));
}

function titleOf({ name, model, options }: Collection): string | undefined {
  const wanted = name === 'users' ? 'nickname' : String(options.titleField);
  return wanted in model.rawAttributes ? wanted : undefined;
}
