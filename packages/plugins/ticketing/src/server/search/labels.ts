import type { Context } from '@nocobase/actions';
import { fold } from '../../shared/search';
import { readableText } from '../kernel/deskTexts';

const LANGUAGES = ['en-US', 'zh-CN'];

/** The words of all languages have to be there before `isNamed` is asked. */
export async function loadLanguages({ app }: Context): Promise<void> {
  for (const language of LANGUAGES) await app.localeManager.loadResourcesByLang(language);
}

/** Whether a value names a row: by its key, or by its label as it stands or in any language of the desk. */
export function isNamed(ctx: Context, value: string, key: string, labels: readonly (string | null)[]): boolean {
  const wanted = fold(value);
  if (fold(key) === wanted) return true;
  return labels.some(
    (label) =>
      label &&
      (fold(label) === wanted ||
        [...LANGUAGES, ctx.getCurrentLocale?.()].some((lng) => fold(readableText(ctx.app, label, lng)) === wanted)),
  );
}
