import type { Collection } from '@nocobase/database';
import { COLLECTIONS } from '../../shared/collectionNames';
import { forHost } from '../kernel/deskActions';
import { notFound } from '../kernel/errors';
import type { TicketingPlugin } from '../plugin';

/** Tables that are read and written by actions of our own alone, whoever asks, and the actions that they have. */
const PRIVATE: Readonly<Record<string, readonly string[]>> = {
  [COLLECTIONS.attachments]: ['store', 'discard', 'download', 'getFile'],
  [COLLECTIONS.commentAttachments]: [],
  [COLLECTIONS.commentOriginals]: [],
  [COLLECTIONS.mentions]: [],
  [COLLECTIONS.drafts]: [],
  [COLLECTIONS.pendingMessages]: [],
};

/**
 * Drafts are their author's alone and files belong to a message: a list of them would show what nobody may see all of,
 * administrators included. The first of two doors also keeps the platform from storing what comes to the others' address
 * before it asks for rights.
 */
export function closePrivateCollections({ app }: TicketingPlugin): void {
  const { resourceManager } = app;
  resourceManager.use(
    forHost(async (ctx, next) => {
      if (
        ctx.request.is('multipart/*') &&
        isClosed(ctx.db.getCollection(ctx.action.resourceName), ctx.action.actionName)
      )
        throw notFound();
      await next();
    }),
    { tag: 'ticketingUploads', after: 'auth', before: 'createMiddleware' },
  );
  resourceManager.use(
    forHost(async (ctx, next) => {
      const { resourceName, actionName } = ctx.action;
      const [source, relation] = String(resourceName).split('.');
      const collection: Collection | undefined = ctx.db.getCollection(source);
      const target = relation ? ctx.db.getCollection(collection?.getField(relation)?.target) : collection;
      if (isClosed(target, relation ? '' : actionName)) throw notFound();
      await next();
    }),
    { tag: 'ticketingPrivate', after: 'acl' },
  );
}

function isClosed(collection: Collection | undefined, action: string): boolean {
  if (!collection || !Object.hasOwn(PRIVATE, collection.name)) return false;
  return !PRIVATE[collection.name].includes(action);
}
