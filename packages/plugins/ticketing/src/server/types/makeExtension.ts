import type { Collection, Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { keyTypeOf, refusalOf } from '../customers';
import { fieldInvalid, notFound, TicketingError } from '../kernel/errors';
import type { TypeRow } from '../tickets';
import { ExtensionRelations, type WriteContext } from './extensionRelations';
import { EXTENSION_MARK, extensionByRelation, extensionsOf } from './extensions';
import { fieldOptions, nameFor, type NewField } from './newFields';

/** "warranty_claim" -> "WarrantyClaim" */
const inName = (key: string) => {
  const name = nameFor(key, 'type');
  return name[0].toUpperCase() + name.slice(1);
};

/**
 * Makes a collection for the fields of a type, or takes one that is there, and ties it to tickets, one to one. No restart,
 * no code; asking again completes what was interrupted.
 * @param collectionName a collection of the application; left out: one of the type's own
 */
export async function makeExtension(
  db: Database,
  type: Pick<TypeRow, 'key' | 'label'>,
  { collectionName, title }: { collectionName?: string; title?: string },
  context: WriteContext,
  transaction: Transaction,
): Promise<{ collectionName: string; relation: string }> {
  const relations = new ExtensionRelations(db, transaction, context);
  const collection = collectionName
    ? requireFit(db, collectionName)
    : await relations.ensureCollection(`ticketingDetails${inName(type.key)}`, title ?? type.label);
  const relation = await relations.ensureRelations(
    collection,
    `${nameFor(type.key, 'type')}Details`,
    title ?? collection.options.title ?? collection.name,
  );
  return { collectionName: collection.name, relation };
}

/** @returns the field's name */
export async function addExtensionField(
  db: Database,
  { extensionField }: Pick<TypeRow, 'extensionField'>,
  field: NewField & { name?: string },
  context: WriteContext,
  transaction: Transaction,
): Promise<string> {
  const extension = extensionByRelation(db, extensionField);
  if (!extension) throw notFound();
  if ((field.kind === 'select' || field.kind === 'multiSelect') && !field.options?.length)
    throw fieldInvalid('options');
  const name = field.name ?? unusedName(db, extension.collection, field.title);
  const relations = new ExtensionRelations(db, transaction, context);
  await relations.ensureField(extension.collection.name, fieldOptions(name, field));
  return name;
}

/** Not used by the collection, nor by tickets: one name means one thing on a form. */
function unusedName(db: Database, collection: Collection, title: string): string {
  const tickets = db.getCollection(COLLECTIONS.tickets);
  const taken = (name: string) =>
    [collection, tickets].some(({ fields, model }) => fields.has(name) || name in model.rawAttributes) ||
    ['body', 'fields', 'constructor', 'toString'].includes(name);
  const wanted = nameFor(title, 'field');
  let name = wanted;
  for (let count = 2; taken(name); count += 1) name = `${wanted}${count}`;
  return name;
}

/** Collections that people made, with a single key, and not tied to tickets in another way already. */
export function extensionCandidates(db: Database): { collectionName: string; title: string }[] {
  return [...db.collections.values()]
    .filter((collection) => isFit(db, collection))
    .map(({ name, options }) => ({ collectionName: name, title: options.title ?? name }))
    .sort((a, b) => a.collectionName.localeCompare(b.collectionName));
}

function isFit(db: Database, collection: Collection): boolean {
  const known = extensionsOf(db).some((extension) => extension.collection.name === collection.name);
  if (known || collection.options[EXTENSION_MARK]) return true;
  const key = collection.getField('ticketId');
  return !refusalOf(collection) && keyTypeOf(collection) !== undefined && (!key || key.options.isForeignKey);
}

function requireFit(db: Database, collectionName: string): Collection {
  const collection = db.getCollection(collectionName);
  if (collection && isFit(db, collection)) return collection;
  throw new TicketingError('EXTENSION_UNFIT', 422, { field: 'collectionName', vars: { collection: collectionName } });
}
