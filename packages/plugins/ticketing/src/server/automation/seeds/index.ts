import type { TicketingPlugin } from '../../plugin';
import { deskLanguage, deskText } from '../../kernel/deskTexts';
import { seedAssignment } from './assignNewTickets';
import { seedChannel } from './inAppChannel';

/** What a new desk does by itself: workflows that admins open, edit and switch off. Nothing that is there is touched. */
export async function seedAutomation({ app, db }: TicketingPlugin): Promise<void> {
  const language = await deskLanguage(app);
  const t = (key: string) => deskText(app, key, {}, language);
  await seedChannel(db, t);
  await seedAssignment(db, t);
}
