import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { boolean, dateTime, foreignKey, id, integer, json, text } from '../kernel/fields';

/** One action on many tickets, carried out by and by under the rights of whoever asked for it. */
export default internalCollection({
  name: COLLECTIONS.bulkRuns,
  title: 'Bulk runs',
  indexes: [{ fields: ['userId'] }, { fields: ['createdAt'] }],
  fields: [
    id(),
    foreignKey('userId', 'bigInt', { allowNull: false }),
    // In which the request came: what it may do is decided by these.
    json('roles', 'Roles'),
    text('timeZone', 'Time zone', { length: 64 }),
    text('action', 'Action', { allowNull: false, length: 32 }),
    json('params', 'Parameters'),
    json('ticketIds', 'Tickets'),
    boolean('dryRun', 'Dry run', { defaultValue: false }),
    text('state', 'State', { allowNull: false, length: 16 }),
    integer('total', 'Total', { allowNull: false }),
    dateTime('finishedAt', 'Finished at'),
  ],
});
