import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { boolean, foreignKey, json } from '../kernel/fields';

/** What became of one ticket of a bulk run: written in the ticket's own transaction, so that it is never done twice. */
export default internalCollection({
  name: COLLECTIONS.bulkItems,
  title: 'Results of bulk runs',
  createdAt: false,
  fields: [
    foreignKey('runId', 'bigInt', { primaryKey: true }),
    foreignKey('ticketId', 'bigInt', { primaryKey: true }),
    boolean('ok', 'Done', { allowNull: false }),
    // { code, status, field, vars }
    json('error', 'Error'),
    json('outcome', 'Outcome'),
  ],
});
