import type { TicketingPlugin } from '../plugin';
import { initConversationActions } from './actions';
import { initCommentHooks } from './hooks';

export {
  addCustomerMessage,
  addNote,
  addReply,
  type Added,
  type NewCustomerMessage,
  type NewNote,
  type NewReply,
} from './addComment';
export { writeComment, type CommentRecord } from './commentRecord';
export { describeFirstMessage } from './messageEffects';
export { prepareBody, type PreparedBody } from './sanitizeBody';

/** What people write about a ticket: replies, notes and the customer's messages, and the timeline they form. */
export function initConversation(plugin: TicketingPlugin): void {
  initCommentHooks(plugin.db);
  initConversationActions(plugin);
}
