import type { Database } from '@nocobase/database';

/** The languages that the desk brings texts in. */
const SPOKEN = ['en-US', 'zh-CN'];

/** The interface can be switched only to languages that the system settings name. What an admin chose stays as it is. */
export async function offerLanguages(db: Database): Promise<void> {
  const settings = await db.getRepository('systemSettings')?.findOne();
  if (!settings) return;
  const enabled: unknown = settings.get('enabledLanguages');
  const appLanguage: unknown = settings.get('appLang');
  const isUntouched = Array.isArray(enabled) && enabled.length === 1 && enabled[0] === appLanguage;
  if (!isUntouched) return;
  await settings.update({ enabledLanguages: [...new Set([...enabled, ...SPOKEN])] });
}
