import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';

/** @returns `wanted`, or `wanted2`, `wanted3`, … when a field of the collection has that name already. */
export async function freeName(
  db: Database,
  collectionName: string,
  wanted: string,
  transaction: Transaction,
): Promise<string> {
  const rows: Model[] = await db.getRepository('fields').find({
    fields: ['name'],
    filter: { collectionName: [collectionName, ...db.inheritanceMap.getChildren(collectionName)] },
    transaction,
  });
  const collection = db.getCollection(collectionName);
  const taken = new Set<string>([
    ...rows.map((row) => String(row.get('name'))),
    ...collection.fields.keys(),
    ...Object.keys(collection.model.rawAttributes),
  ]);
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}${count}`;
  return name;
}
