import type { Context, Next } from '@nocobase/actions';
import type { Model } from '@nocobase/database';
import { col, fn, type ProjectionAlias } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { ACTIVE_CATEGORIES } from '../../shared/statusCategories';
import { catalogOf, ticketModel } from '../tickets';
import { deskNumbers, type Group } from './deskNumbers';

/**
 * `GET ticketingTickets:numbers`: how the desk stands for the caller, within the data scope of the role and an optional
 * `filter`. One query over what is active, which the index on statuses serves.
 */
export async function numbersAction(ctx: Context, next: Next): Promise<void> {
  const { statuses } = await catalogOf(ctx.db);
  const categories = new Map(statuses.map(({ key, category }) => [key, category]));
  const active = statuses.filter(({ category }) => ACTIVE_CATEGORIES.includes(category)).map(({ key }) => key);
  const filter = { $and: [{ statusKey: { $in: active } }, ctx.action.params.filter ?? {}] };
  const { where, include } = ctx.db.getRepository(COLLECTIONS.tickets).buildQueryOptions({ filter, context: ctx });
  const model = ticketModel(ctx.db);
  const column = (name: string) => col(`${model.name}.${model.getAttributes()[name].field ?? name}`);
  const keys = ['statusKey', 'teamId', 'assigneeId'];
  const query = {
    where,
    include,
    // The joins of a filter on relations select nothing.
    includeIgnoreAttributes: false,
    attributes: [
      ...keys.map((key): ProjectionAlias => [column(key), key]),
      [fn('COUNT', fn('DISTINCT', column('id'))), 'count'],
      [fn('MIN', column('waitingSince')), 'waitingSince'],
    ] satisfies ProjectionAlias[],
    group: keys.map(column),
    raw: true,
  };
  const rows: unknown = await model.findAll(query);
  const groups = (Array.isArray(rows) ? rows : []).flatMap((row: Record<string, unknown>): Group | [] => {
    const category = categories.get(String(row.statusKey));
    if (!category) return [];
    return {
      category,
      teamId: textOf(row.teamId),
      assigneeId: textOf(row.assigneeId),
      count: Number(row.count),
      waitingSince: momentOf(row.waitingSince),
    };
  });
  const teams = await ctx.db.getModel<Model>(COLLECTIONS.teams).findAll({ attributes: ['id', 'name'] });
  const names = new Map(teams.map((team): [string, string] => [String(team.get('id')), String(team.get('name'))]));
  ctx.body = deskNumbers(groups, textOf(ctx.state.currentUser?.id), names);
  await next();
}

const textOf = (id: unknown): string | null => (id == null ? null : String(id));

/** An aggregate comes as the driver gives it: a date, or SQLite's text. */
function momentOf(value: unknown): string | null {
  const date = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : undefined;
  return date && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}
