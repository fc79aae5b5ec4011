import { z } from 'zod';
import { ticketPath } from '../../../shared/inboxPage';
import { deskLanguage, deskText } from '../../kernel/deskTexts';
import { isRecord } from '../../kernel/parseInput';
import type { TicketingPlugin } from '../../plugin';
import { ticketModel } from '../../tickets';
import { commentModel } from '../commentRecord';
import { previewOf } from '../messageEffects';

const JOB = 'conversation.notifyMentioned';
/** The desk's channel in the host's inbox; seeded with the workflows that use it as well. */
const IN_APP_CHANNEL = 'ticketing-in-app';

const id = z.union([z.string(), z.number()]).transform(String);
const payload = z.object({ ticketId: id, commentId: id, userIds: z.array(id), byId: id.nullable() });

interface Notifications {
  send(message: Record<string, unknown>): Promise<unknown>;
}

/** Whoever is called in a note finds it in the host's inbox; never the one who called. */
export function initMentionNotifications(plugin: TicketingPlugin): void {
  const { app, db, jobs, ticketEvents } = plugin;

  ticketEvents.onRecorded(async ({ type, ticketId, commentId, changes, actor }, transaction) => {
    if (type !== 'mentioned' || commentId === null) return;
    const called = changes.flatMap(({ to }) => (Array.isArray(to) ? to.map(String) : []));
    const userIds = called.filter((userId) => userId !== String(actor.userId));
    if (userIds.length === 0) return;
    await jobs.enqueue({ name: JOB, payload: { ticketId, commentId, userIds, byId: actor.userId } }, transaction);
  });

  jobs.register(JOB, async (given) => {
    const { ticketId, commentId, userIds, byId } = payload.parse(given);
    const manager: unknown = app.pm.get('notification-manager');
    const channels = db.getRepository('notificationChannels');
    if (!isNotifications(manager) || !channels) return;
    if ((await channels.count({ filter: { name: IN_APP_CHANNEL } })) === 0) return;
    const ticket = await ticketModel(db).findOne({ where: { id: ticketId } });
    const comment = await commentModel(db).findOne({ where: { id: commentId } });
    if (!ticket || !comment) return;
    const author = byId === null ? null : await db.getRepository('users').findOne({ filterByTk: byId });
    const language = await deskLanguage(app);
    const name = String(
      author?.get('nickname') || author?.get('username') || deskText(app, 'Service desk', {}, language),
    );
    await manager.send({
      channelName: IN_APP_CHANNEL,
      triggerFrom: 'ticketing',
      receivers: { type: 'userId', value: userIds.map(Number) },
      // The platform compiles what a message says: what people wrote may only be its data.
      message: {
        title: '{{{title}}}',
        content: '{{{content}}}',
        options: { url: ticketPath(ticketId), duration: 5 },
      },
      data: {
        title: deskText(app, '{{name}} mentioned you', { name }, language),
        content: `${ticket.number}: ${previewOf(comment.bodyText)}`,
      },
    });
  });
}

function isNotifications(plugin: unknown): plugin is Notifications {
  return isRecord(plugin) ? typeof plugin.send === 'function' : false;
}
