import type { TicketingPlugin } from '../plugin';
import { ChangeBatch } from './changeBatch';
import { Staff } from './staff';

/** What browsers are told of a change. No content: who may see the ticket reads it again. */
interface TicketMessage {
  /** Null: many tickets changed at once, any of them may be on screen. */
  id: string | null;
  version: number;
  type: string;
}

const MESSAGE_TYPE = 'ticketing:ticket';
/** Between the nodes of a cluster; each tells the browsers that are connected to it. */
const CHANNEL = 'ticketing.tickets.changed';
/** Beyond this many in one batch, one message says "many". */
const MOST_MESSAGES = 50;

/** Tells the browsers of signed-in staff which tickets changed, moments after the commit. */
export function initRealtime({ app, db, log, ticketEvents }: TicketingPlugin): void {
  const staff = new Staff(db, app.acl);

  const tellOwnBrowsers = async (messages: readonly TicketMessage[]) => {
    for (const userId of await staff.userIds()) {
      const tags = [
        { tagName: 'userId', tagValue: String(userId) },
        { tagName: 'app', tagValue: app.name },
      ];
      for (const payload of messages) app.emit('ws:sendToTags', { tags, message: { type: MESSAGE_TYPE, payload } });
    }
  };

  const batch = new ChangeBatch<TicketMessage>(
    async (changes) => {
      const messages = changes.length > MOST_MESSAGES ? [{ id: null, version: 0, type: 'many' }] : changes;
      await Promise.all([tellOwnBrowsers(messages), app.pubSubManager.publish(CHANNEL, messages, { skipSelf: true })]);
    },
    (error) => log.error('browsers could not be told of changed tickets', { error }),
  );

  ticketEvents.onCommitted(({ ticketId, version, type }) => {
    batch.add(ticketId, { id: ticketId, version, type });
  });

  const onOtherNode = async (messages: unknown) => {
    if (Array.isArray(messages)) await tellOwnBrowsers(messages.filter(isTicketMessage));
  };
  app.on('afterStart', () => app.pubSubManager.subscribe(CHANNEL, onOtherNode));
  app.on('beforeStop', () => batch.stop());
}

function isTicketMessage(value: unknown): value is TicketMessage {
  return typeof value === 'object' && value !== null && 'id' in value && 'version' in value && 'type' in value;
}
