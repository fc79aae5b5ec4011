import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { foreignKey, longText } from '../kernel/fields';

/** What came in before it was made safe to show; beside the comments, so that no list carries it along. */
export default internalCollection({
  name: COLLECTIONS.commentOriginals,
  title: 'Originals of comments',
  fields: [foreignKey('commentId', 'bigInt', { primaryKey: true }), longText('html', 'HTML')],
});
