import type { Collection } from '@nocobase/database';
import { z } from 'zod';
import { MAX_ITEM_LENGTH, MAX_ITEMS } from '../../../shared/checklist';
import { MAX_SUBJECT_LENGTH, READ_ONLY_FIELDS } from '../../../shared/ticketFields';
import { MAX_TAGS } from '../../../shared/tags';
import { cleanTexts } from '../../kernel/cleanText';
import { fieldInvalid } from '../../kernel/errors';
import { fieldReadOnly, fieldUnknown, idInput, isRecord, parseInput } from '../../kernel/parseInput';
import type { NewTicket } from '../createTicket';
import { tagsGiven } from '../tagInput';
import { toOneRelation } from '../toOne';

const key = z.string().max(64).nullish();
const id = idInput.nullish();

const schema = z.strictObject({
  subject: z.string().trim().min(1).max(MAX_SUBJECT_LENGTH),
  body: z.string().nullish(),
  statusKey: key,
  priorityKey: key,
  typeKey: key,
  teamId: id,
  assigneeId: id,
  organizationId: id,
  requesterId: id,
  requester: z
    .strictObject({ email: z.string().trim().min(1).max(320), name: z.string().max(255).nullish() })
    .nullish(),
  channel: z.string().max(32).optional(),
  tags: z.array(z.string()).max(MAX_TAGS).optional(),
  tagIds: z.array(idInput).max(MAX_TAGS).optional(),
  checklist: z
    .array(z.strictObject({ text: z.string().trim().min(1).max(MAX_ITEM_LENGTH), required: z.boolean().optional() }))
    .max(MAX_ITEMS)
    .optional(),
});

const KNOWN = new Set(Object.keys(schema.shape).filter((name) => name !== 'tagIds'));
const NOT_GIVEN = new Set<string>([
  ...READ_ONLY_FIELDS,
  'id',
  'version',
  'updatedAt',
  'updatedById',
  'createdBy',
  'updatedBy',
]);
const COUNTS = new Set(['messageCount', 'checklistTotal', 'checklistDone']);
/** Of a collection field by any other name, but with a way in of its own. */
const OWN_WAY = new Set(['comments', 'events', 'followers']);

type Values = Record<string, unknown>;

/**
 * What somebody sends to create a ticket: our own format, or what a stock form of the platform makes of the collection,
 * with relations as objects and the fields that builders added.
 * @param whitelist the fields that the caller's role may set, if it is restricted
 * @throws TicketingError 422
 */
export function parseNewTicket(collection: Collection, raw: unknown, whitelist?: readonly string[]): NewTicket {
  if (raw != null && !isRecord(raw)) throw fieldInvalid('values');
  const values = relationsAsKeys(collection, allowed(collection, cleanTexts<Values>(raw ?? {}), whitelist));
  const known: Values = {};
  const fields: Values = {};
  for (const [name, value] of Object.entries(values)) {
    if (NOT_GIVEN.has(name)) refuseUnlessEmpty(name, value);
    else if (name === 'tags') Object.assign(known, tagsGiven(value));
    else if (KNOWN.has(name)) known[name] = value ?? undefined;
    else if (collection.hasField(name) && !OWN_WAY.has(name)) fields[name] = value;
    else if (!OWN_WAY.has(name) || !isBlank(value)) throw fieldUnknown(name);
  }
  return { ...parseInput(schema, known), fields };
}

/** `status: {key: 'open'}` and `status: 'open'` mean `statusKey: 'open'`; a record that is yet to be made stays. */
function relationsAsKeys(collection: Collection, values: Values): Values {
  const result: Values = {};
  for (const [name, value] of Object.entries(values)) {
    const relation = toOneRelation(collection.model, name);
    const inner = relation && isRecord(value) ? value[relation.targetKey] : value;
    if (!relation || (isRecord(value) && inner == null)) result[name] = value;
    else result[relation.foreignKey] = inner ?? values[relation.foreignKey];
  }
  return result;
}

function allowed(collection: Collection, values: Values, whitelist?: readonly string[]): Values {
  if (!whitelist) return values;
  const may = (name: string) => whitelist.some((entry) => entry.split('.')[0] === name);
  const keyOf = (name: string) => toOneRelation(collection.model, name)?.foreignKey ?? name;
  const isField = (name: string) => collection.hasField(name);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !isField(name) || may(name) || may(keyOf(name))));
}

/** A form may carry an empty or default value of what the desk itself keeps. */
function refuseUnlessEmpty(name: string, value: unknown): void {
  const isDefault = (name === 'version' && value === 1) || (COUNTS.has(name) && value === 0);
  if (!isBlank(value) && !isDefault) throw fieldReadOnly(name);
}

const isBlank = (value: unknown) => value == null || value === '' || (Array.isArray(value) && value.length === 0);
