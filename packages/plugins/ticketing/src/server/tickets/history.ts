import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { FieldChange, TicketEventType } from '../../shared/ticketEvents';
import type { ChangeContext } from '../kernel/cause';
import type { Id } from '../kernel/parseInput';
import type { TicketEvents } from '../kernel/ticketEvents';
import { inTransaction } from '../kernel/transactions';
import { labelled } from './changeLabels';
import { noteEffect } from './idempotentRequests';
import type { TicketRecord } from './ticketRecord';

export interface HistoryEntry {
  type: TicketEventType;
  changes: readonly FieldChange[];
  commentId?: Id | null;
}

const listeners = new WeakMap<Database, TicketEvents>();

/** Connects the history to those who listen to it. */
export function initHistory(db: Database, ticketEvents: TicketEvents): void {
  listeners.set(db, ticketEvents);
}

/** Sorts what changed by what happened: a status, an assignment, anything else. */
export function entriesOf(changes: readonly FieldChange[]): HistoryEntry[] {
  const of = (type: TicketEventType, wanted: (change: FieldChange) => boolean): HistoryEntry[] => {
    const part = changes.filter(wanted);
    return part.length > 0 ? [{ type, changes: part }] : [];
  };
  return EVENTS_OF_CHANGES.flatMap((type) => of(type, (change) => eventOf(change) === type));
}

/** In the order in which they are told. */
const EVENTS_OF_CHANGES = [
  'statusChanged',
  'assigned',
  'merged',
  'unmerged',
  'split',
  'snoozed',
  'snoozeEnded',
  'updated',
] as const;

function eventOf({ field, to }: FieldChange): (typeof EVENTS_OF_CHANGES)[number] {
  switch (field) {
    case 'statusKey':
      return 'statusChanged';
    case 'assigneeId':
    case 'teamId':
      return 'assigned';
    case 'mergedInto':
    case 'mergedFrom':
      return to === null ? 'unmerged' : 'merged';
    case 'splitInto':
    case 'splitFrom':
      return 'split';
    case 'snoozedUntil':
      return to === null ? 'snoozeEnded' : 'snoozed';
    default:
      return 'updated';
  }
}

/** Writes down what happened to a ticket and tells those who listen. */
export async function record(
  db: Database,
  ticket: Pick<TicketRecord, 'id' | 'version'>,
  happened: readonly HistoryEntry[],
  { actor, cause }: ChangeContext,
  given: Transaction | null | undefined,
): Promise<void> {
  if (happened.length === 0) return;
  await inTransaction(db, given, async (transaction) => {
    await noteEffect(db, transaction);
    const entries: HistoryEntry[] = [];
    for (const entry of happened) {
      const isNew = entry.type === 'created';
      entries.push({ ...entry, changes: await labelled(db, entry.changes, { transaction, isNew }) });
    }
    const rows = await db.getModel<Model>(COLLECTIONS.events).bulkCreate(
      entries.map(({ type, changes, commentId = null }) => ({
        ticketId: ticket.id,
        type,
        changes,
        commentId,
        actorId: actor.userId,
        contactId: actor.contactId,
        causeKind: cause.kind,
        causeId: cause.id,
        causeLabel: cause.label?.slice(0, 255) ?? null,
        depth: cause.depth,
      })),
      { transaction, ...ownHand() },
    );
    for (const [index, { type, changes, commentId }] of entries.entries()) {
      await listeners.get(db)?.publish(
        {
          id: String(rows[index].get('id')),
          type,
          ticketId: String(ticket.id),
          version: ticket.version,
          commentId: commentId == null ? null : String(commentId),
          changes,
          occurredAt: rows[index].get('createdAt'),
          actor,
          cause,
        },
        transaction,
      );
    }
  });
}

/** Lets the guard of the history tell its only writer from everyone else. */
function ownHand() {
  return { ticketHistory: true };
}
