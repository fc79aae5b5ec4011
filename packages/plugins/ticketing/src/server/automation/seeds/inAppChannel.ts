import type { Database } from '@nocobase/database';

export const IN_APP_CHANNEL = 'ticketing-in-app';

/** The channel that the desk's messages appear under in the host's inbox. */
export async function seedChannel(db: Database, t: (key: string) => string): Promise<void> {
  const channels = db.getRepository('notificationChannels');
  if (!channels || (await channels.count({ filter: { name: IN_APP_CHANNEL } })) > 0) return;
  await channels.create({
    values: {
      name: IN_APP_CHANNEL,
      title: t('Service desk'),
      description: t('What happens to tickets, told to those who work on them.'),
      notificationType: 'in-app-message',
      options: {},
    },
  });
}
