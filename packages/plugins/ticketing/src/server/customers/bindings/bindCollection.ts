import type { Context } from '@nocobase/actions';
import type { Collection, Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { TicketingPlugin } from '../../plugin';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { BindingRole, FieldMapping, MappedField } from '../../../shared/customerBinding';
import { TicketingError } from '../../kernel/errors';
import type { Id } from '../../kernel/parseInput';
import { KIND_OF_MAPPED, mappableFields, refusalOf } from './candidates';
import { forgetBinding } from './forgetBinding';
import { BindingRelations } from './relations';

export interface BindRequest extends FieldMapping {
  role: BindingRole;
  collectionName: string;
}

/**
 * Binds one collection to a role, or changes what its fields mean when it is bound already. Tables of MariaDB change outside
 * transactions: the binding's row is written first and every later step is repeatable, so that asking again completes
 * whatever was interrupted.
 */
export async function bindCollection(db: Database, request: BindRequest, context: Context): Promise<Model> {
  const collection = requireBindable(db, request);
  return db.sequelize.transaction(async (transaction) => {
    await lockBindings(db, transaction);
    const relations = new BindingRelations(db, transaction, context);
    const binding = await saveBinding(db, collection, request, relations, transaction);
    await relations.ensure(
      collection,
      { fieldName: binding.get('fieldName'), reverseFieldName: binding.get('reverseFieldName') },
      { role: request.role, collectionName: collection.name, emailField: request.emailField },
    );
    return binding;
  });
}

/** Removes a binding and its relations; every record and the key column of the tickets stay. */
export async function unbindCollection(plugin: TicketingPlugin, id: Id): Promise<Model> {
  const { db } = plugin;
  return db.sequelize.transaction(async (transaction) => {
    await lockBindings(db, transaction);
    const bindings = db.getRepository(COLLECTIONS.bindings);
    const binding: Model | null = await bindings.findOne({ filterByTk: id, transaction });
    if (!binding) throw new TicketingError('BINDING_NOT_FOUND', 404);
    await forgetBinding(plugin, binding, transaction);
    return binding;
  });
}

function requireBindable(db: Database, request: BindRequest): Collection {
  const vars = { collection: request.collectionName };
  const collection = db.getCollection(request.collectionName);
  if (!collection) throw new TicketingError('BINDING_COLLECTION_UNKNOWN', 422, { field: 'collectionName', vars });
  const refusal = refusalOf(collection);
  if (refusal) throw new TicketingError(refusal, 422, { field: 'collectionName', vars });
  const known = mappableFields(collection);
  for (const mapped of Object.keys(KIND_OF_MAPPED) as MappedField[]) {
    const name = request[mapped];
    if (name && !known.some((field) => field.name === name && field.kind === KIND_OF_MAPPED[mapped])) {
      throw new TicketingError('BINDING_FIELD_UNFIT', 422, { field: mapped, vars: { ...vars, name } });
    }
  }
  return collection;
}

/** One binding at a time, on every node. */
async function lockBindings(db: Database, transaction: Transaction): Promise<void> {
  await db
    .getModel('collections')
    .findOne({ where: { name: COLLECTIONS.tickets }, transaction, lock: transaction.LOCK.UPDATE });
}

async function saveBinding(
  db: Database,
  collection: Collection,
  request: BindRequest,
  relations: BindingRelations,
  transaction: Transaction,
): Promise<Model> {
  const bindings = db.getRepository(COLLECTIONS.bindings);
  const bound: Model | null = await bindings.findOne({ filter: { role: request.role }, transaction });
  if (!bound) {
    return bindings.create({ values: { ...request, ...(await relations.chooseNames(collection)) }, transaction });
  }
  if (bound.get('collectionName') !== collection.name) {
    const vars = { collection: String(bound.get('collectionName')) };
    throw new TicketingError('BINDING_EXISTS', 409, { field: 'collectionName', vars });
  }
  const [saved] = await bindings.update({ filterByTk: bound.get('id'), values: request, transaction });
  return saved;
}
