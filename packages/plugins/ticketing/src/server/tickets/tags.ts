import type { Database, Model } from '@nocobase/database';
import { UniqueConstraintError, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { fieldTooLong, type Id } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';

const MAX_LENGTH = 64;

/** Names as they are stored: trimmed, each once. */
export function tagNames(names: readonly string[]): string[] {
  const clean = names.map((name) => name.trim()).filter((name) => name !== '');
  if (clean.some((name) => name.length > MAX_LENGTH)) throw fieldTooLong('tags', MAX_LENGTH);
  return [...new Set(clean)];
}

/** The tags of these names; those that do not exist yet are made, also when two tickets ask for one at the same moment. */
async function tagsNamed(db: Database, names: readonly string[], transaction: Transaction): Promise<Model[]> {
  const model = db.getModel<Model>(COLLECTIONS.tags);
  const known = await model.findAll({ where: { name: [...names] }, transaction });
  const missing = names.filter((name) => !known.some((tag) => sameName(tag.get('name'), name)));
  for (const name of missing) {
    known.push(
      await db.sequelize
        .transaction({ transaction }, (savepoint) => model.create({ name }, { transaction: savepoint }))
        .catch(async (error: unknown) => {
          const other = error instanceof UniqueConstraintError && (await findLatest(db, name, transaction));
          if (!other) throw error;
          return other;
        }),
    );
  }
  return known;
}

/** Some databases compare text without regard to case. */
const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

function findLatest(db: Database, name: string, transaction: Transaction): Promise<Model | null> {
  // A locking read sees what was committed after this transaction began.
  return db.getModel<Model>(COLLECTIONS.tags).findOne({ where: { name }, transaction, ...rowLock(db, transaction) });
}

export async function tagsOf(db: Database, ticketId: Id, transaction: Transaction): Promise<Model[]> {
  const links = await db
    .getModel<Model>(COLLECTIONS.ticketTags)
    .findAll({ where: { ticketId }, transaction, attributes: ['tagId'] });
  const ids: Id[] = links.map((link) => link.get('tagId'));
  return ids.length === 0 ? [] : db.getModel<Model>(COLLECTIONS.tags).findAll({ where: { id: ids }, transaction });
}

export async function linkTags(
  db: Database,
  ticketId: Id,
  names: readonly string[],
  transaction: Transaction,
): Promise<void> {
  const tags = await tagsNamed(db, tagNames(names), transaction);
  await db.getModel<Model>(COLLECTIONS.ticketTags).bulkCreate(
    tags.map((tag) => ({ ticketId, tagId: tag.get('id') })),
    { transaction, ignoreDuplicates: true },
  );
}

export async function unlinkTags(
  db: Database,
  ticketId: Id,
  tags: readonly Model[],
  transaction: Transaction,
): Promise<void> {
  const tagId = tags.map((tag): Id => tag.get('id'));
  if (tagId.length > 0) {
    await db.getModel<Model>(COLLECTIONS.ticketTags).destroy({ where: { ticketId, tagId }, transaction });
  }
}
