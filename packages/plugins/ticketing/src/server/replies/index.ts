import { titleExpression } from '../../shared/namespace';
import { SHARE_ACTION } from '../../shared/sharing';
import type { TicketingPlugin } from '../plugin';
import { initReplyActions } from './actions';
import { initReplyHooks } from './hooks';
import { rememberOwnFields } from './knownVariables';

export { checkedText, checkedTitle } from './hooks';
export { knownVariables } from './knownVariables';
export { renderFor } from './renderFor';
export { countUse, guardShared, usableBy, type SharedRecord, type Writer } from './sharing';
export { ticketVariables, type VariableReader } from './ticketVariables';

/** Canned replies: texts with variables, for oneself, a team or everyone (behaviours, section 3). */
export function initReplies(plugin: TicketingPlugin): void {
  rememberOwnFields(plugin.db);
  plugin.app.acl.setAvailableAction(SHARE_ACTION, {
    displayName: titleExpression('Share with teams and everyone'),
    type: 'old-data',
    onNewRecord: false,
    allowConfigureFields: false,
  });
  initReplyHooks(plugin);
  initReplyActions(plugin);
}
