import { Migration } from '@nocobase/server';
import { COLLECTIONS } from '../../shared/collectionNames';
import { listAddresses } from '../customers';

/** People have many addresses. */
export default class extends Migration {
  on = 'afterLoad';

  async up(): Promise<void> {
    if (this.db.hasCollection(COLLECTIONS.contactAddresses)) await listAddresses(this.db);
  }
}
