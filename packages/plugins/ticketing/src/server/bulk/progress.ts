import type { Context } from '@nocobase/actions';
import type { BulkProgress, BulkResult } from '../../shared/bulk';
import { describeError } from '../kernel/errorHandler';
import { TicketingError } from '../kernel/errors';
import type { TicketResult } from './oneTicket';
import { fromItem, itemModel, runModel, type RunRecord } from './runRecord';

/** What became of a ticket, in the caller's language. */
export function toldResult(ctx: Context, { id, error, outcome }: TicketResult): BulkResult {
  return {
    id,
    ok: !error,
    ...(error ? { error: describeError(error, ctx) } : {}),
    ...(outcome ? { outcome } : {}),
  };
}

/** How far a run is; once it has come to its end, with a result for each ticket. */
export async function progressOf(ctx: Context, runId: RunRecord['id']): Promise<BulkProgress | null> {
  const run = await runModel(ctx.db).findByPk(runId);
  if (!run) return null;
  const items = itemModel(ctx.db);
  const [done, failed] = [await items.count({ where: { runId } }), await items.count({ where: { runId, ok: false } })];
  return {
    runId: String(run.id),
    action: run.action,
    dryRun: Boolean(run.dryRun),
    state: run.state,
    total: run.total,
    done,
    ok: done - failed,
    failed,
    percent: run.state === 'done' ? 100 : Math.floor((done / Math.max(1, run.total)) * 100),
    results: run.finishedAt === null ? [] : await resultsOf(ctx, run),
  };
}

async function resultsOf(ctx: Context, { id, ticketIds }: RunRecord): Promise<BulkResult[]> {
  const items = await itemModel(ctx.db).findAll({ where: { runId: id } });
  const byTicket = new Map(items.map((item) => [String(item.ticketId), fromItem(item)]));
  const notDone = new TicketingError('BULK_CANCELLED', 409);
  return ticketIds.map((ticketId) => toldResult(ctx, byTicket.get(ticketId) ?? { id: ticketId, error: notDone }));
}
