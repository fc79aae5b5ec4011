import type { Expression, FilterArgument, FilterCall } from './syntax';

type Token =
  | { kind: 'name'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'mark'; text: string };

/** One token and the blanks before it; no alternative begins like another, so that nothing is ever read twice. */
const TOKEN =
  /\s*(?:"([^"]*)"|'([^']*)'|[“”„]([^“”„]*)[“”„]|([A-Za-z_][\w-]*(?:\.[\w-]+)*)|(-?\d{1,9}(?:\.\d{1,9})?)|([|:,]))/y;

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** An editor may have written quotation marks as entities. */
const withoutEntities = (text: string) =>
  text.replace(/&(?:quot|#34|#39|apos|lt|gt|nbsp|amp);/g, (entity) => ENTITIES[entity]);

/**
 * Reads `requester.name | default: "there"`.
 * @returns undefined when it is none
 */
export function parseExpression(raw: string): Expression | undefined {
  const tokens = tokensOf(withoutEntities(raw));
  const first = tokens?.[0];
  if (!tokens || (first?.kind !== 'name' && first?.kind !== 'text')) return undefined;
  const filters = filtersOf(tokens.slice(1));
  if (!filters) return undefined;
  return { source: first.kind === 'name' ? { variable: first.text } : { text: first.text }, filters };
}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = [];
  const source = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (!match) return undefined;
    tokens.push(tokenOf(match));
  }
  return tokens;
}

function tokenOf([, double, single, curly, name, number, mark]: RegExpExecArray): Token {
  const quoted = double ?? single ?? curly;
  if (quoted !== undefined) return { kind: 'text', text: quoted };
  if (name !== undefined) return { kind: 'name', text: name };
  return number === undefined ? { kind: 'mark', text: mark } : { kind: 'number', value: Number(number) };
}

/** `| name`, `| name: argument, argument`, again and again. */
function filtersOf(tokens: readonly Token[]): FilterCall[] | undefined {
  const filters: FilterCall[] = [];
  let index = 0;
  const isMark = (text: string) => {
    const token = tokens[index];
    return token?.kind === 'mark' && token.text === text;
  };
  while (index < tokens.length) {
    if (!isMark('|')) return undefined;
    const name = tokens[index + 1];
    if (name?.kind !== 'name') return undefined;
    index += 2;
    const args: FilterArgument[] = [];
    if (isMark(':')) {
      do {
        const token = tokens[index + 1];
        if (token?.kind !== 'text' && token?.kind !== 'number') return undefined;
        args.push(token.kind === 'text' ? token.text : token.value);
        index += 2;
      } while (isMark(','));
    }
    filters.push({ name: name.text, args });
  }
  return filters;
}
