import type { Collection, Database, Model, Repository } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { freeName } from '../customers';
import { belongsTo, foreignKey, id } from '../kernel/fields';
import { EXTENSION_MARK, TICKET_RELATION } from './extensions';

/** Who asks: the platform changes tables only for rows that are written in some context. */
export type WriteContext = object;

const TICKET_KEY = 'ticketId';

/**
 * Makes an extension collection and its two relations with tickets, as rows of the collection manager: builders see and
 * use them like any they made. Each step looks at what is there already, so that doing it again completes what was
 * interrupted; MariaDB changes tables outside transactions.
 */
export class ExtensionRelations {
  private readonly fields: Repository;

  constructor(
    private readonly db: Database,
    private readonly transaction: Transaction,
    private readonly context: WriteContext,
  ) {
    this.fields = db.getRepository('fields');
  }

  async ensureCollection(name: string, title: string): Promise<Collection> {
    const { db, transaction, context } = this;
    const row: Model | null = await db.getRepository('collections').findOne({ filter: { name }, transaction });
    if (!row) {
      const values = {
        name,
        title,
        template: 'general',
        autoGenId: false,
        createdAt: true,
        updatedAt: true,
        createdBy: true,
        updatedBy: true,
        [EXTENSION_MARK]: true,
        fields: [id(), ...STAMPS],
      };
      await db.getRepository('collections').create({ values, transaction, context });
    }
    return db.getCollection(name);
  }

  /** @returns the relation on tickets */
  async ensureRelations(collection: Collection, wanted: string, title: string): Promise<string> {
    await this.ensureKey(collection);
    const back = await this.ensureBack(collection);
    const there = await this.find(COLLECTIONS.tickets, { target: collection.name });
    if (there) {
      if (!there.get(EXTENSION_MARK)) await this.mark(there);
      return there.get('name');
    }
    const name = await freeName(this.db, COLLECTIONS.tickets, wanted, this.transaction);
    await this.create({
      name,
      type: 'hasOne',
      interface: 'oho',
      collectionName: COLLECTIONS.tickets,
      target: collection.name,
      foreignKey: TICKET_KEY,
      sourceKey: 'id',
      targetKey: collection.model.primaryKeyAttribute,
      onDelete: 'CASCADE',
      reverseKey: back.get('key'),
      [EXTENSION_MARK]: true,
      uiSchema: {
        type: 'object',
        title,
        'x-component': 'AssociationField',
        'x-component-props': {
          multiple: false,
          fieldNames: { label: collection.titleField, value: collection.model.primaryKeyAttribute },
        },
      },
    });
    return name;
  }

  /** Adds a field unless one of that name is there. */
  async ensureField(collectionName: string, field: { name: string } & Record<string, unknown>): Promise<void> {
    if (await this.find(collectionName, { name: field.name })) return;
    await this.create({ ...field, collectionName });
  }

  private async ensureKey({ name }: Collection): Promise<void> {
    if (await this.find(name, { name: TICKET_KEY })) return;
    await this.create({ ...foreignKey(TICKET_KEY, 'bigInt', { index: true }), collectionName: name });
  }

  private async ensureBack({ name }: Collection): Promise<Model> {
    const there = await this.find(name, { name: TICKET_RELATION });
    if (there) return there;
    const relation = { target: COLLECTIONS.tickets, foreignKey: TICKET_KEY, label: 'subject' };
    return this.create({
      ...belongsTo(TICKET_RELATION, 'Ticket', { ...relation, onDelete: 'CASCADE' }),
      interface: 'obo',
      collectionName: name,
    });
  }

  private async find(collectionName: string, wanted: { name?: string; target?: string }): Promise<Model | undefined> {
    const { name, target } = wanted;
    const filter = { collectionName, ...(name ? { name } : { type: 'hasOne' }) };
    const rows: Model[] = await this.fields.find({ filter, transaction: this.transaction });
    return rows.find((row) => !target || (row.get('target') === target && row.get('foreignKey') === TICKET_KEY));
  }

  private create(values: Record<string, unknown>): Promise<Model> {
    return this.fields.create({ values, context: this.context, transaction: this.transaction });
  }

  private async mark(field: Model): Promise<void> {
    await this.fields.update({
      filter: { key: field.get('key') },
      values: { [EXTENSION_MARK]: true },
      context: this.context,
      transaction: this.transaction,
    });
  }
}

const stamp = (name: string, type: string, interfaceName: string, title: string, component: string) => ({
  name,
  type,
  interface: interfaceName,
  field: name,
  uiSchema: {
    type: type === 'date' ? 'datetime' : 'object',
    title: `{{t("${title}")}}`,
    'x-component': component,
    'x-component-props': type === 'date' ? {} : { fieldNames: { value: 'id', label: 'nickname' } },
    'x-read-pretty': true,
  },
});

/** The columns that the collection manager offers for any new collection. */
const STAMPS = [
  stamp('createdAt', 'date', 'createdAt', 'Created at', 'DatePicker'),
  stamp('updatedAt', 'date', 'updatedAt', 'Last updated at', 'DatePicker'),
];
