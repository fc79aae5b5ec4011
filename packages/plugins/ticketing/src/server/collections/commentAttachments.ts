import { COLLECTIONS } from '../../shared/collectionNames';
import { internalCollection } from '../kernel/deskCollection';
import { foreignKey } from '../kernel/fields';

/** Several messages may carry one file: a forward carries those of what it forwards. */
export default internalCollection({
  name: COLLECTIONS.commentAttachments,
  title: 'Attachments of comments',
  // As the platform defines it while the plugin is disabled: a table that differs then could not be synced again.
  updatedAt: true,
  indexes: [{ fields: ['attachmentId'] }],
  fields: [
    foreignKey('commentId', 'bigInt', { primaryKey: true }),
    foreignKey('attachmentId', 'bigInt', { primaryKey: true }),
  ],
});
