import type { Database, Model } from '@nocobase/database';
import { Op } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';

/** Rows that are written together. */
const BATCH = 500;

/** Puts the address of each contact among its addresses, for a database from before contacts could have several. */
export async function listAddresses(db: Database): Promise<void> {
  const addresses = db.getModel<Model>(COLLECTIONS.contactAddresses);
  let last: number | string = 0;
  for (;;) {
    const rows: Model[] = await db.getModel<Model>(COLLECTIONS.contacts).findAll({
      where: { id: { [Op.gt]: last }, email: { [Op.ne]: null } },
      attributes: ['id', 'email'],
      order: [['id', 'ASC']],
      limit: BATCH,
    });
    if (rows.length === 0) return;
    last = rows[rows.length - 1].get('id');
    const known = await addresses.findAll({ where: { uniqueKey: rows.map((row) => row.get('email')) } });
    const has = new Set(known.map((row) => row.get('uniqueKey')));
    const missing = rows.filter((row) => row.get('email') && !has.has(row.get('email')));
    await addresses.bulkCreate(
      missing.map((row) => ({
        contactId: row.get('id'),
        kind: 'email',
        address: row.get('email'),
        uniqueKey: row.get('email'),
      })),
    );
  }
}
