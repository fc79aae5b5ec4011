import { PUBLIC_COMMENT_KINDS, type CommentKind } from '../../shared/comments';
import { indexWords, wordsIn } from '../../shared/search';
import type { Part, PartWords } from './dialects';

/** What a ticket is found by besides its subject and its conversation. */
export interface TicketFacts {
  /** Name, addresses, phone. */
  requester: readonly string[];
  organization: readonly string[];
  tags: readonly string[];
  /** Texts in fields that builders added. */
  fields: readonly string[];
}

/** Begin words that stand for a person or an organization, for `from:` and `organization:`; no text can hold them. */
export const REQUESTER_MARK = '›';
export const ORGANIZATION_MARK = '»';

/** Of one message, in bytes: more is a log file, and would fill what a database takes of a ticket. */
const MOST_BYTES = 100_000;

export const partOfComment = (kind: CommentKind): Part => (PUBLIC_COMMENT_KINDS.includes(kind) ? 'public' : 'internal');

/** By its number a ticket is found also without the zeros in front. */
export function subjectWords(number: string, subject: string): string[] {
  const digits = /0*([1-9]\d*)$/.exec(number)?.[1];
  return [...indexWords(subject), ...indexWords(number), ...(digits ? [digits] : [])];
}

export function factsWords({ requester, organization, tags, fields }: TicketFacts): string[] {
  const marked = (mark: string, texts: readonly string[]) =>
    texts.flatMap((text) => wordsIn(text).map(({ word }) => mark + word));
  return capped([
    ...[...requester, ...organization, ...tags, ...fields].flatMap(indexWords),
    ...marked(REQUESTER_MARK, requester),
    ...marked(ORGANIZATION_MARK, organization),
  ]);
}

export const messageWords = (text: string): string[] => capped(indexWords(text.slice(0, MOST_BYTES)));

function capped(words: string[]): string[] {
  let bytes = 0;
  const end = words.findIndex((word) => (bytes += Buffer.byteLength(word) + 1) > MOST_BYTES);
  return end < 0 ? words : words.slice(0, end);
}

interface Message {
  kind: CommentKind;
  text: string;
}

/** The words of messages by the part of the ticket that they belong to; parts without any are left out. */
export function conversationWords(messages: readonly Message[]): PartWords {
  const parts: Partial<Record<Part, string[]>> = {};
  for (const { kind, text } of messages) (parts[partOfComment(kind)] ??= []).push(...messageWords(text));
  return parts;
}
