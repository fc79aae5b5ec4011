import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { FieldChange } from '../../shared/ticketEvents';
import { checkValue } from '../../shared/ticketFormValues';
import { contextOfWrite, type HookOptions } from '../kernel/changeContext';
import { fieldInvalid } from '../kernel/errors';
import { fieldReadOnly } from '../kernel/parseInput';
import { catalogOf, isTicketLeaving, withTicket, writeTicket } from '../tickets';
import { extensionsOf, isBookkeeping, type Extension } from './extensions';
import { changesOf, type ExtensionWrite } from './extensionRow';
import { availableFields } from './fieldInfo';

type Options = HookOptions & ExtensionWrite;

/**
 * An extension is a part of its ticket: whoever writes it in another way than with the ticket, such as an admin in a table
 * of it, changes the ticket, with its history and its version.
 */
export function hookExtension(db: Database, collectionName: string): void {
  const on = (event: string) => `${collectionName}.${event}`;
  const extension = () => extensionsOf(db).find(({ collection }) => collection.name === collectionName);
  const eachRow = (options: { individualHooks?: boolean }) => {
    options.individualHooks = true;
  };
  db.on(on('beforeBulkUpdate'), eachRow);
  db.on(on('beforeBulkDestroy'), eachRow);
  db.on(on('beforeBulkCreate'), (_: unknown, options: { individualHooks?: boolean }) => eachRow(options));

  db.on(on('beforeSave'), async (row: Model, options: Options) => {
    const part = extension();
    if (!part || options.ticketingExtension) return;
    const moves = row.changed(part.foreignKey) && row.previous(part.foreignKey) != null;
    if (!row.isNewRecord && moves) throw fieldReadOnly(part.foreignKey);
    await checkKinds(db, part, row, options.transaction);
    if (row.isNewRecord) await refuseSecond(part, row, options.transaction);
  });
  db.on(on('afterSave'), async (row: Model, options: Options) => {
    const part = extension();
    if (!part || options.ticketingExtension) return;
    const changed = [...(row.changed() || [])].filter((name) => !isBookkeeping(part, name));
    const pick = (value: (name: string) => unknown) => Object.fromEntries(changed.map((name) => [name, value(name)]));
    const before = pick((name) => row.previous(name));
    await tellTicket(
      db,
      row.get(part.foreignKey),
      changesOf(
        before,
        pick((name) => row.get(name)),
      ),
      options,
    );
  });
  db.on(on('afterDestroy'), async (row: Model, options: Options) => {
    const part = extension();
    if (!part || options.ticketingExtension) return;
    const names = Object.keys(row.get()).filter((name) => !isBookkeeping(part, name));
    const gone = Object.fromEntries(names.map((name) => [name, null]));
    await tellTicket(db, row.get(part.foreignKey), changesOf(row.get(), gone), options);
  });
}

async function tellTicket(
  db: Database,
  ticketId: unknown,
  relationChanges: readonly FieldChange[],
  options: Options,
): Promise<void> {
  if (relationChanges.length === 0 || isTicketLeaving(ticketId, options.transaction)) return;
  if (typeof ticketId !== 'number' && typeof ticketId !== 'string') return;
  const context = await contextOfWrite(db, options);
  await withTicket(db, ticketId, {}, options, (ticket, transaction) =>
    writeTicket(ticket, {}, context, transaction, { relationChanges }),
  );
}

async function checkKinds(db: Database, part: Extension, row: Model, transaction?: Transaction | null): Promise<void> {
  const infos = availableFields(db, await catalogOf(db, transaction), { extensionField: part.relation });
  for (const info of infos.filter(({ source, name }) => source === 'extension' && row.changed(name))) {
    const checked = checkValue(info, row.get(info.name));
    if (!('value' in checked)) throw fieldInvalid(info.name, checked.problem);
  }
}

/** One to one: a ticket has one row. */
async function refuseSecond(part: Extension, row: Model, transaction?: Transaction | null): Promise<void> {
  const { collection, foreignKey } = part;
  const ticketId: unknown = row.get(foreignKey);
  if (ticketId == null) return;
  const count = await collection.model.count({ where: { [foreignKey]: String(ticketId) }, transaction });
  if (count > 0) throw fieldInvalid(foreignKey, 'EXTENSION_EXISTS');
}
