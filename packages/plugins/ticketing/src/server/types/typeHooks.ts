import type { Database, Model } from '@nocobase/database';
import { Op, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { formProblems } from '../../shared/ticketFormProblems';
import { readForm } from '../../shared/ticketFormStored';
import { fieldInvalid, fieldRequired, TicketingError } from '../kernel/errors';
import { catalogOf } from '../tickets';
import { EXTENSION_MARK, extensionByRelation } from './extensions';
import { availableFields } from './fieldInfo';

const KEY = /^[a-z][a-z0-9_]{0,63}$/;

interface Options {
  transaction?: Transaction | null;
}

/** Types are checked whoever saves them: our page, the platform's own forms, a script. */
export function guardTypes(db: Database): void {
  const on = (event: string) => `${COLLECTIONS.types}.${event}`;
  db.on(on('beforeValidate'), (type: Model) => {
    const key: unknown = type.get('key');
    if (!type.isNewRecord) {
      if (type.changed('key')) throw fieldInvalid('key', 'TYPE_KEY_FIXED');
      return;
    }
    if (key == null || key === '') throw fieldRequired('key');
    if (type.get('label') == null) throw fieldRequired('label');
    if (typeof key !== 'string' || !KEY.test(key)) throw fieldInvalid('key', 'TYPE_KEY_INVALID');
  });
  db.on(on('beforeSave'), async (type: Model, { transaction }: Options) => {
    if (String(type.get('label') ?? '').trim() === '') throw fieldRequired('label');
    if (type.get('isDefault') && type.get('isActive') === false) throw fieldInvalid('isActive', 'TYPE_DEFAULT_ACTIVE');
    if (type.changed('form')) await checkForm(db, type, transaction);
  });
  db.on(on('afterSave'), async (type: Model, { transaction }: Options) => {
    if (!type.get('isDefault')) return;
    // One default: the latest that was chosen.
    const others = { key: { [Op.ne]: type.get('key') }, isDefault: true };
    await db.getModel(COLLECTIONS.types).update({ isDefault: false }, { where: others, transaction, validate: false });
  });
  db.on(on('beforeBulkDestroy'), (options: { individualHooks?: boolean }) => {
    options.individualHooks = true;
  });
  // Before the platform's own check, which answers with an internal error.
  db.prependListener(on('beforeDestroy'), async (type: Model, { transaction }: Options) => {
    const count = await db.getModel(COLLECTIONS.tickets).count({ where: { typeKey: type.get('key') }, transaction });
    if (count > 0) throw new TicketingError('TYPE_IN_USE', 409, { vars: { type: String(type.get('label')), count } });
  });
  guardExtensionCollections(db);
}

async function checkForm(db: Database, type: Model, transaction?: Transaction | null): Promise<void> {
  const given: unknown = type.get('form');
  if (given === null || given === undefined) return;
  if (!Array.isArray(given)) throw fieldInvalid('form', 'FORM_INVALID');
  const names = given.map((item: unknown) => (typeof item === 'object' && item && 'name' in item ? item.name : null));
  if (!names.every((name) => typeof name === 'string' && name !== '')) throw fieldInvalid('form', 'FORM_INVALID');

  const catalog = await catalogOf(db, transaction);
  const available = availableFields(db, catalog, { extensionField: type.get('extensionField') ?? null });
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  const form = readForm(given);
  const titles = new Map(available.map(({ name, title }) => [name, title]));
  const labels = new Map(form.map(({ name, label }) => [name, label ?? titles.get(name) ?? name]));
  const nameOf = (name = '') => labels.get(name) ?? titles.get(name) ?? name;
  const found = [
    ...(twice === undefined ? [] : [{ code: 'FORM_FIELD_TWICE', field: String(twice) }]),
    ...formProblems(form, available),
  ].map(({ code, field, ...more }) => ({
    code,
    vars: { field: nameOf(field), other: nameOf('other' in more ? more.other : '') },
    at: { field },
  }));
  if (found.length === 0) {
    type.set('form', form);
    return;
  }
  const [first] = found;
  throw new TicketingError(first.code, 422, { field: `form.${first.at.field}`, vars: first.vars, problems: found });
}

/** A collection that holds the fields of a type stays as long as the type asks for them. */
function guardExtensionCollections(db: Database): void {
  db.prependListener('collections.beforeDestroy', async (collection: Model, { transaction }: Options) => {
    if (!collection.get(EXTENSION_MARK)) return;
    const { types } = await catalogOf(db, transaction);
    const user = types.find(
      ({ extensionField }) => extensionByRelation(db, extensionField)?.collection.name === collection.get('name'),
    );
    if (user) throw new TicketingError('EXTENSION_IN_USE', 409, { vars: { type: user.label } });
  });
}
