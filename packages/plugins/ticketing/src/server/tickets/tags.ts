import type { Database, Model } from '@nocobase/database';
import { UniqueConstraintError, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { MAX_TAG_LENGTH, MAX_TAGS } from '../../shared/tags';
import { fieldInvalid, TicketingError } from '../kernel/errors';
import { fieldTooLong, listTooLong, type Id } from '../kernel/parseInput';
import { rowLock } from '../kernel/transactions';
import type { TicketRecord } from './ticketRecord';

/** A row of ticketingTags. */
export interface TagRecord extends Model {
  id: Id;
  name: string;
  color: string | null;
  scope: 'all' | 'teams' | null;
}

const tagModel = (db: Database) => db.getModel<TagRecord>(COLLECTIONS.tags);
const linkModel = (db: Database) => db.getModel<Model>(COLLECTIONS.ticketTags);

/** Names as they are stored: trimmed, each once. */
export function tagNames(names: readonly string[]): string[] {
  const clean = names.map((name) => name.trim()).filter((name) => name !== '');
  if (clean.some((name) => name.length > MAX_TAG_LENGTH)) throw fieldTooLong('tags', MAX_TAG_LENGTH);
  const each = [...new Set(clean)];
  if (each.length > MAX_TAGS) throw listTooLong('tags', MAX_TAGS);
  return each;
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
): Promise<TagRecord[]> {
  const names = tagNames(given);
  if (names.length === 0) return [];
  const known = await tagModel(db).findAll({ where: { name: names }, transaction });
  for (const name of names.filter((wanted) => !known.some((tag) => sameName(tag.name, wanted)))) {
    known.push(await makeTag(db, name, transaction));
  }
  return known;
}

/** @throws TicketingError 422 FIELD_INVALID when one of them does not exist */
export async function knownTags(
  db: Database,
  given: readonly Id[],
  transaction?: Transaction | null,
): Promise<TagRecord[]> {
  const ids = [...new Set(given.map(String))];
  if (ids.length === 0) return [];
  const tags = await tagModel(db).findAll({ where: { id: ids }, transaction });
  if (tags.length !== ids.length) throw fieldInvalid('tags');
  return tags;
}

async function makeTag(db: Database, name: string, transaction?: Transaction | null): Promise<TagRecord> {
  const model = tagModel(db);
  try {
    // Its own transaction or, inside another, a savepoint: losing the race must not spoil what is around.
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

export async function tagsOf(db: Database, ticketId: Id, transaction: Transaction): Promise<TagRecord[]> {
  const links = await linkModel(db).findAll({ where: { ticketId }, transaction, attributes: ['tagId'] });
  const ids: Id[] = links.map((link) => link.get('tagId'));
  return ids.length === 0 ? [] : tagModel(db).findAll({ where: { id: ids }, transaction });
}

/** @throws TicketingError 422 TAG_OF_OTHER_TEAM */
export async function linkTags(
  db: Database,
  { id: ticketId, teamId }: Pick<TicketRecord, 'id' | 'teamId'>,
  tags: readonly TagRecord[],
  transaction: Transaction,
): Promise<void> {
  if (tags.length === 0) return;
  await mustFitTeam(db, teamId, tags, transaction);
  const links = tags.map((tag) => ({ ticketId, tagId: tag.id }));
  await linkModel(db).bulkCreate(links, { transaction, ignoreDuplicates: true });
}

/** A tag of some teams is for their tickets. */
export async function mustFitTeam(
  db: Database,
  teamId: Id | null,
  tags: readonly TagRecord[],
  transaction: Transaction,
): Promise<void> {
  for (const tag of tags.filter(({ scope }) => scope === 'teams')) {
    const where = { tagId: tag.id, teamId };
    const fits = teamId !== null && (await db.getModel(COLLECTIONS.tagTeams).count({ where, transaction })) > 0;
    if (!fits) throw new TicketingError('TAG_OF_OTHER_TEAM', 422, { field: 'tags', vars: { name: tag.name } });
  }
}

export async function unlinkTags(
  db: Database,
  ticketId: Id,
  tags: readonly TagRecord[],
  transaction: Transaction,
): Promise<void> {
  const tagId = tags.map(({ id }) => id);
  if (tagId.length > 0) await linkModel(db).destroy({ where: { ticketId, tagId }, transaction });
}
