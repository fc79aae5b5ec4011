import type { Database } from '@nocobase/database';
import { Op, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { now } from '../../kernel/clock';
import type { Id } from '../../kernel/parseInput';
import type { CommentRecord } from '../commentRecord';
import { attachmentLinks, attachmentModel } from './attachmentRecord';

const PAGE = 100;

/** Deletes uploads that no message took, and files whose last message is gone; the file manager deletes the file itself. */
export async function purgeFiles(db: Database): Promise<void> {
  for (;;) {
    const expired = await attachmentModel(db).findAll({
      where: { expiresAt: { [Op.lt]: now() } },
      order: [['expiresAt', 'ASC']],
      limit: PAGE,
    });
    for (const file of expired) await db.sequelize.transaction((transaction) => file.destroy({ transaction }));
    if (expired.length < PAGE) return;
  }
}

/** Begins the time again for which uploads are kept. */
export async function keepUploads(
  db: Database,
  ids: readonly Id[],
  until: Date,
  transaction: Transaction,
): Promise<void> {
  if (ids.length === 0) return;
  const where = { id: [...ids], expiresAt: { [Op.ne]: null } };
  await attachmentModel(db).update({ expiresAt: until }, { where, transaction });
}

/**
 * Files go with the last message that carries them: after the transaction, for what a storage deleted stays deleted. Asked
 * before the comment goes, since the platform drops its links with it.
 */
export function releaseWithComments(db: Database): void {
  db.on(
    `${COLLECTIONS.comments}.beforeDestroy`,
    async ({ id }: CommentRecord, { transaction }: { transaction?: Transaction | null }) => {
      const links = attachmentLinks(db);
      const carried = await links.findAll({ where: { commentId: id }, transaction });
      if (carried.length === 0) return;
      await links.destroy({ where: { commentId: id }, transaction });
      const ids: Id[] = carried.map((link) => link.get('attachmentId'));
      const shared = await links.findAll({ where: { attachmentId: ids }, transaction });
      const free = ids.filter((file) => !shared.some((link) => String(link.get('attachmentId')) === String(file)));
      if (free.length > 0) {
        await attachmentModel(db).update({ expiresAt: now() }, { where: { id: free }, transaction });
      }
    },
  );
}
