import {
  HAS_VALUES,
  hasValueName,
  IS_VALUES,
  isValueName,
  operatorName,
  operatorNamed,
  SEARCH_OPERATORS,
  type SearchOperator,
} from '../../../shared/search';

/** A way to go on with what is typed. */
export interface Suggestion {
  /** The whole text with it. */
  text: string;
  /** What it adds, as it reads. */
  shown: string;
  /** What it is good for: a key of the locale. */
  hint?: string;
}

/** Words that an operator may be followed by, as far as the page knows them. */
export type KnownValues = Partial<Record<SearchOperator, readonly string[]>>;

/** Keys of the locale. */
export const OPERATOR_HINTS: Readonly<Record<SearchOperator, string>> = {
  status: 'Tickets of a status',
  tag: 'Tickets with a tag',
  from: 'Who asks: name or address',
  organization: 'Tickets of an organization',
  assignee: 'Who is responsible',
  team: 'Tickets of a team',
  type: 'Tickets of a type',
  priority: 'Tickets of a priority',
  number: 'The number of a ticket',
  is: 'How a ticket stands',
  has: 'What a ticket comes with',
  created: 'When it came in',
  updated: 'When it last changed',
};

const MOST = 8;

/**
 * How the last word of what is typed could go on: the name of an operator, or a value of one.
 * @param language of the page: names are suggested in it, understood in any
 */
export function suggestionsFor(typed: string, language: string, known: KnownValues): Suggestion[] {
  const [, before, minus, word] = /^(.*?)([-−]?)((?:[^\s"“]|["“][^"”]*["”]?)*)$/su.exec(typed) ?? [];
  if (word === undefined || (before !== '' && !/\s$/.test(before))) return [];
  const start = `${before}${minus}`;
  const colon = /[:：]/.exec(word);
  if (!colon) return operators(start, word, language);
  const operator = operatorNamed(word.slice(0, colon.index));
  return operator
    ? values(`${start}${word.slice(0, colon.index + 1)}`, word.slice(colon.index + 1), operator, language, known)
    : [];
}

function operators(start: string, word: string, language: string): Suggestion[] {
  const wanted = word.toLowerCase();
  // Between two words a list would only cover what was found.
  if (wanted === '' && start !== '') return [];
  return SEARCH_OPERATORS.filter((operator) => {
    const names = [operator, operatorName(operator, language)];
    return names.some((name) => name.startsWith(wanted));
  })
    .slice(0, wanted === '' ? 6 : MOST)
    .map((operator) => {
      const shown = `${operatorName(operator, language)}:`;
      return { text: `${start}${shown}`, shown, hint: OPERATOR_HINTS[operator] };
    });
}

function values(
  start: string,
  word: string,
  operator: SearchOperator,
  language: string,
  known: KnownValues,
): Suggestion[] {
  const typed = word.replace(/^["“]/, '').toLowerCase();
  const fixed = {
    is: IS_VALUES.map((value) => isValueName(value, language)),
    has: HAS_VALUES.map((value) => hasValueName(value, language)),
  };
  const dates = language.startsWith('zh') ? ['今天', '昨天', '7d', '30d'] : ['today', 'yesterday', '7d', '30d'];
  const all =
    operator === 'is' || operator === 'has'
      ? fixed[operator]
      : operator === 'created' || operator === 'updated'
        ? dates
        : (known[operator] ?? []);
  return all
    .filter((value) => value.toLowerCase().includes(typed) && value.toLowerCase() !== typed)
    .slice(0, MOST)
    .map((value) => {
      const written = /[\s,，"“”]/.test(value) ? `"${value.replace(/["“”]/g, '')}"` : value;
      return { text: `${start}${written} `, shown: value };
    });
}
