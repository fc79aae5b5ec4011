import type { Database, Model } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { isRecord, type Id } from '../kernel/parseInput';
import { namesOfRelated } from '../tickets';
import type { TimelineReader } from './timeline';

export type Json = Record<string, unknown>;

/** Puts names to the people in entries, and words to what changed. */
export async function tellChanges(db: Database, rows: readonly Json[], reader: TimelineReader): Promise<Json[]> {
  const told = rows.map((row) => ({ ...row, changes: changesOf(db, row, reader.ticketFields) }));
  const ids = (...columns: string[]) => told.flatMap((row: Json) => columns.map((column) => row[column]));
  const contactColumns = ['id', 'name', ...(reader.seesAddresses ? ['email'] : [])];
  const [users, contacts, names] = await Promise.all([
    byId(db, 'users', ['id', 'nickname'], ids('authorId', 'actorId')),
    byId(db, COLLECTIONS.contacts, contactColumns, ids('contactId')),
    currentNames(
      db,
      told.flatMap(({ changes }) => changes),
    ),
  ]);
  return told.map(({ changes, ...row }: Json & { changes: readonly Json[] }) => {
    const contact = contacts.get(String(row.contactId)) ?? null;
    if (row.entry === 'comment') return { ...row, author: users.get(String(row.authorId)) ?? null, contact };
    return {
      ...row,
      causeLabel: typeof row.causeLabel === 'string' ? reader.inWords(row.causeLabel) : null,
      actor: users.get(String(row.actorId)) ?? null,
      contact,
      changes: changes.map((change) => inWords(db, change, names, reader)),
    };
  });
}

/** Changes of fields that the reader may see. */
function changesOf(db: Database, { changes }: Json, fields: TimelineReader['ticketFields']): Json[] {
  const { fields: own } = db.getCollection(COLLECTIONS.tickets);
  const all = Array.isArray(changes) ? changes.filter(isRecord) : [];
  return fields ? all.filter(({ field }) => fields.has(String(field)) || !own.has(String(field))) : all;
}

type Names = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What is not written down beside a change is told by the name of today. */
async function currentNames(db: Database, changes: readonly Json[]): Promise<Names> {
  const open = changes.filter((change) => !('toLabel' in change));
  const fields = [...new Set(open.map(({ field }) => String(field)))];
  const names = await Promise.all(
    fields.map(async (field): Promise<[string, ReadonlyMap<string, string>]> => {
      const values = open.filter((change) => change.field === field).flatMap(({ from, to }) => [from, to]);
      return [field, (await namesOfRelated(db, field, values)) ?? new Map()];
    }),
  );
  return new Map(names);
}

function inWords(db: Database, change: Json, names: Names, { inWords: words }: TimelineReader): Json {
  const field = String(change.field);
  const label = (noted: unknown, value: unknown) => {
    const name = typeof noted === 'string' ? noted : names.get(field)?.get(String(value));
    return name === undefined ? null : words(name);
  };
  return {
    ...change,
    fieldLabel: titleOf(db, field, words),
    fromLabel: label(change.fromLabel, change.from),
    toLabel: label(change.toLabel, change.to),
  };
}

/** A column behind a relation is called as the relation is. */
function titleOf(db: Database, name: string, words: (text: string) => string): string {
  const collection = db.getCollection(COLLECTIONS.tickets);
  const relation = [...collection.fields.values()].find(
    ({ options }) => options.type === 'belongsTo' && options.foreignKey === name,
  );
  const title: unknown = (relation ?? collection.getField(name))?.options.uiSchema?.title;
  return typeof title === 'string' ? words(title) : name;
}

async function byId(db: Database, collection: string, attributes: string[], values: readonly unknown[]) {
  const ids = [
    ...new Set(values.filter((value): value is Id => typeof value === 'number' || typeof value === 'string')),
  ];
  const rows = ids.length === 0 ? [] : await db.getModel<Model>(collection).findAll({ where: { id: ids }, attributes });
  return new Map(rows.map((row) => [String(row.get('id')), pick(row, attributes)]));
}

const pick = (row: Model, attributes: readonly string[]): Json => {
  const json: Json = row.toJSON();
  return Object.fromEntries(attributes.map((name) => [name, json[name]]));
};
