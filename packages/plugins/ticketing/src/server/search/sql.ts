import type { Database, Model } from '@nocobase/database';
import { literal, Op, type WhereOptions } from 'sequelize';
import { ticketModel } from '../tickets';

/** Nothing that anybody has. */
export const NOTHING: WhereOptions = literal('1 = 0');

export const anyOf = (conditions: readonly WhereOptions[]): WhereOptions =>
  conditions.length === 1 ? conditions[0] : { [Op.or]: [...conditions] };

export const quote = ({ sequelize }: Database, identifier: string): string =>
  sequelize.getQueryInterface().quoteIdentifier(identifier);

/** A collection's table, with its schema, for use in a statement. */
export function tableOf(db: Database, collection: string): string {
  const table = db.getModel<Model>(collection).getTableName();
  if (typeof table === 'string') return quote(db, table);
  return table.schema ? `${quote(db, table.schema)}.${quote(db, table.tableName)}` : quote(db, table.tableName);
}

/** The column behind an attribute, which the platform may have named otherwise. */
export function columnOf(db: Database, collection: string, attribute: string): string {
  return quote(db, db.getModel<Model>(collection).getAttributes()[attribute].field ?? attribute);
}

/** The ticket's id in a query over tickets. */
export function ticketId(db: Database): string {
  return `${quote(db, ticketModel(db).name)}.${quote(db, 'id')}`;
}

export const idIn = (db: Database, ids: string): WhereOptions => literal(`${ticketId(db)} IN (${ids})`);
export const idNotIn = (db: Database, ids: string): WhereOptions => literal(`${ticketId(db)} NOT IN (${ids})`);
