import type { Context, Next } from '@nocobase/actions';
import { col, fn, type ProjectionAlias } from 'sequelize';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { QUEUE_FOLDERS, type QueueFolder } from '../../../shared/queueFolders';
import { ACTIVE_CATEGORIES } from '../../../shared/statusCategories';
import { catalogOf, type StatusRow } from '../catalog';
import { sameId, ticketModel } from '../ticketRecord';

interface Group {
  statusKey: string;
  assigneeId: number | string | null;
  count: number | string;
}

/** Folders that a badge counts. All tickets there ever were are nobody's work, and slow to count. */
const COUNTED = QUEUE_FOLDERS.filter((folder) => folder !== 'all');

/**
 * `GET ticketingTickets:counts`: how many tickets each folder of the queue holds for the caller, within the data scope of
 * the role and an optional `filter`; one query over what is active.
 */
export async function countsAction(ctx: Context, next: Next): Promise<void> {
  const { statuses } = await catalogOf(ctx.db);
  const active = statuses.filter(({ category }) => ACTIVE_CATEGORIES.includes(category));
  const repository = ctx.db.getRepository(COLLECTIONS.tickets);
  const filter = {
    $and: [{ statusKey: { $in: active.map(({ key }) => key) } }, ctx.action.params.filter ?? {}],
  };
  const { where, include } = repository.buildQueryOptions({ filter, context: ctx });
  const model = ticketModel(ctx.db);
  const column = (name: string) => col(`${model.name}.${model.getAttributes()[name].field ?? name}`);
  const query = {
    where,
    include,
    // The joins of a filter on relations select nothing.
    includeIgnoreAttributes: false,
    attributes: [
      [column('statusKey'), 'statusKey'],
      [column('assigneeId'), 'assigneeId'],
      [fn('COUNT', fn('DISTINCT', column('id'))), 'count'],
    ] satisfies ProjectionAlias[],
    group: [column('statusKey'), column('assigneeId')],
    raw: true,
  };
  const groups: unknown = await model.findAll(query);
  const rows = Array.isArray(groups) ? groups.filter(isGroup) : [];
  const userId = ctx.state.currentUser?.id ?? null;
  ctx.body = Object.fromEntries(
    COUNTED.map((folder) => [folder, total(rows.filter((row) => isIn(folder, row, userId, statuses)))]),
  );
  await next();
}

function isIn(folder: QueueFolder, row: Group, userId: number | null, statuses: readonly StatusRow[]): boolean {
  const category = statuses.find(({ key }) => key === row.statusKey)?.category;
  if (folder === 'mine') return userId !== null && sameId(row.assigneeId, userId);
  if (folder === 'unassigned') return row.assigneeId === null;
  if (folder === 'waiting') return category === 'pending' || category === 'onHold';
  return true;
}

const total = (rows: readonly Group[]) => rows.reduce((sum, { count }) => sum + Number(count), 0);
const isGroup = (row: unknown): row is Group => typeof row === 'object' && row !== null && 'statusKey' in row;
