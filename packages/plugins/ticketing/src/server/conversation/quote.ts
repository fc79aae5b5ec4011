/** Marks the element that holds what a message quotes; the reader folds it. */
export const QUOTE_MARK = 'data-quote';

/** How mail programs name the part that quotes. */
const QUOTE_CLASS =
  /(?:^|\s)(?:gmail_quote|gmail_quote_container|moz-cite-prefix|yahoo_quoted|protonmail_quote|tutanota_quote|zmail_extra|foxmail_quote|x_gmail_quote)(?:\s|$)/;
const QUOTE_ID =
  /^(?:x_)?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|reply-intro|isReplyContent)$/;

/** Whether an element as it came in begins a quote. */
export function beginsQuote(tag: string, attributes: Readonly<Record<string, string>>): boolean {
  if (tag !== 'div' && tag !== 'blockquote') return false;
  if (tag === 'blockquote' && attributes.type?.toLowerCase() === 'cite') return true;
  return QUOTE_CLASS.test(attributes.class ?? '') || QUOTE_ID.test(attributes.id ?? '');
}

/** A line that introduces a quote. Looked for in short runs of text only: no pattern here sees more than this. */
const LONGEST_INTRO = 300;
const INTRO =
  /^(?:On\s.{5,250}\swrote|Am\s.{5,250}\sschrieb.{0,80}|Le\s.{5,250}\sa écrit|El\s.{5,250}\sescribió|在.{3,250}(?:写道|写到))\s?[:：]$|^-{2,20}\s?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Message d'origine|原始邮件|转发邮件信息)\s?-{2,20}$/i;

const TAG = /<(\/?)([a-z][a-z0-9]*)([^>]*)>/g;
const MARKS = /(<(?:div|blockquote)[^>]*?) data-quote(?:="")?(?=[\s>])/g;
const MARKED = /\sdata-quote(?:=""|\s|$)/;
const WRAPPED = /^<blockquote[^>]*\sdata-quote(?:="")?[\s>]/;
const EMPTY = new Set(['br', 'hr', 'img']);

interface Span {
  start: number;
  end: number;
  /** One marked blockquote, from its first character to its last: there is nothing left to do. */
  isWrapped: boolean;
}

/**
 * Puts everything from the beginning of a quote to the end of the element around it into one marked blockquote.
 * @param html as the sanitiser leaves it: well-formed, no `>` inside attributes
 */
export function wrapQuote(html: string): string {
  const quote = findQuote(html);
  if (!quote) return html;
  const before = html.slice(0, quote.start);
  const inside = html.slice(quote.start, quote.end).replace(MARKS, '$1');
  const after = html.slice(quote.end);
  // There already is one that holds all of it.
  if (quote.isWrapped) return `${before}${inside.replace('<blockquote', `<blockquote ${QUOTE_MARK}=""`)}${after}`;
  return `${before}<blockquote ${QUOTE_MARK}="">${inside}</blockquote>${after}`;
}

function findQuote(html: string): Span | undefined {
  let depth = 0;
  let found: { start: number; depth: number } | undefined;
  let closedAt = 0;
  const spanTo = (end: number): Span | undefined =>
    found && {
      start: found.start,
      end,
      isWrapped: WRAPPED.test(html.slice(found.start, found.start + 64)) && closedAt === end,
    };
  let last = { end: 0, start: 0, opens: false };
  for (const match of html.matchAll(TAG)) {
    const [whole, slash, tag, attributes] = match;
    const index = match.index;
    if (!found && isIntro(html.slice(last.end, index))) {
      // The run's own element goes along, where the run is its beginning.
      found = last.opens ? { start: last.start, depth: depth - 1 } : { start: last.end, depth };
    }
    if (!EMPTY.has(tag) && slash) {
      depth -= 1;
      if (found && depth < found.depth) return spanTo(index);
      if (found && depth === found.depth && closedAt === 0) closedAt = index + whole.length;
    }
    if (!found && !slash && tag !== 'a' && MARKED.test(attributes)) found = { start: index, depth };
    if (!EMPTY.has(tag) && !slash) depth += 1;
    last = { start: index, end: index + whole.length, opens: !slash && (tag === 'p' || tag === 'div') };
  }
  if (!found && isIntro(html.slice(last.end))) found = { start: last.end, depth };
  return spanTo(html.length);
}

function isIntro(run: string): boolean {
  if (run.length < 8 || run.length > LONGEST_INTRO) return false;
  return INTRO.test(run.replace(/\s+/g, ' ').trim());
}
