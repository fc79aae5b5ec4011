import { operatorNamed, type SearchOperator } from './operators';
import { isUnspaced, wordsIn } from './words';

/** Of what is typed, in characters. */
export const LONGEST_QUERY = 500;
/** Of the index, over all that is searched for; what comes after is not looked for. */
const MOST_WORDS = 48;
const MOST_PREFIXES = 4;
/** Fewer letters begin too many words. */
const SHORTEST_PREFIX = 2;

/** Words that a ticket must hold, or must not. */
export interface SearchTerm {
  words: readonly string[];
  /** One after another, as in quotation marks. */
  isPhrase: boolean;
  /** The last word may go on. */
  isPrefix: boolean;
  isNegated: boolean;
}

export interface OperatorUse {
  operator: SearchOperator;
  /** Any of them will do. */
  values: readonly string[];
  isNegated: boolean;
  /** Of its first character, from 1. */
  position: number;
}

export interface SearchQuery {
  terms: readonly SearchTerm[];
  operators: readonly OperatorUse[];
  /** What was typed, for looking it up as a number. */
  text: string;
}

export type SearchProblem = 'SEARCH_OPERATOR_UNKNOWN' | 'SEARCH_VALUE_MISSING';

/** Something that is no search. The code is the key of its sentence. */
export class SearchSyntaxError extends Error {
  constructor(
    readonly code: SearchProblem,
    readonly position: number,
    readonly operator: string,
  ) {
    super(code);
    this.name = 'SearchSyntaxError';
  }
}

const OPERATOR = /(?<minus>[-−])?(?<name>[\p{L}_]+)[:：](?!\/\/)/uy;
const QUOTED = /["“”「『]([^"“”」』]*)["“”」』]?/uy;
const VALUE = /[^\s,，"“”]+/uy;
const PLAIN = /(?<minus>[-−](?=\S))?(?<text>[^\s"“”「『]+)/uy;

/**
 * Reads what somebody typed: words, `"a phrase"`, `-without`, `begin*` and operators with values, several after commas. What is
 * typed last may be unfinished, so its last word counts as a beginning.
 * @throws SearchSyntaxError for an operator that does not exist or that says nothing
 */
export function parseSearch(typed: string): SearchQuery {
  const text = typed.slice(0, LONGEST_QUERY);
  const reader = new Reader(text);
  const terms: SearchTerm[] = [];
  const operators: OperatorUse[] = [];
  while (!reader.isDone()) {
    const position = reader.at + 1;
    const operator = reader.take(OPERATOR);
    if (operator) {
      operators.push(readOperator(reader, operator.name, { isNegated: Boolean(operator.minus), position }));
      continue;
    }
    const isNegated = reader.isBeforeQuote() && reader.skipMinus();
    const quoted = reader.takeQuoted();
    if (quoted !== undefined) terms.push(phrase(quoted, isNegated));
    else terms.push(...readPlain(reader, text));
  }
  return { terms: bounded(terms.filter(({ words }) => words.length > 0)), operators, text: text.trim() };
}

function readOperator(
  reader: Reader,
  name: string,
  { isNegated, position }: Pick<OperatorUse, 'isNegated' | 'position'>,
): OperatorUse {
  const operator = operatorNamed(name);
  if (!operator) throw new SearchSyntaxError('SEARCH_OPERATOR_UNKNOWN', position, name);
  const values: string[] = [];
  do {
    const value = reader.takeQuoted() ?? reader.takeValue();
    if (value?.trim()) values.push(value.trim());
  } while (reader.skipComma());
  if (values.length === 0) throw new SearchSyntaxError('SEARCH_VALUE_MISSING', position, name);
  return { operator, values, isNegated, position };
}

function phrase(text: string, isNegated: boolean): SearchTerm {
  return { words: wordsIn(text).map(({ word }) => word), isPhrase: true, isPrefix: false, isNegated };
}

/**
 * A run without spaces may hold several words, as an address does: they belong together. A space behind the last one says
 * that it is finished.
 */
function readPlain(reader: Reader, whole: string): SearchTerm[] {
  const plain = reader.take(PLAIN);
  if (!plain) {
    reader.skip();
    return [];
  }
  const words = wordsIn(plain.text).map(({ word }) => word);
  if (words.length === 0) return [];
  const last = words[words.length - 1];
  const isStarred = plain.text.endsWith('*');
  const isUnfinished = reader.isDone() && !/\s$/.test(whole) && !plain.minus && last.length > SHORTEST_PREFIX;
  const isCharacter = isUnspaced(last) && [...last].length === 1;
  return [
    {
      words,
      isPhrase: words.length > 1 && !words.some(isUnspaced),
      isPrefix: isCharacter || (!isUnspaced(last) && (isStarred ? last.length >= SHORTEST_PREFIX : isUnfinished)),
      isNegated: Boolean(plain.minus),
    },
  ];
}

/** However much is pasted in, the database is asked a question of limited size. */
function bounded(terms: readonly SearchTerm[]): SearchTerm[] {
  let words = MOST_WORDS;
  let prefixes = MOST_PREFIXES;
  const kept: SearchTerm[] = [];
  for (const term of terms) {
    if (words <= 0) break;
    const own = term.words.slice(0, words);
    words -= own.length;
    const isPrefix = term.isPrefix && own.length === term.words.length && prefixes-- > 0;
    kept.push({ ...term, words: own, isPrefix });
  }
  return kept;
}

/** Goes through what was typed, from left to right. */
class Reader {
  at = 0;

  constructor(private readonly text: string) {
    this.skipSpace();
  }

  isDone(): boolean {
    return this.at >= this.text.length;
  }

  take(pattern: RegExp): Record<string, string> | undefined {
    const found = this.match(pattern);
    this.skipSpaceAfter(found, pattern);
    return found?.groups;
  }

  takeQuoted(): string | undefined {
    const found = this.match(QUOTED);
    this.skipSpaceAfter(found, QUOTED);
    return found?.[1];
  }

  takeValue(): string | undefined {
    const found = this.match(VALUE);
    this.skipSpaceAfter(found, VALUE);
    return found?.[0];
  }

  skipComma(): boolean {
    if (!/[,，]/.test(this.text[this.at] ?? '')) return false;
    this.skip();
    return true;
  }

  isBeforeQuote(): boolean {
    return /^[-−]?["“”「『]/.test(this.text.slice(this.at, this.at + 2));
  }

  skipMinus(): boolean {
    if (!/[-−]/.test(this.text[this.at])) return false;
    this.at += 1;
    return true;
  }

  skip(): void {
    this.at += 1;
    this.skipSpace();
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found) this.at += found[0].length;
    return found;
  }

  /** A value follows its operator at once; all else may stand apart. */
  private skipSpaceAfter(found: RegExpExecArray | undefined, pattern: RegExp): void {
    if (found && pattern !== OPERATOR) this.skipSpace();
  }

  private skipSpace(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }
}
