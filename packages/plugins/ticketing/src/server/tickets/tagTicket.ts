import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { FieldChange } from '../../shared/ticketEvents';
import { MAX_TAGS } from '../../shared/tags';
import type { ChangeContext } from '../kernel/cause';
import { listTooLong, type Id } from '../kernel/parseInput';
import { withTicket, writeTicket, type ChangeOptions, type Versioned } from './changeTicket';
import { ensureTags, knownTags, linkTags, tagNames, tagsOf, unlinkTags, type TagRecord } from './tags';
import { sameId, type TicketRecord } from './ticketRecord';

export interface TagChange extends Versioned {
  /** Names; unknown ones are made. */
  add?: readonly string[];
  remove?: readonly string[];
  /** The same by id, of tags that there are. */
  addIds?: readonly Id[];
  removeIds?: readonly Id[];
  /** All others go. */
  only?: boolean;
}

/**
 * Puts tags on a ticket and takes others off. What is there already, or not, changes nothing.
 * @throws TicketingError 404, 409 TICKET_STALE, 422 LIST_TOO_LONG, TAG_OF_OTHER_TEAM
 */
export async function tagTicket(
  db: Database,
  ticketId: Id,
  { add = [], remove = [], addIds = [], removeIds = [], only, version }: TagChange,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  const { transaction: given } = options;
  const wanted = [...(await ensureTags(db, add, given)), ...(await knownTags(db, addIds, given))];
  const isOneOf = (tags: readonly TagRecord[], { id }: TagRecord) => tags.some((tag) => sameId(tag.id, id));
  return withTicket(db, ticketId, { version }, options, async (ticket, transaction) => {
    const before = await tagsOf(db, ticket.id, transaction);
    const off = tagNames(remove);
    const leaves = (tag: TagRecord) =>
      off.includes(tag.name) || removeIds.some((id) => sameId(id, tag.id)) || (only && !isOneOf(wanted, tag));
    await unlinkTags(db, ticket.id, before.filter(leaves), transaction);
    const added = wanted.filter((tag) => !isOneOf(before, tag) || leaves(tag));
    await linkTags(db, ticket, added, transaction);
    const change = await tagsChange(db, ticket, before, transaction);
    if (change) await writeTicket(ticket, {}, context, transaction, { relationChanges: [change] });
  });
}

/**
 * What became of a ticket's tags, for its history.
 * @throws TicketingError 422 LIST_TOO_LONG when they have become too many
 */
export async function tagsChange(
  db: Database,
  { id }: Pick<TicketRecord, 'id'>,
  before: readonly TagRecord[],
  transaction: Transaction,
): Promise<FieldChange | undefined> {
  const after = await tagsOf(db, id, transaction);
  if (after.length > MAX_TAGS && after.length > before.length) throw listTooLong('tags', MAX_TAGS);
  const change = { field: 'tags', from: namesOf(before), to: namesOf(after) };
  return change.from.join('\n') === change.to.join('\n') ? undefined : change;
}

const namesOf = (tags: readonly TagRecord[]): string[] => tags.map(({ name }) => name).sort();
