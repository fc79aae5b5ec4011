import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { titleExpression } from '../../shared/namespace';
import { EMPTY_FIELD, type AddableKind, type FieldOption, type FormField } from '../../shared/ticketForm';
import { TYPES as PLAIN_TYPES } from '../tickets';
import { addExtensionField, makeExtension } from './makeExtension';

interface SeededField extends Partial<Omit<FormField, 'name'>> {
  name: string;
  title: string;
  kind: AddableKind;
  options?: readonly FieldOption[];
}

interface SeededType {
  key: string;
  label: string;
  description: string;
  /** Of the collection that holds the fields. */
  details: string;
  icon: string;
  color: string;
  position: number;
  fields: readonly SeededField[];
}

/** With fields of their own. */
const TYPES: readonly SeededType[] = [
  {
    key: 'repair',
    label: titleExpression('type.repair'),
    description: titleExpression('type.repair.description'),
    details: titleExpression('type.repair.details'),
    icon: 'SettingOutlined',
    color: 'orange',
    position: 4,
    fields: [
      {
        name: 'serialNumber',
        title: titleExpression('type.repair.serialNumber'),
        kind: 'text',
        required: true,
        width: 'half',
        help: titleExpression('type.repair.help'),
      },
      { name: 'faultCode', title: titleExpression('type.repair.faultCode'), kind: 'text', width: 'half' },
    ],
  },
  {
    key: 'complaint',
    label: titleExpression('type.complaint'),
    description: titleExpression('type.complaint.description'),
    details: titleExpression('type.complaint.details'),
    icon: 'FrownOutlined',
    color: 'red',
    position: 5,
    fields: [
      { name: 'orderNumber', title: titleExpression('type.complaint.orderNumber'), kind: 'text', width: 'half' },
      {
        name: 'compensation',
        title: titleExpression('type.complaint.compensation'),
        kind: 'select',
        width: 'half',
        options: [
          { value: 'none', label: titleExpression('type.complaint.compensation.none') },
          { value: 'voucher', label: titleExpression('type.complaint.compensation.voucher') },
          { value: 'refund', label: titleExpression('type.complaint.compensation.refund') },
          { value: 'replacement', label: titleExpression('type.complaint.compensation.replacement') },
        ],
        seenBy: ['agents'],
      },
      {
        name: 'compensationAmount',
        title: titleExpression('type.complaint.compensationAmount'),
        kind: 'number',
        width: 'half',
        seenBy: ['agents'],
        showIf: { match: 'all', conditions: [{ field: 'compensation', operator: 'is', value: ['voucher', 'refund'] }] },
      },
    ],
  },
];

/** The platform changes tables for writes in some context; here nobody asks, the desk sets itself up. */
const SETTING_UP = { state: {} };

/**
 * Adds the types that have fields of their own. A type that is there stays as it is; its row is written last, so that what
 * was interrupted is done at the next time.
 */
export async function seedTypes(db: Database): Promise<void> {
  for (const type of TYPES) {
    if ((await db.getRepository(COLLECTIONS.types).count({ filter: { key: type.key } })) > 0) continue;
    await db.sequelize.transaction((transaction) => seedType(db, type, transaction));
  }
}

async function seedType(
  db: Database,
  { key, details, fields, ...texts }: SeededType,
  transaction: Transaction,
): Promise<void> {
  const type = { key, label: texts.label };
  const { relation } = await makeExtension(db, type, { title: details }, SETTING_UP, transaction);
  for (const { name, title, kind, options } of fields) {
    const field = { name, title, kind, ...(options ? { options } : {}) };
    await addExtensionField(db, { extensionField: relation }, field, SETTING_UP, transaction);
  }
  const form = fields.map(
    ({ kind: _, title: __, options: ___, ...field }): FormField => ({ ...EMPTY_FIELD, ...field }),
  );
  const values = { key, ...texts, form, extensionField: relation };
  await db.getRepository(COLLECTIONS.types).create({ values, transaction });
}

/** Gives types of an earlier version their form and looks, as far as nobody gave them any. */
export async function seedForms(db: Database): Promise<void> {
  for (const { key, form, icon, color, description } of PLAIN_TYPES) {
    const types = db.getModel<Model>(COLLECTIONS.types);
    const type = await types.findByPk(key);
    if (!type || type.get('form') != null) continue;
    const looks = { icon, color, description };
    const missing = Object.entries(looks).filter(([name]) => type.get(name) == null);
    await type.update({ form, ...Object.fromEntries(missing) });
  }
}
