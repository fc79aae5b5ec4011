import type { Database, Field } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { FieldNeed, FlowField } from '../../shared/flowDocument';
import type { ConditionOperator, FormRule } from '../../shared/ticketForm';
import { READ_ONLY_FIELDS, UNTOLD_FIELDS } from '../../shared/ticketFields';
import { isRecord } from '../kernel/parseInput';
import { catalogOf } from '../tickets';
import { extensionByRelation, isBookkeeping } from '../types';

/** Kept by the desk or filled before any step, besides what nobody may write anyway. */
const KEPT: ReadonlySet<string> = new Set([
  ...READ_ONLY_FIELDS,
  ...UNTOLD_FIELDS,
  ...['createdBy', 'updatedBy', 'events', 'status', 'statusKey'],
]);

/** The platform works these out by itself. */
const COMPUTED: ReadonlySet<string> = new Set([
  ...['formula', 'sequence', 'snowflakeId', 'autoIncrement', 'uuid', 'nanoid', 'sort', 'virtual', 'context'],
  'lookup',
]);

/** Operators that ask for a value; the others hold for an empty field. */
const ASKING: readonly ConditionOperator[] = ['is', 'contains', 'isFilled', 'greaterThan', 'lessThan'];

/**
 * Fields that a step of a type may name: the ticket's and the type's own. The ones that nobody can fill are among them, to
 * be refused by name. What the type's form shows only under a condition needs what the condition asks for.
 */
export async function flowFields(
  db: Database,
  typeKey: string | null,
  transaction?: Transaction | null,
): Promise<FlowField[]> {
  const { types } = await catalogOf(db, transaction);
  const type = types.find(({ key }) => key === typeKey);
  const extension = extensionByRelation(db, type?.extensionField ?? null);
  const own = [...(extension?.collection.fields.values() ?? [])].filter(
    ({ name }) => extension && !isBookkeeping(extension, name),
  );
  const rules = new Map(type?.form.map(({ name, showIf }) => [name, showIf]));
  return [...db.getCollection(COLLECTIONS.tickets).fields.values(), ...own].map((field) => {
    const needs = needsOf(rules.get(field.name));
    return { ...describe(field), ...(needs.length > 0 ? { needs } : {}) };
  });
}

function describe(field: Field): FlowField {
  const { name, type, interface: kind, uiSchema, isForeignKey } = field.options;
  const schema = isRecord(uiSchema) ? uiSchema : {};
  const isKept = KEPT.has(name) || COMPUTED.has(String(type));
  return {
    name,
    title: typeof schema.title === 'string' && schema.title ? schema.title : name,
    interface: typeof kind === 'string' && !isForeignKey ? kind : null,
    isFillable: !isKept && (schema['x-read-pretty'] !== true || Boolean(isForeignKey)),
  };
}

/** Of conditions that are alternatives, any may do: they are taken for met. */
function needsOf(rule: FormRule | null | undefined): FieldNeed[] {
  if (!rule || (rule.match === 'any' && rule.conditions.length > 1)) return [];
  return rule.conditions
    .filter(({ operator }) => ASKING.includes(operator))
    .map(({ field, operator, value }) => ({
      field,
      ...(operator === 'is' && typeof value === 'string' ? { values: [value] } : {}),
    }));
}
