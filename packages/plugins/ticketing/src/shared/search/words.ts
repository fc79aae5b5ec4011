/**
 * Cuts text into the words that the search index holds. Made in the application, so that every database finds the same:
 * words of letters and digits without case, accents and English plurals; of scripts that write without spaces, each pair of
 * neighbouring characters.
 */

/** Whoever changes what comes out below counts this up: indexes of another version are built anew. */
export const WORDS_VERSION = 1;

/** A word where it stands in the text. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

/** In bytes: what MariaDB takes of a word, written in hexadecimal. */
const LONGEST_WORD = 40;

const UNSPACED =
  '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}々〆ー';
/** Joiners, soft hyphens and marks of direction: nobody sees them, so they part no word. */
const INVISIBLE = '\\u00ad\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff';
const CHUNK = new RegExp(
  `(?<unspaced>[${UNSPACED}][${UNSPACED}\\p{M}${INVISIBLE}]*)|` +
    `(?![${UNSPACED}])[\\p{L}\\p{N}](?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}${INVISIBLE}]|['’](?=\\p{L}))*`,
  'gu',
);
const UNHEARD = new RegExp(`[\\p{M}${INVISIBLE}'’]`, 'gu');

/** Every word of a text, in order, with its place. */
export function wordsIn(text: string): Word[] {
  const words: Word[] = [];
  for (const chunk of text.matchAll(CHUNK)) {
    const start = chunk.index;
    if (chunk.groups?.unspaced !== undefined) addPairs(words, chunk[0], start);
    else add(words, wordOf(chunk[0]), start, start + chunk[0].length);
  }
  return words;
}

/**
 * The words by which a text is found. The last character of an unspaced run stands once more by itself, behind the rest, so
 * that each single character begins a word of the index.
 */
export function indexWords(text: string): string[] {
  const words = wordsIn(text);
  const isPair = ({ word }: Word) => [...word].length === 2 && isUnspaced(word);
  const lasts = words.filter((word, index) => isPair(word) && !continues(words, index)).map(({ word }) => [...word][1]);
  return [...words.map(({ word }) => word), ...lasts];
}

/** Whether the next pair begins with the character that this one ends with. */
function continues(words: readonly Word[], index: number): boolean {
  const next = index + 1 < words.length ? words[index + 1] : undefined;
  return next !== undefined && next.start < words[index].end;
}

const UNSPACED_WORD = new RegExp(`^[${UNSPACED}]+$`, 'u');

export const isUnspaced = (word: string): boolean => UNSPACED_WORD.test(word);

function addPairs(words: Word[], run: string, start: number): void {
  const characters: Word[] = [];
  let at = start;
  for (const character of run) {
    const word = fold(character);
    if (word !== '') characters.push({ word, start: at, end: at + character.length });
    at += character.length;
  }
  if (characters.length === 1) words.push(characters[0]);
  for (let index = 0; index + 1 < characters.length; index += 1) {
    const [first, second] = [characters[index], characters[index + 1]];
    words.push({ word: first.word + second.word, start: first.start, end: second.end });
  }
}

function add(words: Word[], word: string, start: number, end: number): void {
  if (word !== '') words.push({ word, start, end });
}

const wordOf = (chunk: string) => shorten(singular(fold(chunk)));

/** Full-width forms, case and accents make no difference. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFD').replace(UNHEARD, '').normalize('NFC');
}

/** Harman's S stemmer: English plurals, and nothing that would hurt another language much. */
function singular(word: string): string {
  if (!/^[a-z]{4,}s$/.test(word)) return word;
  if (/[^ea]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/[^aeo]es$/.test(word)) return word.slice(0, -1);
  return /[^us]s$/.test(word) ? word.slice(0, -1) : word;
}

function shorten(word: string): string {
  if (word.length * 3 <= LONGEST_WORD) return word;
  let bytes = 0;
  let short = '';
  for (const character of word) {
    bytes += byteLength(character);
    if (bytes > LONGEST_WORD) break;
    short += character;
  }
  return short;
}

function byteLength(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
