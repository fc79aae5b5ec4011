import type { Collection } from '@nocobase/database';
import type { Plugin } from '@nocobase/server';
import { cleanTexts } from './cleanText';
import { forHost } from './deskActions';
import { fieldInvalid } from './errors';
import { isRecord } from './parseInput';

const ID = /^\d{1,16}$/;

/**
 * What a stock action of the platform would hand to the database as it came: text that no database stores, and ids that
 * are none, which PostgreSQL answers with an internal error.
 */
export function initInputGuard({ app }: Plugin): void {
  app.resourceManager.use(
    forHost(async (ctx, next) => {
      const { resourceName, sourceId, params } = ctx.action;
      const [source, association] = String(resourceName).split('.');
      const sourceCollection: Collection | undefined = ctx.db.getCollection(source);
      const target: Collection | undefined = association
        ? ctx.db.getCollection(sourceCollection?.getField(association)?.target)
        : sourceCollection;
      if (isOurs(target)) {
        if (isRecord(params.values)) params.values = cleanTexts(params.values);
        checkIds(target, params.filterByTk, 'filterByTk');
      }
      if (association && isOurs(sourceCollection)) checkIds(sourceCollection, sourceId, 'sourceId');
      await next();
    }),
    { tag: 'ticketingInput', before: 'acl', after: 'auth' },
  );
}

const isOurs = (collection: Collection | undefined): collection is Collection =>
  Boolean(collection?.name.startsWith('ticketing'));

function checkIds(collection: Collection, given: unknown, field: string): void {
  if (given == null || collection.filterTargetKey !== 'id') return;
  const ids = Array.isArray(given) ? given : [given];
  if (!ids.every((id) => ID.test(String(id)))) throw fieldInvalid(field);
}
