import type { Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { TicketingPlugin } from '../../plugin';
import { COLLECTIONS } from '../../../shared/collectionNames';

interface SyncsNodes {
  sendSyncMessage(message: Record<string, string>, options: { transaction: Transaction }): Promise<void>;
}

/** Removes a binding and its two relations. Every record stays, and the key column of the tickets with what it holds. */
export async function forgetBinding(plugin: TicketingPlugin, binding: Model, transaction: Transaction): Promise<void> {
  const collectionName: string = binding.get('collectionName');
  const reverse = await relation(
    plugin,
    collectionName,
    binding.get('reverseFieldName'),
    COLLECTIONS.tickets,
    transaction,
  );
  if (reverse) {
    await plugin.db.getRepository('fields').destroy({ filter: { key: reverse.get('key') }, transaction });
  }
  await removeFromTickets(plugin, binding.get('fieldName'), collectionName, transaction);
  await plugin.db.getRepository(COLLECTIONS.bindings).destroy({ filterByTk: binding.get('id'), transaction });
}

/** A collection that its owner deletes takes its binding along, before the platform looks for relations to it. */
export function forgetBindingsOfDeletedCollections(plugin: TicketingPlugin): void {
  plugin.db.prependListener(
    'collections.beforeDestroy',
    async (collection: Model, { transaction }: { transaction: Transaction }) => {
      const bindings: Model[] = await plugin.db
        .getRepository(COLLECTIONS.bindings)
        .find({ filter: { collectionName: collection.get('name') }, transaction });
      for (const binding of bindings) await forgetBinding(plugin, binding, transaction);
    },
  );
}

/**
 * The platform lets nobody delete a field of a collection that a plugin manages, whoever made the field. This one is ours
 * and has no column, so its row goes past that check; afterwards every node forgets it.
 */
async function removeFromTickets(
  plugin: TicketingPlugin,
  fieldName: string,
  target: string,
  transaction: Transaction,
): Promise<void> {
  const { app, db } = plugin;
  const tickets = db.getCollection(COLLECTIONS.tickets);
  const field = await relation(plugin, tickets.name, fieldName, target, transaction);
  if (!field) return;
  await field.destroy({ hooks: false, transaction });
  // What others do afterwards still happens: access control takes the field off the lists of its roles.
  await db.emitAsync('fields.afterDestroy', field, { transaction });
  transaction.afterCommit(() => {
    tickets.removeField(fieldName);
  });
  const manager = app.pm.get('data-source-main');
  if (syncsNodes(manager)) {
    // Settles when the transaction does: not to be waited for in here.
    void manager.sendSyncMessage({ type: 'removeField', collectionName: tickets.name, fieldName }, { transaction });
  }
}

/** A relation by its name; not a field that a builder made under the same name later. */
async function relation(
  { db }: TicketingPlugin,
  collectionName: string,
  name: string,
  target: string,
  transaction: Transaction,
): Promise<Model | undefined> {
  const field: Model | null = await db
    .getRepository('fields')
    .findOne({ filter: { collectionName, name }, transaction });
  return field?.get('target') === target ? field : undefined;
}

function syncsNodes(manager: unknown): manager is SyncsNodes {
  return typeof manager === 'object' && manager !== null && 'sendSyncMessage' in manager;
}
