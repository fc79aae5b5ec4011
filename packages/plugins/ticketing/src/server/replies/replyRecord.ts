import type { Database } from '@nocobase/database';
import { z } from 'zod';
import { COLLECTIONS } from '../../shared/collectionNames';
import { parseInput } from '../kernel/parseInput';
import type { SharedRecord } from './sharing';

/** A row of ticketingReplies. */
export interface ReplyRecord extends SharedRecord {
  shortcut: string | null;
  body: string;
  language: string | null;
  translations: unknown;
}

export const replyModel = (db: Database) => db.getModel<ReplyRecord>(COLLECTIONS.replies);

export interface Translation {
  language: string;
  body: string;
}

export const MAX_TRANSLATIONS = 20;
/** Letters that a language is named with, such as `zh-CN`. */
export const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/;

const translations = z
  .array(z.strictObject({ language: z.string().regex(LANGUAGE), body: z.string().min(1) }))
  .max(MAX_TRANSLATIONS);

/** @throws TicketingError 422 */
export function translationsOf(value: unknown): Translation[] {
  return parseInput(z.object({ translations }), { translations: value ?? [] }).translations;
}

/** The text in the reader's language: that very one, else another of the same tongue, else the reply's first one. */
export function textFor({ body, language, translations: others }: ReplyRecord, wanted: string | null): Translation {
  const texts = [{ language: language ?? '', body }, ...(Array.isArray(others) ? translationsOf(others) : [])];
  const tongue = (name: string) => name.toLowerCase().split(/[-_]/)[0];
  const same = (name: string) => name.toLowerCase().replace('_', '-');
  const exact = wanted && texts.find((text) => same(text.language) === same(wanted));
  const near = wanted && texts.find((text) => text.language !== '' && tongue(text.language) === tongue(wanted));
  return exact || near || texts[0];
}
