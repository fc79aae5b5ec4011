import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { titleExpression } from '../../shared/namespace';
import { EMPTY_FIELD, type AddableKind, type FormField } from '../../shared/ticketForm';
import { TYPES as PLAIN_TYPES } from '../tickets';
import { addExtensionField, makeExtension } from './makeExtension';

interface SeededField extends Partial<Omit<FormField, 'name'>> {
  name: string;
  kind: AddableKind;
  options?: readonly string[];
}

interface SeededType {
  key: string;
  icon: string;
  color: string;
  position: number;
  fields: readonly SeededField[];
}

/** With fields of their own. A key names its texts as well: `type.repair`, `type.repair.serialNumber`, … */
const TYPES: readonly SeededType[] = [
  {
    key: 'repair',
    icon: 'SettingOutlined',
    color: 'orange',
    position: 4,
    fields: [
      { name: 'serialNumber', kind: 'text', required: true, width: 'half', help: titleExpression('type.repair.help') },
      { name: 'faultCode', kind: 'text', width: 'half' },
    ],
  },
  {
    key: 'complaint',
    icon: 'FrownOutlined',
    color: 'red',
    position: 5,
    fields: [
      { name: 'orderNumber', kind: 'text', width: 'half' },
      {
        name: 'compensation',
        kind: 'select',
        width: 'half',
        options: ['none', 'voucher', 'refund', 'replacement'],
        seenBy: ['agents'],
      },
      {
        name: 'compensationAmount',
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

async function seedType(db: Database, { key, fields, ...looks }: SeededType, transaction: Transaction): Promise<void> {
  const word = (name: string) => titleExpression(`type.${key}.${name}`);
  const label = titleExpression(`type.${key}`);
  const { relation } = await makeExtension(db, { key, label }, { title: word('details') }, SETTING_UP, transaction);
  for (const { name, kind, options } of fields) {
    const choices = options?.map((value) => ({ value, label: word(`${name}.${value}`) }));
    const field = { name, kind, title: word(name), ...(choices ? { options: choices } : {}) };
    await addExtensionField(db, { extensionField: relation }, field, SETTING_UP, transaction);
  }
  const form = fields.map(({ kind: _, options: __, ...field }): FormField => ({ ...EMPTY_FIELD, ...field }));
  const values = { key, label, description: word('description'), ...looks, form, extensionField: relation };
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
