import type { Database, Field } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { FlowField } from '../../shared/flowDocument';
import { READ_ONLY_FIELDS, UNTOLD_FIELDS } from '../../shared/ticketFields';
import { isRecord } from '../kernel/parseInput';

/** Kept by the desk or filled before any step, besides what nobody may write anyway. */
const KEPT: ReadonlySet<string> = new Set([
  ...READ_ONLY_FIELDS,
  ...UNTOLD_FIELDS,
  ...['createdBy', 'updatedBy', 'events', 'status', 'statusKey'],
]);

/** The platform works these out by itself. */
const COMPUTED: ReadonlySet<string> = new Set([
  ...['formula', 'sequence', 'snowflakeId', 'autoIncrement', 'uuid', 'nanoid', 'sort', 'virtual', 'context'],
  ...['lookup'],
]);

/** Fields that a step may name, the ones that nobody can fill among them: they are refused by name. */
export function flowFields(db: Database): FlowField[] {
  return [...db.getCollection(COLLECTIONS.tickets).fields.values()].map(describe);
}

export function describe(field: Field): FlowField {
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
