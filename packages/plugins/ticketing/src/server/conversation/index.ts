import type { Database } from '@nocobase/database';
import type { Transaction } from 'sequelize';
import { COLLECTIONS } from '../../shared/collectionNames';
import type { TicketingPlugin } from '../plugin';
import type { TicketRecord } from '../tickets';
import { initConversationActions } from './actions';
import { initAttachments } from './attachments';
import { initCommentHooks } from './hooks';
import { initMentionNotifications } from './mentions/notifyMentioned';
import { initReaders } from './mentions/readers';
import { initPendingActions } from './pending/pendingActions';
import { initPendingMessages } from './pending/pendingMessages';
import { closePrivateCollections } from './privateCollections';

export { attachmentsOf, carriersOf, receiveFile, sendFile, storeFile, type AttachmentView } from './attachments';
export {
  addCall,
  addCustomerMessage,
  addForward,
  addNote,
  addReply,
  type Added,
  type NewCustomerMessage,
  type NewNote,
  type NewReply,
} from './addComment';
export { writeComment, type CommentRecord } from './commentRecord';
export { describeFirstMessage, previewOf } from './messageEffects';
export { prepareBody, type PreparedBody } from './sanitizeBody';

/** What people write about a ticket: replies, notes and the customer's messages, and the timeline they form. */
export function initConversation(plugin: TicketingPlugin): void {
  const { app, db } = plugin;
  closePrivateCollections(plugin);
  initReaders(db, app.acl);
  initCommentHooks(db);
  initAttachments(plugin);
  initConversationActions(plugin);
  initPendingMessages(plugin);
  initPendingActions(plugin);
  initMentionNotifications(plugin);
  forgetWithTickets(db);
}

/** What was typed and not sent, and what belongs to comments, goes with the ticket. */
function forgetWithTickets(db: Database): void {
  db.on(
    `${COLLECTIONS.tickets}.afterDestroy`,
    async ({ id }: TicketRecord, { transaction }: { transaction?: Transaction | null }) => {
      for (const name of [COLLECTIONS.drafts, COLLECTIONS.pendingMessages, COLLECTIONS.mentions]) {
        await db.getModel(name).destroy({ where: { ticketId: id }, transaction });
      }
    },
  );
  db.on(
    `${COLLECTIONS.comments}.afterDestroy`,
    async ({ id }: { id: string | number }, { transaction }: { transaction?: Transaction | null }) => {
      for (const name of [COLLECTIONS.commentOriginals, COLLECTIONS.mentions]) {
        await db.getModel(name).destroy({ where: { commentId: id }, transaction });
      }
    },
  );
}
