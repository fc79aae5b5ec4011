import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { json, key } from '../kernel/fields';

/** How the flows are drawn. The row of the common flow is also what everybody who changes a flow waits for. */
export default internalCollection({
  name: COLLECTIONS.flows,
  title: 'Status flows',
  filterTargetKey: 'key',
  updatedAt: true,
  fields: [
    // The type's key; `*`: the common flow.
    key('Key'),
    json('layout', 'Layout'),
  ],
});
