import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { dateTime, integer, key } from '../kernel/fields';

/** One row: of which words the search index is made, and how far its building has come. The index itself is no collection. */
export default internalCollection({
  name: COLLECTIONS.searchState,
  title: 'State of the search index',
  createdAt: false,
  fields: [
    key('Key'),
    integer('wordsVersion', 'Version of the words'),
    // The building under way or the last one; another number makes an older job end.
    { name: 'build', type: 'bigInt', allowNull: false, defaultValue: 0 },
    // Tickets are built from the newest to the oldest: the id reached.
    { name: 'reached', type: 'bigInt' },
    integer('done', 'Done', { defaultValue: 0, allowNull: false }),
    integer('total', 'Total', { defaultValue: 0, allowNull: false }),
    dateTime('startedAt', 'Started at'),
    dateTime('finishedAt', 'Finished at'),
  ],
});
