import { COLLECTIONS } from '../../shared/collectionNames';
import { forHost } from '../kernel/deskActions';
import { isRecord } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { ticketModel } from '../tickets';
import { initMergeActions } from './actions';
import { linksPart, rowsOf, setOf } from './parts';

export { MergeParts, type MergePart, type Move } from './mergeParts';
export { rowsOf, setOf } from './parts';
export { mergeTickets, type Merge } from './mergeTickets';
export { splitTicket, type Split } from './splitTicket';
export { unmergeTicket } from './unmergeTicket';
export { resolveMerged } from '../tickets';

/** Two tickets become one and two again, and one becomes two (behaviours, section 2). */
export function initMerge(plugin: TicketingPlugin): void {
  const { mergeParts } = plugin;
  mergeParts.register(rowsOf(COLLECTIONS.comments));
  mergeParts.register(setOf(COLLECTIONS.followers, 'userId'));
  mergeParts.register(setOf(COLLECTIONS.ticketTags, 'tagId'));
  mergeParts.register(rowsOf(COLLECTIONS.checklistItems));
  mergeParts.register(rowsOf(COLLECTIONS.timeEntries));
  mergeParts.register(linksPart);
  initMergeActions(plugin);
  followNumbers(plugin);
}

/** Whoever asks for a ticket by a number that has been merged gets the one that it leads to. */
function followNumbers({ app, db }: TicketingPlugin): void {
  app.resourceManager.use(
    forHost(async (ctx, next) => {
      const { resourceName, actionName, params } = ctx.action;
      const filter: unknown = params.filter;
      const number = isRecord(filter) ? filter.number : undefined;
      if (resourceName === COLLECTIONS.tickets && actionName === 'get' && typeof number === 'string') {
        const merged = await ticketModel(db).findOne({ where: { number }, attributes: ['mergedIntoId'] });
        const target =
          merged?.mergedIntoId == null
            ? null
            : await ticketModel(db).findByPk(merged.mergedIntoId, { attributes: ['number'] });
        if (target && isRecord(filter)) filter.number = target.number;
      }
      await next();
    }),
    { tag: 'ticketingMerged', after: 'ticketingInput', before: 'acl' },
  );
}
