import type { Collection, Database, Field } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { FieldKind, FieldOption, FormFieldInfo } from '../../shared/ticketForm';
import { isRecord } from '../kernel/parseInput';
import type { Catalog, TypeRow } from '../tickets';
import { extensionByRelation, isBookkeeping, type Extension } from './extensions';

const KINDS: Readonly<Record<string, FieldKind>> = {
  input: 'text',
  textarea: 'longText',
  markdown: 'longText',
  email: 'email',
  url: 'url',
  phone: 'phone',
  integer: 'integer',
  number: 'number',
  percent: 'number',
  checkbox: 'checkbox',
  date: 'date',
  datetime: 'datetime',
  datetimeNoTz: 'datetime',
  select: 'select',
  radioGroup: 'select',
  multipleSelect: 'multiSelect',
  checkboxGroup: 'multiSelect',
};

const STAMPS = ['createdAt', 'createdBy', 'createdById', 'updatedAt', 'updatedBy', 'updatedById'];

/** What the desk itself keeps or asks for in a way of its own. */
const fieldsOfTheDesk = new WeakMap<Database, ReadonlySet<string>>();

/** Call it before fields of builders are loaded: what tickets have by then is the desk's own. */
export function rememberOwnFields(db: Database): void {
  fieldsOfTheDesk.set(db, new Set([...db.getCollection(COLLECTIONS.tickets).fields.keys(), ...STAMPS]));
}

/** Columns of the ticket behind a relation that a form may ask for. */
const REFERENCES: Readonly<Record<string, FieldKind>> = {
  teamId: 'team',
  assigneeId: 'person',
  organizationId: 'organization',
};

/** Everything that the form of a type may ask for: fields of the ticket, then of its extension collection. */
export function availableFields(db: Database, catalog: Catalog, type: Pick<TypeRow, 'extensionField'>) {
  const tickets = db.getCollection(COLLECTIONS.tickets);
  const extension = extensionByRelation(db, type.extensionField);
  return [...ticketFields(db, tickets, catalog), ...(extension ? extensionFields(tickets, extension) : [])];
}

function ticketFields(db: Database, tickets: Collection, { priorities }: Catalog): FormFieldInfo[] {
  const own: FormFieldInfo[] = [
    {
      name: 'priorityKey',
      source: 'ticket',
      title: titleOf(tickets.getField('priority')),
      kind: 'select',
      options: priorities.map(({ key, label }) => ({ value: key, label })),
    },
    ...Object.entries(REFERENCES).map(([name, kind]): FormFieldInfo => {
      const relation = [...tickets.fields.values()].find(
        ({ options, type }) => type === 'belongsTo' && options.foreignKey === name,
      );
      return { name, source: 'ticket', title: titleOf(relation), kind };
    }),
  ];
  return [...own, ...describe(tickets, 'ticket', (name) => !fieldsOfTheDesk.get(db)?.has(name))];
}

/** A name that the ticket has as well would mean two things: such a field cannot be asked for. */
function extensionFields(tickets: Collection, extension: Extension): FormFieldInfo[] {
  return describe(
    extension.collection,
    'extension',
    (name) => !isBookkeeping(extension, name) && !tickets.hasField(name) && name !== 'body',
  );
}

function describe(
  { fields }: Collection,
  source: FormFieldInfo['source'],
  wanted: (name: string) => boolean,
): FormFieldInfo[] {
  return [...fields.values()].flatMap((field) => {
    const kind = kindOf(field);
    if (!kind || !wanted(field.name)) return [];
    const options = kind === 'select' || kind === 'multiSelect' ? { options: optionsOf(field) } : {};
    return [{ name: field.name, source, title: titleOf(field), kind, ...options }];
  });
}

function kindOf({ options }: Field): FieldKind | undefined {
  if (options.isForeignKey || options.primaryKey) return undefined;
  const { interface: name } = options;
  return typeof name === 'string' && Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

function optionsOf({ options }: Field): FieldOption[] {
  const given: unknown = options.uiSchema?.enum;
  if (!Array.isArray(given)) return [];
  return given.flatMap((option: unknown) => {
    if (!isRecord(option)) return option == null ? [] : [{ value: String(option), label: String(option) }];
    return option.value == null ? [] : [{ value: String(option.value), label: String(option.label ?? option.value) }];
  });
}

function titleOf(field: Field | undefined): string {
  const title: unknown = field?.options.uiSchema?.title;
  return typeof title === 'string' && title !== '' ? title : (field?.name ?? '');
}
