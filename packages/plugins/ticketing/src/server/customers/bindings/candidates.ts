import type { Collection, Database, Field } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { BindingCandidate, CandidateField, FieldMapping, MappedField } from '../../../shared/customerBinding';
import { NAMESPACE } from '../../../shared/namespace';
import { keyTypeOf } from './keyColumn';

/** Collections that people made themselves say so; what a plugin of the host brought belongs to the host. */
const MADE_BY_PEOPLE = '@nocobase/plugin-data-source-main';
const OWN_NAMES = new Set<string>(Object.values(COLLECTIONS));
const TEXT_TYPES = new Set(['string', 'text']);
const BOOKKEEPING = new Set(['createdBy', 'updatedBy']);

/** @returns the code of the sentence that says why a collection cannot be bound, or nothing when it can. */
export function refusalOf(collection: Collection): string | undefined {
  const { origin, dataCategory, hidden, isThrough, loadedFromCollectionManager } = collection.options;
  if (OWN_NAMES.has(collection.name) || origin === NAMESPACE) return 'BINDING_OWN_COLLECTION';
  const ofTheHost = String(origin ?? '').startsWith('@nocobase/') && origin !== MADE_BY_PEOPLE;
  if (ofTheHost || dataCategory === 'system' || hidden || isThrough || !loadedFromCollectionManager) {
    return 'BINDING_SYSTEM_COLLECTION';
  }
  if (collection.isView() || collection.options.sql) return 'BINDING_NOT_A_TABLE';
  if (!keyTypeOf(collection)) return 'BINDING_NO_SINGLE_KEY';
  return undefined;
}

/** Every collection that may be bound, with what its fields seem to mean; by name. */
export function listCandidates(db: Database): BindingCandidate[] {
  return [...db.collections.values()]
    .filter((collection) => !refusalOf(collection) && !isOfTicketType(collection))
    .map(describe)
    .sort((a, b) => a.collectionName.localeCompare(b.collectionName));
}

/** What the desk made for the own fields of a ticket type holds no customers. */
const isOfTicketType = ({ name }: Collection) => name.startsWith('ticketing');

/** The fields of a collection that can be mapped to a meaning. */
export function mappableFields(collection: Collection): CandidateField[] {
  return [...collection.fields.values()].flatMap((field) => {
    const kind = kindOf(field);
    return kind ? [{ name: field.name, title: field.options.uiSchema?.title ?? field.name, kind }] : [];
  });
}

export const KIND_OF_MAPPED: Record<MappedField, CandidateField['kind']> = {
  titleField: 'text',
  emailField: 'text',
  phoneField: 'text',
  ownerField: 'user',
};

function describe(collection: Collection): BindingCandidate {
  return {
    collectionName: collection.name,
    title: collection.options.title ?? collection.name,
    fields: mappableFields(collection),
    guess: guessMapping(collection),
  };
}

function kindOf(field: Field): CandidateField['kind'] | undefined {
  if (!field.options.interface) return undefined;
  if (field.type === 'belongsTo') {
    return field.options.target === 'users' && !BOOKKEEPING.has(field.name) ? 'user' : undefined;
  }
  return TEXT_TYPES.has(field.type) && !field.options.primaryKey && !field.options.isForeignKey ? 'text' : undefined;
}

function guessMapping(collection: Collection): FieldMapping {
  const fields = [...collection.fields.values()].filter((field) => kindOf(field));
  const texts = fields.filter((field) => kindOf(field) === 'text');
  const find = (among: Field[], fits: (field: Field) => boolean) => among.find(fits)?.name ?? null;
  const titled: unknown = collection.options.titleField;
  return {
    titleField:
      find(texts, ({ name }) => name === titled) ??
      find(texts, ({ name }) => /^(name|title|full_?name|company)$/i.test(name)) ??
      find(texts, ({ name }) => /name|title/i.test(name)),
    emailField:
      find(texts, ({ options }) => options.interface === 'email') ?? find(texts, ({ name }) => /e_?mail/i.test(name)),
    phoneField:
      find(texts, ({ options }) => options.interface === 'phone') ??
      find(texts, ({ name }) => /phone|mobile/i.test(name)),
    ownerField: find(
      fields,
      (field) => kindOf(field) === 'user' && /owner|manager|responsible|sales|assign/i.test(field.name),
    ),
  };
}
