import type { Context } from '@nocobase/actions';
import { literal, QueryTypes, type WhereOptions } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { MOST_COUNTED } from '../../shared/queueFolders';
import { ticketModel } from './ticketRecord';

type Filter = Readonly<Record<string, unknown>>;

interface Generator {
  selectQuery(table: unknown, options: object, model: unknown): string;
}

interface Query {
  where: WhereOptions;
  include: object[];
}

/**
 * How many tickets each filter finds, up to `MOST_COUNTED`: whoever reads "a thousand" does not ask for more, and a count that
 * ends there costs the same however many there are. All in one statement, except filters over relations.
 */
export async function countTickets(ctx: Context, filters: Readonly<Record<string, Filter>>) {
  const queries = Object.entries(filters).map(([name, filter]) => ({ name, ...queryOf(ctx, filter) }));
  const [together, alone] = [queries.filter(isPlain(ctx)), queries.filter((query) => !isPlain(ctx)(query))];
  const counts: Record<string, number> = await countTogether(ctx, together);
  for (const { name, ...query } of alone) counts[name] = await countAlone(ctx, query);
  return Object.fromEntries(queries.map(({ name }) => [name, counts[name] ?? 0]));
}

function queryOf(ctx: Context, filter: Filter): Query {
  const { where, include } = ctx.db.getRepository(COLLECTIONS.tickets).buildQueryOptions({ filter, context: ctx });
  return { where: where ?? {}, include: include ?? [] };
}

/** Conditions on columns alone, which are called in the database what they are called here. */
const isPlain =
  ({ db }: Context) =>
  ({ include }: Query): boolean =>
    include.length === 0 &&
    Object.entries(ticketModel(db).getAttributes()).every(([name, { field }]) => !field || field === name);

async function countTogether({ db }: Context, queries: readonly (Query & { name: string })[]) {
  if (queries.length === 0) return {};
  const model = ticketModel(db);
  const queryInterface = db.sequelize.getQueryInterface();
  const generator: unknown = queryInterface.queryGenerator;
  if (!isGenerator(generator)) throw new Error('the database layer writes no statements');
  const parts = queries.map(({ name, where }) => {
    const options = { attributes: [[literal('1'), 'one']], where, limit: MOST_COUNTED };
    const select = generator.selectQuery(model.getTableName(), options, model).replace(/;\s*$/, '');
    return `(SELECT COUNT(*) FROM (${select}) ${queryInterface.quoteIdentifier(`of_${name}`)}) AS ${queryInterface.quoteIdentifier(name)}`;
  });
  const [row] = await db.sequelize.query<Record<string, number | string>>(`SELECT ${parts.join(', ')}`, {
    type: QueryTypes.SELECT,
  });
  return Object.fromEntries(Object.entries(row).map(([name, count]) => [name, Number(count)]));
}

async function countAlone({ db }: Context, { where, include }: Query): Promise<number> {
  const model = ticketModel(db);
  const found = await model.findAll({
    attributes: ['id'],
    where,
    include: include.map((relation) => ({ ...relation, attributes: [] })),
    group: [`${model.name}.id`],
    limit: MOST_COUNTED,
    subQuery: false,
    raw: true,
  });
  return found.length;
}

const isGenerator = (value: unknown): value is Generator =>
  typeof value === 'object' && value !== null && 'selectQuery' in value;
