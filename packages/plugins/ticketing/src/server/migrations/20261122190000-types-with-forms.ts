import { Migration } from '@nocobase/server';
import { COLLECTIONS } from '../../shared/collectionNames';
import { publishFields } from '../kernel/publishFields';
import { seedTypes, seedForms } from '../types';

/** Types got forms, looks and fields of their own; two new types show what they are good for. */
export default class extends Migration {
  on = 'afterLoad';

  async up(): Promise<void> {
    if (!this.db.hasCollection(COLLECTIONS.types)) return;
    await publishFields(this.db, [COLLECTIONS.types]);
    await seedForms(this.db);
    await seedTypes(this.db);
  }
}
