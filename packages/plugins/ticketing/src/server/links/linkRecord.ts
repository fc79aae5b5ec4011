import type { Database, Model } from '@nocobase/database';
import { Op, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { StoredLinkKind } from '../../shared/ticketLinks';
import type { Id } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';

/** A row of ticketingLinks: "source … target". */
export interface LinkRecord extends Model {
  id: Id;
  sourceId: Id;
  targetId: Id;
  kind: StoredLinkKind;
  createdById: Id | null;
}

/** A link without the database's ways: ids are text. */
export interface Link {
  sourceId: string;
  targetId: string;
  kind: StoredLinkKind;
}

export const linkModel = (db: Database) => db.getModel<LinkRecord>(COLLECTIONS.links);

export const linkOf = ({ sourceId, targetId, kind }: LinkRecord): Link => ({
  sourceId: String(sourceId),
  targetId: String(targetId),
  kind,
});

/** The links of tickets, in both directions. */
export function linksOf(
  db: Database,
  ticketIds: readonly Id[],
  transaction?: Transaction | null,
): Promise<LinkRecord[]> {
  const ids = [...ticketIds];
  const where = { [Op.or]: [{ sourceId: ids }, { targetId: ids }] };
  return linkModel(db).findAll({ where, order: [['id', 'ASC']], transaction });
}

/** As they are now, whatever the transaction has read before; others wait until it ends. */
export function currentLinks(db: Database, where: object, transaction: Transaction): Promise<LinkRecord[]> {
  return linkModel(db).findAll({ where: { ...where }, transaction, ...rowLock(db, transaction) });
}
