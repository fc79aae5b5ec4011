import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { isBlank, type FormAudience, type FormFieldInfo, type TicketForm } from '../../shared/ticketForm';
import { shownFields, visibleFields, withDefaults } from '../../shared/ticketFormRules';
import { checkValue } from '../../shared/ticketFormValues';
import type { FieldChange } from '../../shared/ticketEvents';
import type { ChangeContext } from '../kernel/cause';
import { fieldInvalid, TicketingError } from '../kernel/errors';
import { fieldTooLong, fieldUnknown } from '../kernel/parseInput';
import { catalogOf, type Catalog, type TicketRecord, type TypeRow } from '../tickets';
import { extensionByRelation, isBookkeeping, type Extension } from './extensions';
import type { ExtensionInput } from './extensionInput';
import { changesOf, readExtension, valuesOfRow, writeExtension } from './extensionRow';
import { availableFields } from './fieldInfo';

type Values = Record<string, unknown>;

/** Columns of the ticket that the desk fills and checks itself. */
const CHECKED_BY_TICKET = new Set(['priorityKey', 'teamId', 'assigneeId', 'organizationId']);

/** A type's form with what is known of its fields. */
interface Asked {
  form: TicketForm;
  infos: ReadonlyMap<string, FormFieldInfo>;
  extension: Extension | undefined;
}

export interface FormWrite {
  catalog: Catalog;
  /** What came for the type's fields, if anything did. */
  input: ExtensionInput;
  context: ChangeContext;
  transaction?: Transaction | null;
}

function askedBy(db: Database, catalog: Catalog, typeKey: string | null): Asked {
  const type: TypeRow | undefined = catalog.types.find(({ key }) => key === typeKey);
  if (!type) return { form: [], infos: new Map(), extension: undefined };
  const infos = new Map(availableFields(db, catalog, type).map((info) => [info.name, info]));
  // A field that was taken away since is asked for no longer.
  const form = type.form.filter(({ name }) => infos.has(name));
  return { form, infos, extension: extensionByRelation(db, type.extensionField) };
}

/** Is there anything to do at all? Most tickets of a plain desk are of a type without a form. */
const isIdle = ({ form }: Asked, { flat, nested }: ExtensionInput): boolean =>
  form.length === 0 && Object.keys(flat).length === 0 && Object.keys(nested).length === 0;

/** The type's own fields of tickets that are about to be created. */
const ofNewTickets = new WeakMap<TicketRecord, { extension: Extension; values: Values }>();

/**
 * Fills in what the form of a new ticket's type fills in, and asks for what it demands; the type's own fields are written
 * once the ticket is there.
 * @throws TicketingError 422 FIELD_REQUIRED, FIELD_INVALID, FIELD_TOO_LONG, FIELD_UNKNOWN with the field
 */
export function formOfNewTicket(db: Database, ticket: TicketRecord, { catalog, input, context }: FormWrite): void {
  const asked = askedBy(db, catalog, ticket.typeKey);
  if (isIdle(asked, input)) return;
  const given = ownInput(asked, input);
  const values = withDefaults(asked.form, { ...ticketValues(asked, ticket), ...given });
  const shown = shownFields(asked.form, values);
  const hidden = asked.form.filter(({ name }) => !shown.has(name)).map(({ name }) => name);
  for (const name of hidden) delete values[name];
  setTicketValues(asked, ticket, values, hidden);
  demand(asked, values, context, () => true);

  const { extension } = asked;
  const own = extensionPart(asked, values);
  if (extension && !Object.values(own).every(isBlank)) ofNewTickets.set(ticket, { extension, values: own });
}

/** @returns what the ticket's type was told, as a part of its creation */
export async function writeFieldsOfNewTicket(
  ticket: TicketRecord,
  context: ChangeContext,
  transaction?: Transaction | null,
): Promise<FieldChange[]> {
  const own = ofNewTickets.get(ticket);
  if (!own) return [];
  ofNewTickets.delete(ticket);
  const { extension, values } = own;
  await writeExtension(extension, { ticketId: ticket.id, row: null, values }, optionsOf(context, transaction));
  return changesOf({}, values);
}

/** The value of a field that the ticket's type has of its own; undefined when it has none of that name. */
export async function fieldOfType(
  ticket: TicketRecord,
  name: string,
  transaction?: Transaction | null,
): Promise<unknown> {
  if (ticket.isNewRecord) return ofNewTickets.get(ticket)?.values[name];
  const { types } = await catalogOf(ticket.db, transaction);
  const type = types.find(({ key }) => key === ticket.typeKey);
  const extension = extensionByRelation(ticket.db, type?.extensionField ?? null);
  if (!extension?.collection.hasField(name)) return undefined;
  return (await readExtension(extension, ticket.id, transaction))?.get(name);
}

/**
 * Checks a change of a ticket against the form of its type, and writes what changed of the type's own fields.
 * @param changed columns of the ticket that change
 * @returns what changed of the type's own fields
 */
