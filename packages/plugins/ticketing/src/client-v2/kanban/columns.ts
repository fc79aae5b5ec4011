import { isFinalCategory } from '../../shared/statusCategories';
import type { Status, TicketRow } from '../workspace';

/** One status with the tickets of it that are loaded. */
export interface Column {
  statusKey: string;
  tickets: readonly TicketRow[];
  hasMore: boolean;
}

/**
 * The statuses that have a column, in their order.
 * @param chosen keys; none chosen: every status in which something is still to be done
 */
export function shownStatuses(statuses: readonly Status[], chosen: readonly string[]): Status[] {
  if (chosen.length > 0) return statuses.filter(({ key }) => chosen.includes(key));
  return statuses.filter(({ category }) => !isFinalCategory(category));
}

/** The board with one card in another column, on top: what is shown until the server has answered. */
export function moveCard(columns: readonly Column[], ticket: TicketRow, toKey: string): Column[] {
  return columns.map((column) => {
    const others = column.tickets.filter(({ id }) => id !== ticket.id);
    if (column.statusKey !== toKey) return { ...column, tickets: others };
    return { ...column, tickets: [{ ...ticket, statusKey: toKey }, ...others] };
  });
}
