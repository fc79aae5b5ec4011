import type { Application } from '@nocobase/server';
import { NAMESPACE } from '../../shared/namespace';

export type Vars = Record<string, string | number>;

/** A text for people who are not there to say in which language they read: by default in the host's own. */
export function deskText(app: Application, key: string, vars: Vars = {}, lng?: string): string {
  return app.i18n.t(key, { ...vars, ns: NAMESPACE, lng, interpolation: { escapeValue: false } });
}

/** The first of the application's languages, ready for `deskText`. */
export async function deskLanguage(app: Application): Promise<string> {
  const settings = await app.db.getRepository('systemSettings')?.findOne();
  const languages: unknown = settings?.get('enabledLanguages');
  const language = Array.isArray(languages) && typeof languages[0] === 'string' ? languages[0] : 'en-US';
  await app.localeManager.loadResourcesByLang(language);
  return language;
}

const EXPRESSION = /^\{\{\s*t\(\s*(["'])(.+?)\1/;

/** What a stored title says: a translation expression in words, any other text as it is. */
export function readableText(app: Application, text: string, lng?: string): string {
  const key = EXPRESSION.exec(text)?.[2];
  return key === undefined ? text : deskText(app, key, {}, lng);
}
