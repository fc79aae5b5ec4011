import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { dateTime, id, integer, json, longText, text } from '../kernel/fields';

/** Work that must survive a crash: written with the change that asked for it, claimed by one node, deleted when done. */
export default internalCollection({
  name: COLLECTIONS.jobs,
  title: 'Jobs',
  indexes: [{ fields: ['name', 'failedAt', 'runAt'] }],
  fields: [
    id(),
    text('name', 'Name', { allowNull: false, length: 64 }),
    json('payload', 'Payload'),
    // Due from this moment on; a claimed job carries the moment at which its claim expires.
    dateTime('runAt', 'Run at', { allowNull: false }),
    integer('attempts', 'Attempts', { defaultValue: 0, allowNull: false }),
    longText('lastError', 'Last error', { length: undefined }),
    // Given up on: kept with its error for somebody to look at.
    dateTime('failedAt', 'Failed at'),
  ],
});
