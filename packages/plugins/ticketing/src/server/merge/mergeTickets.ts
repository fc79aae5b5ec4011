import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import type { ChangeContext } from '../kernel/cause';
import { staleTicket, TicketingError } from '../kernel/errors';
import type { Id } from '../kernel/parseInput';
import { ACTIVE_CATEGORIES } from '../../shared/statusCategories';
import { firstOf } from '../../shared/statusFlow';
import { catalogOf, sameId, ticketModel, writeTicket, type ChangeOptions, type TicketRecord } from '../tickets';
import { mergedInto, withFamily } from './lockFamily';
import type { MergeParts } from './mergeParts';
import { columnsBefore, mergeModel } from './mergeRecord';
import { ticketTotals } from './ticketTotals';

export interface Merge {
  sourceId: Id;
  targetId: Id;
  /** Versions that the caller has seen. */
  version?: number;
  targetVersion?: number;
  /** Merge although the two are of different requesters. */
  force?: boolean;
}

/**
 * Makes one ticket part of another: what belongs to the source becomes the target's, and the source leads there from now
 * on. Both keep their history.
 * @throws TicketingError 404, 409 TICKET_STALE, 422 MERGE_ITSELF, MERGE_SOURCE_MERGED, MERGE_TARGET_MERGED,
 *   MERGE_OTHER_REQUESTER, MERGE_NO_STATUS
 */
export async function mergeTickets(
  db: Database,
  parts: MergeParts,
  { sourceId, targetId, ...wish }: Merge,
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  if (sameId(sourceId, targetId)) throw new TicketingError('MERGE_ITSELF', 422, { field: 'targetId' });
  await catalogOf(db, options.transaction);
  return withFamily(db, options, {
    members: async (transaction) => [sourceId, targetId, ...(await mergedInto(db, sourceId, transaction))],
    run: async (family, transaction) => {
      const [source, target] = [family.get(sourceId), family.get(targetId)];
      await checkMerge(db, source, target, wish, transaction);
      await carryOut(db, parts, source, target, context, transaction);
      return target;
    },
  });
}

async function checkMerge(
  db: Database,
  source: TicketRecord,
  target: TicketRecord,
  { version, targetVersion, force }: Omit<Merge, 'sourceId' | 'targetId'>,
  transaction: Transaction,
): Promise<void> {
  const stale = (seen: number | undefined, ticket: TicketRecord) => seen !== undefined && seen !== ticket.version;
  await refuseMerged(db, source, 'MERGE_SOURCE_MERGED', transaction);
  await refuseMerged(db, target, 'MERGE_TARGET_MERGED', transaction);
  if (stale(version, source) || stale(targetVersion, target)) throw staleTicket();
  if (!force && isOtherRequester(source, target)) {
    throw new TicketingError('MERGE_OTHER_REQUESTER', 422, { field: 'force' });
  }
}

export const isOtherRequester = (source: TicketRecord, target: TicketRecord): boolean =>
  source.requesterId !== null && target.requesterId !== null && !sameId(source.requesterId, target.requesterId);

/** Says where the ticket has gone, so that the caller can choose that one. */
async function refuseMerged(db: Database, ticket: TicketRecord, code: string, transaction: Transaction): Promise<void> {
  if (ticket.mergedIntoId === null) return;
  const into = await ticketModel(db).findByPk(ticket.mergedIntoId, { attributes: ['number'], transaction });
  const vars = { number: ticket.number, into: into?.number ?? '' };
  throw new TicketingError(code, 422, { field: 'targetId', vars });
}

async function carryOut(
  db: Database,
  parts: MergeParts,
  source: TicketRecord,
  target: TicketRecord,
  context: ChangeContext,
  transaction: Transaction,
): Promise<void> {
  const { statuses } = await catalogOf(db, transaction);
  const merged = firstOf(statuses, 'merged');
  if (!merged) throw new TicketingError('MERGE_NO_STATUS', 422);
  const before = columnsBefore(source);
  const moved = await parts.moveAll({ db, sourceId: source.id, targetId: target.id, context, transaction });
  const createdById = context.actor.userId;
  await mergeModel(db).create(
    { sourceId: source.id, targetId: target.id, before, moved, createdById },
    { transaction },
  );
  // Whatever led to the source leads to the target at once: one step, however often tickets were merged.
  await ticketModel(db).update(
    { mergedIntoId: target.id },
    { where: { mergedIntoId: source.id }, transaction, hooks: false, silent: true },
  );
  await writeTicket(
    target,
    { ...(await ticketTotals(db, target.id, transaction)), ...(await waiting(db, source, target, transaction)) },
    context,
    transaction,
    { relationChanges: [{ field: 'mergedFrom', from: null, to: source.number }] },
  );
  await writeTicket(
    source,
    {
      ...(await ticketTotals(db, source.id, transaction)),
      mergedIntoId: target.id,
      statusKey: merged.key,
      snoozedUntil: null,
    },
    context,
    transaction,
    { relationChanges: [{ field: 'mergedInto', from: null, to: target.number }], isMerge: true },
  );
}

/** The customer has been waiting since the first of the two that waits; not for a ticket that is done with. */
async function waiting(db: Database, source: TicketRecord, target: TicketRecord, transaction: Transaction) {
  const { statuses } = await catalogOf(db, transaction);
  const status = statuses.find(({ key }) => key === target.statusKey);
  if (!status || !ACTIVE_CATEGORIES.includes(status.category)) return {};
  const [a, b] = [source.waitingSince, target.waitingSince];
  return { waitingSince: a && b ? new Date(Math.min(a.getTime(), b.getTime())) : (a ?? b) };
}
