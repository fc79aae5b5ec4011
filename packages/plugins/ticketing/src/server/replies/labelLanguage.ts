import type { Application } from '@nocobase/server';

/** The application's language that is nearest to the reader's, ready for translation: the first one when none is. */
export async function labelLanguage(app: Application, wanted: string | null): Promise<string> {
  const settings = await app.db.getRepository('systemSettings')?.findOne();
  const enabled: unknown = settings?.get('enabledLanguages');
  const languages = Array.isArray(enabled) ? enabled.filter((one): one is string => typeof one === 'string') : [];
  const tongue = (language: string) => language.toLowerCase().split(/[-_]/)[0];
  const near = wanted === null ? undefined : languages.find((one) => tongue(one) === tongue(wanted));
  const language = languages.find((one) => one === wanted) ?? near ?? languages[0] ?? 'en-US';
  await app.localeManager.loadResourcesByLang(language);
  return language;
}
