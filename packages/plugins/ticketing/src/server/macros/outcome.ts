import type { Database, Model } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { FieldChange } from '../../shared/ticketEvents';
import type { TicketOutcome } from '../../shared/macros';
import { isStartedWorkflow, type StartedWorkflow } from '../automation';
import { isRecord, type Id } from '../kernel/parseInput';
import type { TicketEvent } from '../kernel/ticketEvents';
import { witness } from '../kernel/witness';

/**
 * Does something to a ticket and says what that was, from what the desk itself wrote into its history. A preview and the
 * real thing say it by this one function.
 */
export async function outcomeOf(
  db: Database,
  ticketId: Id,
  userId: number | null,
  transaction: Transaction,
  body: () => Promise<void>,
): Promise<TicketOutcome> {
  const follows = await isFollowing(db, ticketId, userId, transaction);
  const { told } = await witness(isTold, body);
  const events = told.filter((one): one is TicketEvent => !isStartedWorkflow(one));
  const commentIds = [...new Set(events.flatMap(({ commentId }) => (commentId === null ? [] : [commentId])))];
  const comments = await db
    .getModel<Model>(COLLECTIONS.comments)
    .findAll({ where: { id: commentIds }, order: [['id', 'ASC']], transaction });
  return {
    changes: together(events.flatMap(({ changes }) => changes)),
    comments: comments.map((comment) => ({
      kind: comment.get('kind'),
      body: comment.get('body'),
      bodyText: comment.get('bodyText'),
    })),
    follows: !follows && (await isFollowing(db, ticketId, userId, transaction)),
    workflows: told.filter(isStartedWorkflow).map(({ key, title }) => ({ key, title })),
  };
}

const isTold = (one: unknown): one is TicketEvent | StartedWorkflow =>
  isStartedWorkflow(one) || (isRecord(one) && Array.isArray(one.changes));

/** From the first value to the last; what came back to where it was has not changed. */
function together(changes: readonly FieldChange[]): FieldChange[] {
  const byField = new Map<string, FieldChange>();
  for (const { field, from, to } of changes) byField.set(field, { field, from: byField.get(field)?.from ?? from, to });
  const merged = [...byField.values()];
  return merged.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}

async function isFollowing(db: Database, ticketId: Id, userId: number | null, transaction: Transaction) {
  if (userId === null) return false;
  const followers = db.getModel<Model>(COLLECTIONS.followers);
  return (await followers.count({ where: { ticketId, userId }, transaction })) > 0;
}
