import type { Database, Model } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { notFound } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { sameId, ticketModel } from '../tickets';
import { isOtherRequester } from './mergeTickets';

/** What a merge would do, for people to look at before they decide. */
export async function previewMerge(db: Database, sourceId: Id, targetId: Id) {
  const [source, target] = await Promise.all([ticketModel(db).findByPk(sourceId), ticketModel(db).findByPk(targetId)]);
  if (!source || !target) throw notFound();
  const count = (collection: string) => db.getModel<Model>(collection).count({ where: { ticketId: sourceId } });
  const [comments, followers, tags] = await Promise.all(
    [COLLECTIONS.comments, COLLECTIONS.followers, COLLECTIONS.ticketTags].map(count),
  );
  const problem = sameId(sourceId, targetId)
    ? 'MERGE_ITSELF'
    : source.mergedIntoId != null
      ? 'MERGE_SOURCE_MERGED'
      : target.mergedIntoId != null
        ? 'MERGE_TARGET_MERGED'
        : null;
  return { comments, followers, tags, otherRequester: isOtherRequester(source, target), problem };
}
