import type { Database, Model } from '@nocobase/database';
import { SHARE_ACTION, SHARE_SCOPES, type ShareScope } from '../../shared/sharing';
import { COLLECTIONS } from '../../shared/collectionNames';
import { rightsOf, type Rights } from '../access';
import { contextOfWrite, type HookOptions } from '../kernel/changeContext';
import { fieldInvalid, fieldRequired, forbidden } from '../kernel/errors';
import { fieldReadOnly, type Id } from '../kernel/parseInput';
import type { TicketingPlugin } from '../plugin';

/** A record that somebody keeps for themselves, or that a team or everyone uses. */
export interface SharedRecord extends Model {
  id: Id;
  title: string;
  scope: ShareScope;
  ownerId: Id | null;
  teamId: Id | null;
  usageCount: number;
}

const KEPT_BY_DESK = ['usageCount', 'lastUsedAt', 'createdById', 'createdAt'];

/** Who writes: null for the desk itself, which may do anything. */
export interface Writer {
  userId: number | null;
  rights: Rights;
  mayShare: boolean;
}

/**
 * Decides for whom such a record is, on every path by which one is written: one's own are one's own, and what a team or
 * everyone uses is made, changed and removed by those who may share.
 * @throws TicketingError 403, 422
 */
export function guardShared<T extends SharedRecord>(
  { app, db }: TicketingPlugin,
  collection: string,
  check: (record: T, writer: Writer | null, options: HookOptions) => Promise<void>,
): void {
  const writerOf = async (options: HookOptions): Promise<Writer | null> => {
    const { actor } = await contextOfWrite(db, options);
    if (actor.roles.length === 0) return null;
    const rights = rightsOf({ app, state: { currentRoles: actor.roles } });
    return { userId: actor.userId, rights, mayShare: rights.right(collection, SHARE_ACTION) !== null };
  };
  const save = async (record: T, options: HookOptions) => {
    const writer = await writerOf(options);
    if (writer) mayChange(record, writer);
    await settleScope(db, record, writer, options);
    await check(record, writer, options);
  };
  db.on(`${collection}.beforeCreate`, save);
  db.on(`${collection}.beforeUpdate`, save);
  db.on(`${collection}.beforeDestroy`, async (record: T, options: HookOptions) => {
    const writer = await writerOf(options);
    if (writer) mayChange(record, writer);
  });
  const eachRow = (options: { individualHooks?: boolean }) => {
    options.individualHooks = true;
  };
  for (const event of ['beforeBulkUpdate', 'beforeBulkDestroy']) db.on(`${collection}.${event}`, eachRow);
  db.on(`${collection}.beforeBulkCreate`, (_: unknown, options: { individualHooks?: boolean }) => eachRow(options));
}

/** By what the record was before the change. */
function mayChange(record: SharedRecord, { userId, mayShare, rights }: Writer): void {
  if (record.isNewRecord) {
    const given = KEPT_BY_DESK.find((field) => !['createdById', 'createdAt'].includes(field) && record.get(field));
    if (given) throw fieldReadOnly(given);
    return;
  }
  const changed = KEPT_BY_DESK.find((field) => record.changed(field));
  if (changed) throw fieldReadOnly(changed);
  const before: ShareScope = record.previous('scope') ?? record.scope;
  const owner: unknown = record.previous('ownerId') ?? record.ownerId;
  const isAllowed = before === 'personal' ? String(owner) === String(userId) || rights.isDeskAdmin : mayShare;
  if (!isAllowed) throw forbidden();
}

async function settleScope(
  db: Database,
  record: SharedRecord,
  writer: Writer | null,
  { transaction }: HookOptions,
): Promise<void> {
  const scope = record.scope ?? 'personal';
  if (!SHARE_SCOPES.some(({ value }) => value === scope)) throw fieldInvalid('scope');
  record.set('scope', scope);
  if (scope === 'personal') {
    const isTaken = !record.isNewRecord && record.previous('scope') === 'personal' && !record.changed('ownerId');
    if (!isTaken && writer) record.set('ownerId', writer.userId);
    if (record.ownerId == null) throw fieldRequired('ownerId');
    record.set('teamId', null);
    return;
  }
  if (writer && !writer.mayShare) throw forbidden('scope');
  record.set('ownerId', null);
  if (scope === 'global') {
    record.set('teamId', null);
    return;
  }
  if (record.teamId == null) throw fieldRequired('teamId');
  const isId = /^\d{1,16}$/.test(String(record.teamId));
  const teams = db.getModel<Model>(COLLECTIONS.teams);
  if (!isId || (await teams.count({ where: { id: record.teamId }, transaction })) === 0) throw fieldInvalid('teamId');
}

/** Those that somebody would choose from: their own, their teams', everyone's. */
export const usableBy = (userId: number) => ({
  $or: [{ scope: 'global' }, { scope: 'personal', ownerId: userId }, { scope: 'team', 'team.members.id': userId }],
});

/** Counts one use. After the fact and by itself: a popular record must not make its users wait for each other. */
export async function countUse(db: Database, collection: string, id: Id): Promise<void> {
  const model = db.getModel<SharedRecord>(collection);
  await db.sequelize.transaction(async (transaction) => {
    await model.increment('usageCount', { by: 1, where: { id }, transaction });
    await model.update({ lastUsedAt: new Date() }, { where: { id }, transaction, hooks: false, silent: true });
  });
}
