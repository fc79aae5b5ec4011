import type { Database, Model } from '@nocobase/database';
import { QueryTypes, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../../shared/collectionNames';

type Replacements = Record<string, unknown>;

/**
 * The index's table: beside that of the tickets, named after it, so that it lies in the same schema and has the same prefix.
 * It is no collection: no collection can describe it, and none may be synced onto it.
 */
export class IndexTable {
  /** Quoted for use in a statement. */
  readonly sql: string;
  readonly name: string;
  readonly schema: string | undefined;

  constructor(private readonly db: Database) {
    const tickets = db.getModel<Model>(COLLECTIONS.tickets).getTableName();
    const { tableName, schema } = typeof tickets === 'string' ? { tableName: tickets, schema: undefined } : tickets;
    this.name = `${tableName}_search`;
    this.schema = schema || undefined;
    this.sql = schema ? `${this.quote(schema)}.${this.quote(this.name)}` : this.quote(this.name);
  }

  quote(identifier: string): string {
    return this.db.sequelize.getQueryInterface().quoteIdentifier(identifier);
  }

  /** A value as part of a statement that others put together. */
  literal(value: string): string {
    return this.db.sequelize.escape(value);
  }

  async exists(): Promise<boolean> {
    return this.db.sequelize.getQueryInterface().tableExists({ tableName: this.name, schema: this.schema });
  }

  async run(sql: string, replacements: Replacements = {}, transaction?: Transaction): Promise<void> {
    await this.db.sequelize.query(sql, { replacements, transaction, type: QueryTypes.RAW });
  }

  /** @returns how many rows were changed */
  async update(sql: string, replacements: Replacements, transaction: Transaction): Promise<number> {
    const changed: unknown = await this.db.sequelize.query(sql, {
      replacements,
      transaction,
      type: QueryTypes.BULKUPDATE,
    });
    return Number(changed);
  }

  select(sql: string, replacements: Replacements = {}, transaction?: Transaction): Promise<Record<string, unknown>[]> {
    return this.db.sequelize.query(sql, { replacements, transaction, type: QueryTypes.SELECT });
  }
}
