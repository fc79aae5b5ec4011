import type { Database, Model } from '@nocobase/database';
import type { ChangeContext } from '../kernel/cause';
import type { Id } from '../kernel/parseInput';
import { withTicket, writeTicket, type ChangeOptions, type Versioned } from './changeTicket';
import { ensureTags, linkTags, tagNames, tagsOf, unlinkTags } from './tags';
import type { TicketRecord } from './ticketRecord';

export interface TagChange extends Versioned {
  /** Names; unknown ones are made. */
  add?: readonly string[];
  remove?: readonly string[];
}

/**
 * Puts tags on a ticket and takes others off. What is there already, or not, changes nothing.
 * @throws TicketingError 404, 409 TICKET_STALE
 */
export async function tagTicket(
  db: Database,
  ticketId: Id,
  { add = [], remove = [], version }: TagChange,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  const added = await ensureTags(db, add, options.transaction);
  return withTicket(db, ticketId, { version }, options, async (ticket, transaction) => {
    const before = await tagsOf(db, ticket.id, transaction);
    const off = tagNames(remove);
    await unlinkTags(
      db,
      ticket.id,
      before.filter((tag) => off.includes(tag.get('name'))),
      transaction,
    );
    await linkTags(db, ticket.id, added, transaction);
    const after = await tagsOf(db, ticket.id, transaction);
    const change = { field: 'tags', from: namesOf(before), to: namesOf(after) };
    if (change.from.join('\n') === change.to.join('\n')) return;
    await writeTicket(ticket, {}, context, transaction, { relationChanges: [change] });
  });
}

const namesOf = (tags: readonly Model[]): string[] => tags.map((tag): string => tag.get('name')).sort();
