import type { Model } from '@nocobase/database';
import { Migration } from '@nocobase/server';
import { Op } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { grantAdded } from '../access';
import { publishCollections } from '../kernel/publishCollections';
import { publishFields } from '../kernel/publishFields';

const { tickets, tags, teams, contacts, contactAddresses, organizations } = COLLECTIONS;
/** Rows that are written together. */
const BATCH = 500;

/** Tickets merge and sleep, tags have a scope, teams leads, people many addresses. */
export default class extends Migration {
  on = 'afterLoad';

  async up(): Promise<void> {
    if (!this.db.hasCollection(contactAddresses)) return;
    await publishCollections(this.db);
    await publishFields(this.db, [tickets, tags, teams, contacts, organizations]);
    await this.listAddresses();
    await grantAdded(this.db, {
      [tickets]: ['merge', 'snooze'],
      [contactAddresses]: ['view', 'create', 'update', 'destroy'],
    });
  }

  /** The address of each contact among its addresses. */
  private async listAddresses(): Promise<void> {
    const addresses = this.db.getModel<Model>(contactAddresses);
    let last: number | string = 0;
    for (;;) {
      const rows: Model[] = await this.db.getModel<Model>(contacts).findAll({
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
}
