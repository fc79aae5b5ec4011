import type { Database } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { contextOfWrite } from '../../kernel/changeContext';
import { isRecord } from '../../kernel/parseInput';
import { writeTicket } from '../changeTicket';
import { tagsGiven } from '../tagInput';
import { mustFitTeam, tagsOf, type TagRecord } from '../tags';
import { tagsChange } from '../tagTicket';
import { lockTicket, sameId, type TicketRecord } from '../ticketRecord';
import type { TicketHookOptions } from '../ticketWrite';

/**
 * Tags that a stock update brings along, as forms and workflows of the platform do. The platform links them after the
 * ticket's own columns, each link by itself: here the whole is compared once it is done, in the same transaction.
 */
export function watchStockTags(db: Database): void {
  const on = (event: string) => `${COLLECTIONS.tickets}.${event}`;
  const before = new WeakMap<TicketRecord, TagRecord[]>();

  db.on(on('beforeUpdate'), async (ticket: TicketRecord, { values, transaction, ticketing }: TicketHookOptions) => {
    if (ticketing || !transaction || !isRecord(values) || values.tags === undefined) return;
    tagsGiven(values.tags);
    before.set(ticket, await tagsOf(db, ticket.id, transaction));
  });

  db.on(on('afterUpdateWithAssociations'), async (ticket: TicketRecord, options: TicketHookOptions) => {
    const { transaction } = options;
    const known = before.get(ticket);
    before.delete(ticket);
    if (!known || !transaction) return;
    const locked = await lockTicket(db, ticket.id, transaction);
    const change = await tagsChange(db, locked, known, transaction);
    if (!change) return;
    const now = await tagsOf(db, ticket.id, transaction);
    const added = now.filter(({ id }) => !known.some((tag) => sameId(tag.id, id)));
    await mustFitTeam(db, locked.teamId, added, transaction);
    const context = await contextOfWrite(db, options);
    await writeTicket(locked, {}, context, transaction, { relationChanges: [change] });
    // Whoever gets the answer saves on top of this version.
    ticket.setDataValue('version', locked.version);
  });
}
