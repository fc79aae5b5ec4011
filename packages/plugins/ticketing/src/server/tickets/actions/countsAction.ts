import type { Context, Next } from '@nocobase/actions';
import { folderFilter, QUEUE_FOLDERS } from '../../../shared/queueFolders';
import { catalogOf } from '../catalog';
import { countTickets } from '../countTickets';

/** Folders that a badge counts. All tickets there ever were are nobody's work. */
const COUNTED = QUEUE_FOLDERS.filter((folder) => folder !== 'all');

/**
 * `GET ticketingTickets:counts`: how many tickets each folder of the queue holds for the caller, within the data scope of
 * the role and an optional `filter`; `MOST_COUNTED` means that many or more.
 */
export async function countsAction(ctx: Context, next: Next): Promise<void> {
  const { statuses } = await catalogOf(ctx.db);
  const userId = ctx.state.currentUser?.id ?? 0;
  const { filter } = ctx.action.params;
  ctx.body = await countTickets(
    ctx,
    Object.fromEntries(
      COUNTED.map((folder) => [folder, { $and: [folderFilter(folder, userId, statuses), filter ?? {}] }]),
    ),
  );
  await next();
}
