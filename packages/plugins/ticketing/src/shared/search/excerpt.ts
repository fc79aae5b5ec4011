import type { SearchTerm } from './query';
import { wordsIn, type Word } from './words';

/** A piece of text, and whether it is what was searched for. Texts, not markup: whoever shows them escapes them. */
export interface ExcerptPart {
  text: string;
  isHit: boolean;
}

/** Longer texts are not looked through to their end. */
const LONGEST_TEXT = 50_000;
const BEFORE = 40;

/**
 * The part of a text around the first word that was searched for.
 * @param length in characters, about
 * @returns undefined when none of the words is in the text
 */
export function excerptOf(text: string, terms: readonly SearchTerm[], length = 160): ExcerptPart[] | undefined {
  const whole = text.slice(0, LONGEST_TEXT);
  const hits = merge(wordsIn(whole).filter(matcherOf(terms)));
  if (hits.length === 0) return undefined;
  const from = hits[0].start > BEFORE ? startOfWord(whole, hits[0].start - BEFORE) : 0;
  const to = Math.min(whole.length, Math.max(from + length, hits[0].end));
  const parts: ExcerptPart[] = [];
  let at = from;
  for (const hit of hits.filter(({ end }) => end <= to)) {
    push(parts, whole.slice(at, hit.start), false);
    push(parts, whole.slice(hit.start, hit.end), true);
    at = hit.end;
  }
  push(parts, whole.slice(at, to), false);
  if (from > 0) parts.unshift({ text: '…', isHit: false });
  if (to < text.length) parts.push({ text: '…', isHit: false });
  return parts;
}

/** The whole of a short text, with what was searched for marked. */
export function marked(text: string, terms: readonly SearchTerm[]): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  let at = 0;
  for (const hit of merge(wordsIn(text).filter(matcherOf(terms)))) {
    push(parts, text.slice(at, hit.start), false);
    push(parts, text.slice(hit.start, hit.end), true);
    at = hit.end;
  }
  push(parts, text.slice(at), false);
  return parts;
}

function matcherOf(terms: readonly SearchTerm[]): (word: Word) => boolean {
  const wanted = terms.filter(({ isNegated }) => !isNegated);
  const words = new Set(wanted.flatMap((term) => (term.isPrefix ? term.words.slice(0, -1) : term.words)));
  const beginnings = wanted.filter(({ isPrefix }) => isPrefix).map((term) => term.words[term.words.length - 1]);
  return ({ word }) => words.has(word) || beginnings.some((beginning) => word.startsWith(beginning));
}

/** Pairs of characters overlap: one hit. */
function merge(words: readonly Word[]): { start: number; end: number }[] {
  const hits: { start: number; end: number }[] = [];
  for (const { start, end } of words) {
    const last = hits[hits.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else hits.push({ start, end });
  }
  return hits;
}

function startOfWord(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space >= 0 && space - at < BEFORE / 2 ? space + 1 : at;
}

function push(parts: ExcerptPart[], text: string, isHit: boolean): void {
  const shown = isHit ? text : text.replace(/\s+/g, ' ');
  if (shown !== '') parts.push({ text: shown.toWellFormed(), isHit });
}
