import { COLLECTIONS } from '../../shared/collectionNames';
import { prepareBody } from '../conversation';
import { cleanText } from '../kernel/cleanText';
import { fieldInvalid, fieldRequired } from '../kernel/errors';
import { fieldTooLong } from '../kernel/parseInput';
import { checkTemplate } from '../kernel/templateCheck';
import type { TicketingPlugin } from '../plugin';
import { LANGUAGE, translationsOf, type ReplyRecord } from './replyRecord';
import { guardShared } from './sharing';
import { knownVariables } from './knownVariables';

/** A text that is used again and again is no novel. */
const MAX_LENGTH = 100_000;
const SHORTCUT = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,63}$/u;

/** Every canned reply that is saved, on whichever path, has a safe text whose placeholders mean something. */
export function initReplyHooks(plugin: TicketingPlugin): void {
  guardShared<ReplyRecord>(plugin, COLLECTIONS.replies, (reply) => {
    reply.set({
      title: checkedTitle(reply.title),
      shortcut: checkedShortcut(reply.shortcut),
      language: checkedLanguage(reply.language),
    });
    const known = knownVariables(plugin.db);
    reply.set('body', checkedText(reply.body, known, 'body'));
    const languages = new Set<string>();
    const texts = translationsOf(reply.translations).map(({ language, body }, index) => {
      if (languages.has(language) || language === reply.language) throw fieldInvalid(`translations.${index}.language`);
      languages.add(language);
      return { language, body: checkedText(body, known, `translations.${index}.body`) };
    });
    reply.set('translations', texts);
    return Promise.resolve();
  });
}

/** @throws TicketingError 422 */
export function checkedTitle(title: unknown): string {
  const clean = typeof title === 'string' ? cleanText(title).replace(/\s+/g, ' ').trim() : '';
  if (clean === '') throw fieldRequired('title');
  if (clean.length > 255) throw fieldTooLong('title', 255);
  return clean;
}

/**
 * Sanitised, with placeholders that mean something.
 * @throws TicketingError 422
 */
export function checkedText(html: unknown, known: readonly string[], field: string): string {
  if (typeof html === 'string' && html.length > MAX_LENGTH) throw fieldTooLong(field, MAX_LENGTH);
  const { body } = prepareBody(html, { field });
  checkTemplate(body, known, field);
  return body;
}

/** `/hello` and `hello` are the same. */
function checkedShortcut(shortcut: unknown): string | null {
  if (shortcut == null || shortcut === '') return null;
  const clean = typeof shortcut === 'string' ? shortcut.trim().replace(/^\//, '').toLowerCase() : '';
  if (!SHORTCUT.test(clean)) throw fieldInvalid('shortcut', 'SHORTCUT_INVALID');
  return clean;
}

function checkedLanguage(language: unknown): string | null {
  if (language == null || language === '') return null;
  if (typeof language !== 'string' || !LANGUAGE.test(language)) throw fieldInvalid('language');
  return language;
}