export async function formOfChangedTicket(
  db: Database,
  ticket: TicketRecord,
  changed: readonly string[],
  { catalog, input, context, transaction }: FormWrite,
): Promise<FieldChange[]> {
  const typeChanges = changed.includes('typeKey');
  const asked = askedBy(db, catalog, ticket.typeKey);
  const touchesForm = typeChanges || asked.form.some(({ name }) => changed.includes(name));
  if (isIdle(asked, input) || (!touchesForm && isIdle({ ...asked, form: [] }, input))) return [];

  const { form, extension } = asked;
  const row: Model | null = extension
    ? await readExtension(extension, ticket.id, transaction, { toWrite: true })
    : null;
  const stored = extension ? valuesOfRow(extension, row) : {};
  const given = ownInput(asked, input);
  const before = { ...ticketValues(asked, ticket, true), ...stored };
  const merged = { ...ticketValues(asked, ticket), ...stored, ...given };
  const values = typeChanges ? withDefaults(form, merged) : merged;
  const shown = shownFields(form, values);
  const wasShown = shownFields(form, before);
  const hidden = form.filter(({ name }) => !shown.has(name)).map(({ name }) => name);
  for (const name of hidden) {
    // What a change hides goes; what was hidden already stays as it is.
    if (wasShown.has(name) && !typeChanges) values[name] = null;
    else values[name] = before[name];
  }
  setTicketValues(asked, ticket, values, typeChanges ? [] : hidden);
  const isTouched = (name: string) => typeChanges || changed.includes(name) || name in given || !wasShown.has(name);
  demand(asked, values, context, isTouched);

  if (!extension) return [];
  const next = extensionPart(asked, { ...values });
  const changes = changesOf(stored, next);
  if (changes.length > 0) {
    const written = Object.fromEntries(changes.map(({ field }) => [field, next[field]]));
    await writeExtension(extension, { ticketId: ticket.id, row, values: written }, optionsOf(context, transaction));
  }
  return changes;
}

const optionsOf = ({ actor }: ChangeContext, transaction?: Transaction | null) => ({
  transaction,
  userId: actor.userId,
});

/** What came in for the fields of the type's extension, checked by their kinds. */
function ownInput({ infos, extension }: Asked, { flat, nested }: ExtensionInput): Values {
  const values: Values = {};
  for (const [relation, record] of Object.entries(nested)) {
    const isOwn = extension?.relation === relation;
    const told = Object.entries(record).filter(([name]) => !extension || !isBookkeeping(extension, name));
    // A form may send the empty record of another type along.
    if (!isOwn && told.some(([, value]) => !isBlank(value) && typeof value !== 'object')) throw fieldUnknown(relation);
    for (const [name, value] of isOwn ? told : []) values[name] = checked(infos, name, value, `${relation}.${name}`);
  }
  for (const [name, value] of Object.entries(flat)) values[name] = checked(infos, name, value, name);
  return values;
}

function checked(infos: ReadonlyMap<string, FormFieldInfo>, name: string, value: unknown, path: string): unknown {
  const info = infos.get(name);
  if (!info || info.source !== 'extension') throw fieldUnknown(path);
  return valueOf(info, value);
}

function valueOf(info: FormFieldInfo, value: unknown): unknown {
  const result = checkValue(info, value);
  if ('value' in result) return result.value;
  if (result.problem === 'FIELD_TOO_LONG') throw fieldTooLong(info.name, result.max ?? 0);
  throw fieldInvalid(info.name);
}

/** The ticket's own columns that the form asks for; as they will be, or as they were. */
function ticketValues({ form, infos }: Asked, ticket: TicketRecord, previous = false): Values {
  const names = form.filter(({ name }) => infos.get(name)?.source === 'ticket').map(({ name }) => name);
  return Object.fromEntries(
    names.map((name) => [name, previous && !ticket.isNewRecord ? ticket.previous(name) : ticket.get(name)]),
  );
}

function setTicketValues(
  { form, infos }: Asked,
  ticket: TicketRecord,
  values: Values,
  hidden: readonly string[],
): void {
  for (const { name } of form) {
    const info = infos.get(name);
    if (info?.source !== 'ticket') continue;
    if (CHECKED_BY_TICKET.has(name)) {
      if (isBlank(ticket.get(name)) && !isBlank(values[name])) ticket.set(name, values[name]);
    } else if (hidden.includes(name)) {
      if (!isBlank(ticket.get(name))) ticket.set(name, null);
    } else if (ticket.isNewRecord || ticket.changed(name) || isBlank(ticket.get(name))) {
      const value = valueOf(info, values[name]);
      if (!(isBlank(value) && isBlank(ticket.get(name)))) ticket.set(name, value);
    }
  }
}

const extensionPart = ({ infos }: Asked, values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => infos.get(name)?.source === 'extension'));

/**
 * Asks people for what the form demands of them; a workflow, an import and the desk itself know only what they know.
 * @param isTouched fields that this change is about
 */
function demand(
  { form, infos }: Asked,
  values: Values,
  { cause }: ChangeContext,
  isTouched: (name: string) => boolean,
): void {
  if (cause.kind !== 'user' && cause.kind !== 'portal') return;
  const audience: FormAudience = cause.kind === 'portal' ? 'customers' : 'agents';
  const missing = visibleFields(form, values, audience).find(
    ({ name, required }) => required && isBlank(values[name]) && isTouched(name),
  );
  if (!missing) return;
  const title = missing.label ?? infos.get(missing.name)?.title ?? missing.name;
  throw new TicketingError('FIELD_REQUIRED', 422, { field: missing.name, vars: { field: title } });
}
