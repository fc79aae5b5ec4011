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

/**
 * The tags of these names; those that do not exist yet are made, also when two tickets ask for one at the same moment.
 * @param transaction the one that is open, if there is one. Otherwise each new tag has a short one of its own: tags that
 *   several tickets wait for must not be locked for as long as a ticket takes.
 */
export async function ensureTags(
  db: Database,
  given: readonly string[],
  transaction?: Transaction | null,
): Promise<Id[]> {
  const names = tagNames(given);
  if (names.length === 0) return [];
  const model = db.getModel<Model>(COLLECTIONS.tags);
  const known = await model.findAll({ where: { name: names }, transaction });
  for (const name of names.filter((wanted) => !known.some((tag) => sameName(tag.get('name'), wanted)))) {
    known.push(await makeTag(db, name, transaction));
  }
  return known.map((tag): Id => tag.get('id'));
}

async function makeTag(db: Database, name: string, transaction?: Transaction | null): Promise<Model> {
  const model = db.getModel<Model>(COLLECTIONS.tags);
  try {
    return await db.sequelize.transaction({ transaction: transaction ?? undefined }, (own) =>
      model.create({ name }, { transaction: own }),
    );
  } catch (error) {
    if (!(error instanceof UniqueConstraintError)) throw error;
    // A locking read sees what was committed after this transaction began.
    const lock = transaction ? rowLock(db, transaction) : {};
    const other = await model.findOne({ where: { name }, transaction, ...lock });
    if (!other) throw error;
    return other;
  }
}

/** Some databases compare text without regard to case. */
const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

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
  tagIds: readonly Id[],
  transaction: Transaction,
): Promise<void> {
  if (tagIds.length === 0) return;
  const links = tagIds.map((tagId) => ({ ticketId, tagId }));
  await db.getModel<Model>(COLLECTIONS.ticketTags).bulkCreate(links, { transaction, ignoreDuplicates: true });
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
