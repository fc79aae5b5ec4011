import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '@nocobase/actions';
import type { Database, Model } from '@nocobase/database';
import { UniqueConstraintError, type Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import { forHost } from '../kernel/deskActions';
import { TicketingError } from '../kernel/errors';
import { fieldTooLong } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';

export const KEY_HEADER = 'Idempotency-Key';
const MAX_KEY_LENGTH = 255;
/** How long a second request waits for the first one's answer. */
const PATIENCE_MS = 10_000;
const POLL_MS = 50;
/** A request that has not come to an end by then died with its process. */
const LONGEST_REQUEST_MS = 10 * 60 * 1000;

/** Creates see to their key themselves, in the transaction of the ticket. */
const OWN_WAY: readonly string[] = [`${COLLECTIONS.tickets}:create`, 'ticketingPortal:create'];

interface Running {
  hash: string;
  isNoted: boolean;
}

const running = new AsyncLocalStorage<Running>();

export const keyModel = (db: Database) => db.getModel<Model>(COLLECTIONS.idempotencyKeys);
export const hashOf = (...parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex');
export const keyReused = () => new TicketingError('IDEMPOTENCY_KEY_REUSED', 422, { field: KEY_HEADER });

/** @throws TicketingError 422 FIELD_TOO_LONG */
export function checkKey(key: string): void {
  if (key.length > MAX_KEY_LENGTH) throw fieldTooLong(KEY_HEADER, MAX_KEY_LENGTH);
}

/** With the header `Idempotency-Key`, whatever is posted to the desk happens once and is answered the same each time. */
export function initIdempotentRequests({ app }: TicketingPlugin): void {
  app.resourceManager.use(
    forHost(async (ctx, next) => {
      const key = ctx.get(KEY_HEADER);
      const userId: unknown = ctx.state.currentUser?.id;
      const { resourceName, actionName } = ctx.action;
      const name = `${resourceName}:${actionName}`;
      if (!key || userId === undefined || ctx.method !== 'POST') return next();
      if (!String(resourceName).startsWith('ticketing') || OWN_WAY.includes(name)) return next();
      checkKey(key);
      const { sourceId, params } = ctx.action;
      const request = hashOf(name, sourceId, params.filterByTk, params.values);
      await once(ctx, { hash: hashOf(userId, null, key), request }, next);
    }),
    { tag: 'ticketingIdempotency', after: 'acl' },
  );
}

/**
 * Called in the transaction of every change of a ticket: from its commit on the request has happened, whatever becomes of
 * its answer.
 */
export async function noteEffect(db: Database, transaction: Transaction): Promise<void> {
  const request = running.getStore();
  if (!request || request.isNoted) return;
  await keyModel(db).update({ hasEffect: true }, { where: { hash: request.hash }, transaction });
  transaction.afterCommit(() => {
    request.isNoted = true;
  });
}

interface Claim {
  hash: string;
  request: string;
}

async function once(ctx: Context, claim: Claim, next: () => Promise<unknown>): Promise<void> {
  const { db } = ctx;
  const deadline = Date.now() + PATIENCE_MS;
  while (!(await isFirst(db, claim))) {
    const answer = await earlierAnswer(db, claim);
    if (answer) {
      ctx.set('Idempotent-Replayed', 'true');
      ctx.body = answer.body;
      return;
    }
    if (Date.now() > deadline) throw new TicketingError('IDEMPOTENCY_IN_PROGRESS', 409, { field: KEY_HEADER });
    await sleep(POLL_MS);
  }
  try {
    await running.run({ hash: claim.hash, isNoted: false }, next);
    await finish(db, claim.hash, { body: ctx.body ?? null });
  } catch (error) {
    await release(db, claim.hash);
    throw error;
  }
}

async function isFirst(db: Database, claim: Claim): Promise<boolean> {
  try {
    await db.sequelize.transaction((transaction) => keyModel(db).create({ ...claim }, { transaction }));
    return true;
  } catch (error) {
    if (error instanceof UniqueConstraintError) return false;
    throw error;
  }
}

/**
 * @returns undefined while the first request is under way, or has failed and left the key to others
 * @throws TicketingError 422 IDEMPOTENCY_KEY_REUSED, 409 IDEMPOTENCY_OUTCOME_UNKNOWN
 */
async function earlierAnswer(db: Database, { hash, request }: Claim): Promise<{ body: unknown } | undefined> {
  const known = await keyModel(db).findByPk(hash);
  if (!known) return undefined;
  if (known.get('request') !== request) throw keyReused();
  const response: unknown = known.get('response');
  if (typeof response === 'string') {
    const { body, isLost }: { body?: unknown; isLost?: boolean } = JSON.parse(response);
    if (isLost) throw outcomeUnknown();
    return { body };
  }
  const begun: Date = known.get('createdAt');
  if (Date.now() - new Date(begun).getTime() < LONGEST_REQUEST_MS) return undefined;
  if (known.get('hasEffect')) throw outcomeUnknown();
  await release(db, hash);
  return undefined;
}

const outcomeUnknown = () => new TicketingError('IDEMPOTENCY_OUTCOME_UNKNOWN', 409, { field: KEY_HEADER });

async function finish(db: Database, hash: string, answer: { body: unknown } | { isLost: true }): Promise<void> {
  const response = JSON.stringify(answer);
  await db.sequelize.transaction((transaction) => keyModel(db).update({ response }, { where: { hash }, transaction }));
}

/** A request that failed before anything happened may be sent again; one that failed afterwards may not. */
async function release(db: Database, hash: string): Promise<void> {
  const gone = await db.sequelize.transaction((transaction) =>
    keyModel(db).destroy({ where: { hash, hasEffect: false }, transaction }),
  );
  if (gone === 0) await finish(db, hash, { isLost: true });
}
