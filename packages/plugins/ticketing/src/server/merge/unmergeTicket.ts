import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { firstOf } from '../../shared/statusFlow';
import type { ChangeContext } from '../kernel/cause';
import { now } from '../kernel/clock';
import { staleTicket, TicketingError } from '../kernel/errors';
import { isRecord, type Id } from '../kernel/parseInput';
import { catalogOf, ticketModel, writeTicket, type ChangeOptions, type TicketRecord } from '../tickets';
import { withFamily } from './lockFamily';
import type { MergeParts } from './mergeParts';
import { currentMerge, mergedOnceInto, readBefore, type MergeRecord } from './mergeRecord';
import { ticketTotals } from './ticketTotals';

/**
 * Takes a merge back: the ticket gets what came from it, as far as it is still there, and its status; tickets that had been
 * merged into it before lead to it again.
 * @throws TicketingError 404, 409 TICKET_STALE, 422 NOT_MERGED, UNMERGE_IMPOSSIBLE
 */
export async function unmergeTicket(
  db: Database,
  parts: MergeParts,
  { ticketId, version }: { ticketId: Id; version?: number },
  context: ChangeContext,
  options: ChangeOptions = {},
): Promise<TicketRecord> {
  await catalogOf(db, options.transaction);
  return withFamily(db, options, {
    members: async (transaction) => {
      const ticket = await ticketModel(db).findByPk(ticketId, { attributes: ['id', 'mergedIntoId'], transaction });
      const target = ticket?.mergedIntoId ?? null;
      const children = await mergedOnceInto(db, ticketId, transaction);
      return [ticketId, ...(target === null ? [] : [target]), ...children];
    },
    run: async (family, transaction) => {
      const source = family.get(ticketId);
      const merge = await currentMerge(db, source.id, transaction);
      if (version !== undefined && version !== source.version) throw staleTicket();
      if (source.mergedIntoId === null || !merge) {
        // The target may have been deleted, with everything in it.
        throw new TicketingError(merge ? 'UNMERGE_IMPOSSIBLE' : 'NOT_MERGED', 422, { vars: { number: source.number } });
      }
      const target = family.get(source.mergedIntoId);
      const children = await mergedOnceInto(db, source.id, transaction);
      await carryOut(db, parts, { source, target, merge, children }, context, transaction);
      return source;
    },
  });
}

interface Undo {
  source: TicketRecord;
  target: TicketRecord;
  merge: MergeRecord;
  /** Tickets that were merged into the source. */
  children: readonly Id[];
}

async function carryOut(
  db: Database,
  parts: MergeParts,
  { source, target, merge, children }: Undo,
  context: ChangeContext,
  transaction: Transaction,
): Promise<void> {
  const { statuses } = await catalogOf(db, transaction);
  const { statusKey, snoozedUntil, ...dates } = readBefore(merge);
  const known = statuses.find(({ key }) => key === statusKey) ?? firstOf(statuses, 'open');
  if (!known) throw new TicketingError('UNMERGE_IMPOSSIBLE', 422, { vars: { number: source.number } });
  const moved = isRecord(merge.moved) ? merge.moved : {};
  await parts.giveAllBack(moved, { db, sourceId: source.id, targetId: target.id, context, transaction });
  await merge.update({ undoneAt: now() }, { transaction });
  if (children.length > 0) {
    await ticketModel(db).update(
      { mergedIntoId: source.id },
      { where: { id: [...children], mergedIntoId: target.id }, transaction, hooks: false, silent: true },
    );
  }
  await writeTicket(target, await ticketTotals(db, target.id, transaction), context, transaction, {
    relationChanges: [{ field: 'mergedFrom', from: source.number, to: null }],
  });
  await writeTicket(
    source,
    {
      ...(await ticketTotals(db, source.id, transaction)),
      ...dates,
      mergedIntoId: null,
      statusKey: known.key,
      snoozedUntil: snoozedUntil && snoozedUntil > now() ? snoozedUntil : null,
    },
    context,
    transaction,
    { relationChanges: [{ field: 'mergedInto', from: target.number, to: null }], isMerge: true },
  );
}
