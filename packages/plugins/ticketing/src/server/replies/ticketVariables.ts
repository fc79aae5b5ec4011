import type { Collection, Model } from '@nocobase/database';
import type { Application } from '@nocobase/server';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { firstName, type TemplateValue, type TemplateVariables } from '../../shared/template';
import { parseScope, rightsOf, type ScopedCaller } from '../access';
import { readableText } from '../kernel/deskTexts';
import { notFound } from '../kernel/errors';
import { isRecord, type Id } from '../kernel/parseInput';
import { customFields, scalarFields, variableRelations } from './knownVariables';
import { labelLanguage } from './labelLanguage';

type Json = Record<string, unknown>;

/** For whom a text is filled in: what they may not see is empty. */
export interface VariableReader {
  app: Application;
  caller: ScopedCaller;
  /** Of the labels; the requester's when left out. */
  language?: string | null;
  transaction?: Transaction;
}

/** Relations that are read only when a text speaks of them. */
const RELATIONS: Readonly<Record<string, string>> = {
  requester: COLLECTIONS.contacts,
  organization: COLLECTIONS.organizations,
  team: COLLECTIONS.teams,
  assignee: 'users',
};
const LABELS: Readonly<Record<string, string>> = { status: 'status', priority: 'priority', type: 'type' };

export interface FilledVariables {
  variables: TemplateVariables;
  /** The requester's, if it is known. */
  language: string | null;
}

/**
 * Values for the variables that these texts use, for one ticket. Whether the caller may read the ticket was decided before.
 * @throws TicketingError 404
 */
export async function ticketVariables(
  reader: VariableReader,
  ticketId: Id,
  texts: readonly string[],
): Promise<FilledVariables> {
  const { app, caller, transaction } = reader;
  const { db } = app;
  const rights = rightsOf(caller);
  const isUsed = (about: string) => texts.some((text) => text.includes(`${about}.`));
  const related = variableRelations(db).filter(({ name }) => isUsed(name));
  const named = Object.keys(RELATIONS).filter((name) => name === 'requester' || isUsed(name));
  const appends = [...named, ...(isUsed('ticket') ? Object.keys(LABELS) : []), ...related.map(({ name }) => name)];
  const ticket: Model | null = await db
    .getRepository(COLLECTIONS.tickets)
    .findOne({ filterByTk: ticketId, appends, transaction });
  if (!ticket) throw notFound();
  const row: Json = ticket.toJSON();
  const contact = asRecord(row.requester);
  const language = textOf(contact.language) ?? textOf(contact.locale) ?? null;
  const lng = await labelLanguage(app, reader.language ?? language);
  const mayRead = rights.right(COLLECTIONS.tickets, 'view')?.fields ?? null;
  const shows = (name: string) => mayRead === null || mayRead.has(name) || mayRead.has(`${name}Id`);

  const found: Record<string, TemplateValue> = {};
  const put = (about: string, values: Readonly<Record<string, TemplateValue>>) => {
    for (const [name, value] of Object.entries(values)) found[`${about}.${name}`] = value;
  };
  const label = (name: string) => {
    const { customerLabel, label: own } = asRecord(row[name]);
    return readableText(app, textOf(customerLabel) ?? textOf(own) ?? '', lng);
  };
  put(
    'ticket',
    pick(row, ['number', 'subject', 'channel', 'createdAt'], (name) => name === 'number' || shows(name)),
  );
  put('ticket', Object.fromEntries(Object.keys(LABELS).map((name) => [name, shows(name) ? label(name) : null])));
  put('ticket', scalarsOf(app, lng, customFields(db), row, shows));
  for (const about of named) {
    if (shows(about)) put(about, await peopleOf(caller, about, asRecord(row[about])));
  }
  if (isUsed('agent')) put('agent', await agentOf(caller, transaction));
  for (const { name, target } of related) {
    const record = asRecord(row[name]);
    const visible = shows(name) ? await visibleFields(caller, target, record) : new Set<string>();
    put(
      name,
      scalarsOf(app, lng, scalarFields(target), record, (field) => visible === null || visible.has(field)),
    );
  }
  return { variables: found, language };
}

async function peopleOf(caller: ScopedCaller, about: string, record: Json) {
  if (about === 'assignee') return { name: textOf(record.nickname), firstName: first(record.nickname) };
  const visible = await visibleFields(caller, caller.db.getCollection(RELATIONS[about]), record);
  const may = (name: string) => visible === null || visible.has(name);
  const values = pick(record, ['name', 'email', 'phone'], may);
  return { ...values, firstName: may('name') ? first(record.name) : null };
}

/** Whoever fills the text in; the desk itself has no name. */
async function agentOf({ db, state }: ScopedCaller, transaction?: Transaction) {
  const id = state.currentUser?.id;
  const user: Model | null = id == null ? null : await db.getModel<Model>('users').findByPk(id, { transaction });
  const row: Json = user?.toJSON() ?? {};
  return { name: textOf(row.nickname ?? row.username), firstName: first(row.nickname), email: textOf(row.email) };
}

/** Fields of a related record that the caller might as well look up there; null: all of them. */
async function visibleFields(
  caller: ScopedCaller,
  collection: Collection,
  record: Json,
): Promise<ReadonlySet<string> | null> {
  const right = rightsOf(caller).right(collection.name, 'view');
  const naming = new Set([collection.titleField ?? 'name']);
  if (!right) return naming;
  if (right.scope) {
    const key = collection.model.primaryKeyAttribute;
    const filter = { $and: [{ [key]: record[key] ?? null }, await parseScope(caller, right.scope)] };
    if ((await collection.repository.count({ filter })) === 0) return naming;
  }
  return right.fields;
}

function scalarsOf(
  app: Application,
  lng: string,
  fields: ReturnType<typeof scalarFields>,
  record: Json,
  may: (name: string) => boolean,
): Record<string, TemplateValue> {
  return Object.fromEntries(
    fields.map(({ name, options }) => {
      const value = record[name];
      const choices: unknown = options.uiSchema?.enum;
      const choice: unknown = Array.isArray(choices) ? choices.find((one: Json) => one?.value === value) : undefined;
      const shown = isRecord(choice) && typeof choice.label === 'string' ? readableText(app, choice.label, lng) : value;
      return [name, may(name) ? plain(shown) : null];
    }),
  );
}

function pick(record: Json, names: readonly string[], may: (name: string) => boolean): Record<string, TemplateValue> {
  return Object.fromEntries(names.map((name) => [name, may(name) ? plain(record[name]) : null]));
}

function plain(value: unknown): TemplateValue {
  if (value instanceof Date || typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' ? value : null;
}

const first = (name: unknown): string | null => textOf(name) && firstName(String(name));
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const asRecord = (value: unknown): Json => (isRecord(value) ? value : {});
