import type { Database } from '@nocobase/database';
import { COLLECTIONS } from '../../../shared/collectionNames';
import { TicketingError } from '../../kernel/errors';
import type { TicketingPlugin } from '../../plugin';
import type { TicketHookOptions } from '../../tickets';
import { initAttachmentActions } from './actions';
import { ensurePrivateStorage } from './privateStorage';
import { purgeFiles, releaseWithComments } from './purge';

export { receiveFile } from './actions';
export { type AttachmentView } from './attachmentRecord';
export { attachmentsOf, carriersOf } from './readAttachments';
export { sendFile } from './sendFile';
export { storeFile } from './storeFile';

/** Files of messages: private, and read by whoever may read the message. */
export function initAttachments(plugin: TicketingPlugin): void {
  const { app, db, log } = plugin;
  initAttachmentActions(plugin);
  guardLinks(db);
  releaseWithComments(db);
  plugin.onInstall(() => ensurePrivateStorage(app));
  app.on('afterStart', () => ensurePrivateStorage(app));
  app.cronJobManager.addJob({
    cronTime: '0 41 * * * *',
    onTick: () => purgeFiles(db).catch((error: unknown) => log.error('files could not be deleted', { error })),
  });
}

/** A stock form would put any file into any message; only a message's own action knows whose the file is. */
function guardLinks(db: Database): void {
  const on = (event: string) => `${COLLECTIONS.commentAttachments}.${event}`;
  const refuse = ({ ticketing }: TicketHookOptions) => {
    if (!ticketing?.trusted) throw new TicketingError('COMMENT_IMMUTABLE', 403, { field: 'attachments' });
  };
  db.on(on('beforeCreate'), (_: unknown, options: TicketHookOptions) => refuse(options));
  db.on(on('beforeBulkCreate'), (_: unknown, options: TicketHookOptions) => refuse(options));
}
