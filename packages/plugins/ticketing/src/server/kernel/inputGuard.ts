import type { Context, Next } from '@nocobase/actions';
import type { Collection } from '@nocobase/database';
import type { Plugin } from '@nocobase/server';
import { cleanTexts } from './cleanText';
import { forHost } from './deskActions';
import { fieldInvalid, notFound, TicketingError } from './errors';
import { checkFilterShape } from './filterShape';
import { isNestedTooDeep } from './nesting';
import { fieldUnknown, isRecord } from './parseInput';
import { isUnreadableInput } from './unreadableInput';

const ID = /^\d{1,16}$/;

interface Targets {
  /** Whose records the request is about; undefined: not ours. */
  target?: Collection;
  /** The record that a relation starts from. */
  source?: Collection;
}

/**
 * What a stock action of the platform would hand to the database as it came: text that no database stores, ids that are
 * none, fields that do not exist. Each is answered with what is wrong, the same on every database.
 */
export function initInputGuard({ app }: Plugin): void {
  app.resourceManager.use(
    forHost(async (ctx, next) => {
      const { target, source } = targetsOf(ctx);
      const { sourceId, params } = ctx.action;
      if ((target || source) && isNestedTooDeep(params.values)) {
        // The platform writes down what a refused request sent, and would not come back from it.
        params.values = {};
        throw fieldInvalid('values');
      }
      if (target) {
        if (isRecord(params.values)) params.values = cleanTexts(params.values);
        if (isRecord(params.filter)) params.filter = cleanTexts(params.filter);
        checkIds(target, params.filterByTk, 'filterByTk');
      }
      if (source) checkIds(source, sourceId, 'sourceId');
      await next();
    }),
    { tag: 'ticketingInput', before: 'acl', after: 'auth' },
  );
  app.resourceManager.use(forHost(checkShape), { tag: 'ticketingShape', after: 'acl' });
}

/** Once the caller is known to have the action: nobody else is told which fields there are. */
async function checkShape(ctx: Context, next: Next): Promise<void> {
  const { target, source } = targetsOf(ctx);
  if (!target && !source) return next();
  const { actionName, params } = ctx.action;
  if (actionName === 'list' && isToOne(ctx)) throw notFound();
  if (target) {
    checkFilterShape(ctx.db, target, params.filter);
    checkSort(target, params.sort);
    if (actionName === 'update') checkKeys(target, params.values);
  }
  try {
    await next();
  } catch (error) {
    if (isUnreadableInput(error)) throw new TicketingError('INPUT_INVALID', 422);
    throw error;
  }
}

/** There is no list of one; the platform has a repository for it without that method. */
function isToOne(ctx: Context): boolean {
  const [name, association] = String(ctx.action.resourceName).split('.');
  const type: unknown = association && ctx.db.getCollection(name)?.getField(association)?.options.type;
  return type === 'belongsTo' || type === 'hasOne';
}

function targetsOf(ctx: Context): Targets {
  const [name, association] = String(ctx.action.resourceName).split('.');
  const first: Collection | undefined = ctx.db.getCollection(name);
  if (!association) return { target: ours(first) };
  return { target: ours(ctx.db.getCollection(first?.getField(association)?.target)), source: ours(first) };
}

const ours = (collection: Collection | undefined) =>
  collection?.name.startsWith('ticketing') ? collection : undefined;

function checkIds(collection: Collection, given: unknown, field: string): void {
  if (given == null || collection.filterTargetKey !== 'id') return;
  const ids = Array.isArray(given) ? given : [given];
  if (!ids.every((id) => ID.test(String(id)))) throw fieldInvalid(field);
}

function checkSort({ model }: Collection, sort: unknown): void {
  const names = [sort].flat().flatMap((item) => (typeof item === 'string' ? item.split(',') : []));
  const first = (name: string) => name.trim().replace(/^[-+]/, '').split('.')[0];
  const isKnown = (name: string) => name === '' || name in model.rawAttributes || name in model.associations;
  if (!names.map(first).every(isKnown)) throw fieldUnknown('sort');
}

/** The platform drops what it does not know: whoever mistypes a field would believe it saved. */
function checkKeys(collection: Collection, values: unknown): void {
  const { rawAttributes } = collection.model;
  for (const row of [values].flat().filter(isRecord)) {
    for (const [name, value] of Object.entries(row)) {
      // Forms of the platform note things for themselves in names with two underscores.
      if (name.startsWith('__')) continue;
      if (!collection.hasField(name) && !(name in rawAttributes)) throw fieldUnknown(name);
      if (isRecord(value) && isPlain(rawAttributes[name]?.type)) throw fieldInvalid(name);
    }
  }
}

const PLAIN: ReadonlySet<string> = new Set(['STRING', 'TEXT', 'INTEGER', 'BIGINT', 'BOOLEAN']);
const isPlain = (type: unknown) =>
  typeof type === 'object' && type !== null && 'key' in type && PLAIN.has(String(type.key));
