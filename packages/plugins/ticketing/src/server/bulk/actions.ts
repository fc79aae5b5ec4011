import type { Context, Next } from '@nocobase/actions';
import { z } from 'zod';
import { BULK_ACTIONS, BULK_AT_ONCE, MAX_BULK_TICKETS, type BulkAction, type BulkProgress } from '../../shared/bulk';
import { COLLECTIONS } from '../../shared/collectionNames';
import { rightsOf, ticketsWithin } from '../access';
import { takes } from '../kernel/actionInputs';
import { changeContextOf } from '../kernel/changeContext';
import { cleanTexts } from '../kernel/cleanText';
import { registerActions } from '../kernel/deskActions';
import { fieldInvalid, notFound, TicketingError } from '../kernel/errors';
import { idInput, parseInput } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';
import { countUse } from '../replies';
import type { BulkRuns } from './bulkRuns';
import { doOne, type TicketResult } from './oneTicket';
import { operationOf, type Desk } from './operations';
import { progressOf, toldResult } from './progress';
import { runModel } from './runRecord';

const bulkInput = z.strictObject({
  ids: z.array(idInput).min(1).max(MAX_BULK_TICKETS),
  action: z.enum(BULK_ACTIONS),
  params: z.record(z.string(), z.unknown()).default({}),
  dryRun: z.boolean().default(false),
});

/**
 * `POST ticketingTickets:bulk {ids, action, params, dryRun?}`: up to 1000 tickets, a result for each; few are done at once,
 * more become a run. `GET ticketingBulkRuns:progress/<id>`, `POST ticketingBulkRuns:cancel/<id>`.
 */
export function initBulkActions(plugin: TicketingPlugin, runs: BulkRuns): void {
  const { app, db } = plugin;
  registerActions(app, COLLECTIONS.tickets, {
    bulk: takes(bulkInput, async (ctx: Context, next: Next) => {
      const { ids, action, params, dryRun } = parseBulk(cleanTexts(ctx.action.params.values ?? {}));
      const desk: Desk = { plugin, caller: ctx, context: changeContextOf(ctx) };
      const operation = operationOf(action);
      const prepared = await operation.prepare(parseParams(operation.input, params), desk);
      const ticketIds = [...new Set(ids.map(String))];
      if (action === 'applyMacro' && !dryRun) await countUse(db, COLLECTIONS.macros, Number(params.macroId));
      if (ticketIds.length > BULK_AT_ONCE) {
        const run = await runs.begin({ caller: ctx, action, params, ticketIds, dryRun });
        ctx.body = await progressOf(ctx, run.id);
        return next();
      }
      const within = await ticketsWithin(ctx, prepared.actions, ticketIds);
      const results: TicketResult[] = [];
      for (const id of ticketIds) results.push(await doOne(desk, { action, prepared, dryRun }, id, within));
      ctx.body = atOnce(ctx, action, dryRun, results);
      await next();
    }),
  });

  registerActions(app, COLLECTIONS.bulkRuns, {
    async progress(ctx, next) {
      ctx.body = await progressOf(ctx, await ownRun(ctx));
      await next();
    },
    async cancel(ctx, next) {
      const runId = await ownRun(ctx);
      await runs.cancel(runId);
      ctx.body = await progressOf(ctx, runId);
      await next();
    },
  });
  app.acl.allow(
    COLLECTIONS.bulkRuns,
    ['progress', 'cancel'],
    (ctx: Context) => rightsOf(ctx).right(COLLECTIONS.tickets, 'view') !== null,
  );
}

function parseBulk(raw: unknown) {
  const ids: unknown = typeof raw === 'object' && raw !== null && 'ids' in raw ? raw.ids : undefined;
  if (Array.isArray(ids) && ids.length > MAX_BULK_TICKETS) {
    throw new TicketingError('BULK_TOO_MANY', 422, { field: 'ids', vars: { max: MAX_BULK_TICKETS } });
  }
  return parseInput(bulkInput, raw);
}

/** What is wrong with the parameters is said with their place in the body. */
function parseParams(input: z.ZodType, params: unknown): unknown {
  return parseInput(z.object({ params: input }), { params }).params;
}

/** A run is its owner's to look at; whoever configures the desk may stop any. */
async function ownRun(ctx: Context): Promise<number> {
  const id = idInput.safeParse(ctx.action.params.filterByTk);
  if (!id.success) throw fieldInvalid('filterByTk');
  const where = rightsOf(ctx).isDeskAdmin ? { id: id.data } : { id: id.data, userId: ctx.state.currentUser?.id ?? 0 };
  if ((await runModel(ctx.db).count({ where })) === 0) throw notFound();
  return id.data;
}

function atOnce(ctx: Context, action: BulkAction, dryRun: boolean, results: readonly TicketResult[]): BulkProgress {
  const failed = results.filter(({ error }) => error).length;
  const total = results.length;
  return {
    ...{ runId: null, action, dryRun, state: 'done', total, done: total },
    ...{ ok: total - failed, failed, percent: 100 },
    results: results.map((result) => toldResult(ctx, result)),
  };
}
