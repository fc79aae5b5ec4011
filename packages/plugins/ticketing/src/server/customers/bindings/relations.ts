import type { Context } from '@nocobase/actions';
import type { Collection, Database, Model, Repository } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../../shared/collectionNames';
import type { Binding, BindingMark } from '../../../shared/customerBinding';
import { belongsTo, foreignKey, hasMany } from '../../kernel/fields';
import { freeName } from './freeName';
import { keyTypeOf } from './keyColumn';

/** How a binding's relations are called, unless the name is taken. */
const NAMES = { fieldName: 'customer', reverseFieldName: 'tickets' };

type Names = Pick<Binding, 'fieldName' | 'reverseFieldName'>;

/**
 * The relations of one binding, as rows of the collection manager: builders see and use them like any they made. Each step
 * looks at what is there already, so that a binding that was interrupted is completed by doing it again.
 */
export class BindingRelations {
  private readonly fields: Repository;

  constructor(
    private readonly db: Database,
    private readonly transaction: Transaction,
    /** The platform changes tables only for rows that are written in the context of a request. */
    private readonly context: Context,
  ) {
    this.fields = db.getRepository('fields');
  }

  /** @returns names for relations to come that neither collection uses. */
  async chooseNames(collection: Collection): Promise<Names> {
    return {
      fieldName: await freeName(this.db, COLLECTIONS.tickets, NAMES.fieldName, this.transaction),
      reverseFieldName: await freeName(this.db, collection.name, NAMES.reverseFieldName, this.transaction),
    };
  }

  async ensure(collection: Collection, names: Names, mark: BindingMark): Promise<void> {
    const targetKey = collection.model.primaryKeyAttribute;
    const label = collection.options.titleField ?? targetKey;
    const existing = await this.find(COLLECTIONS.tickets, names.fieldName);
    const forward =
      existing ??
      (await this.create({
        ...belongsTo(names.fieldName, 'Customer', {
          target: collection.name,
          foreignKey: await this.ensureKey(collection, names.fieldName),
          targetKey,
          label,
          onDelete: 'SET NULL',
        }),
        collectionName: COLLECTIONS.tickets,
        ticketingBinding: mark,
      }));
    if (existing) await this.update(existing, { ticketingBinding: mark });
    if (await this.find(collection.name, names.reverseFieldName)) return;
    await this.create({
      ...hasMany(names.reverseFieldName, 'Tickets', {
        target: COLLECTIONS.tickets,
        foreignKey: forward.get('foreignKey'),
        sourceKey: targetKey,
        label: 'subject',
        onDelete: 'SET NULL',
      }),
      collectionName: collection.name,
      reverseKey: forward.get('key'),
    });
  }

  /** @returns the name of a key column that refers to this collection: the one an earlier binding left, or a new one. */
  private async ensureKey(collection: Collection, fieldName: string): Promise<string> {
    const type = keyTypeOf(collection);
    const left = await this.fields.find({
      filter: { collectionName: COLLECTIONS.tickets, type: type ?? null },
      transaction: this.transaction,
    });
    const reusable = left.find((field: Model) => field.get('ticketingKeyOf') === collection.name);
    if (reusable) return reusable.get('name');
    const name = await freeName(this.db, COLLECTIONS.tickets, `${fieldName}Id`, this.transaction);
    await this.create({
      ...foreignKey(name, type === 'string' ? 'string' : 'bigInt', {
        ...(type === 'integer' || type === 'uuid' ? { type } : {}),
        ...(type === 'uuid' ? { interface: 'uuid', autoFill: false } : {}),
        index: true,
      }),
      collectionName: COLLECTIONS.tickets,
      ticketingKeyOf: collection.name,
    });
    return name;
  }

  private find(collectionName: string, name: string): Promise<Model | null> {
    return this.fields.findOne({ filter: { collectionName, name }, transaction: this.transaction });
  }

  private create(values: Record<string, unknown>): Promise<Model> {
    return this.fields.create({ values, context: this.context, transaction: this.transaction });
  }

  private async update(field: Model, values: Record<string, unknown>): Promise<void> {
    await this.fields.update({
      filter: { key: field.get('key') },
      values,
      context: this.context,
      transaction: this.transaction,
    });
  }
}
