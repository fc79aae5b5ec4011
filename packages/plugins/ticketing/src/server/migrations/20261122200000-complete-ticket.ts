import { Migration } from '@nocobase/server';
import { COLLECTIONS } from '../../shared/collectionNames';
import { addedSince, GRANTED_BY_0_1_0, grantAdded, seedScopes } from '../access';
import { publishCollections } from '../kernel/publishCollections';
import { publishFields } from '../kernel/publishFields';

/**
 * From 0.1.0: collections and fields that came since are shown to builders, roles get the actions that came since, admins the
 * record scopes. What is there already stays as it is. Runs after the migrations that bring a feature's own rows.
 */
export default class extends Migration {
  on = 'afterLoad';

  async up(): Promise<void> {
    if (!this.db.hasCollection(COLLECTIONS.tickets)) return;
    await publishCollections(this.db);
    const shown = Object.values(COLLECTIONS).filter((name) => this.db.getCollection(name)?.options.uiManageable);
    await publishFields(this.db, shown);
    await grantAdded(this.db, addedSince(GRANTED_BY_0_1_0));
    await seedScopes(this.db);
  }
}
