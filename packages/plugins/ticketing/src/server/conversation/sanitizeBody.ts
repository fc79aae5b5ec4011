import sanitizeHtml from 'sanitize-html';
import { MAX_BODY_LENGTH } from '../../shared/ticketFields';
import { cleanText } from '../kernel/cleanText';
import { fieldInvalid, fieldRequired } from '../kernel/errors';
import { fieldTooLong } from '../kernel/parseInput';
import { beginsQuote, QUOTE_MARK, wrapQuote } from './quote';

export interface PreparedBody {
  /** HTML that is safe to show. What it quotes stands in a `blockquote[data-quote]`. */
  body: string;
  /** What a reader sees of it, for previews and search. */
  bodyText: string;
  /** What came in, where something of it is not in `body`. */
  original: string | null;
  /** Pictures on foreign servers: kept as `img[data-remote-src]`, which loads nothing. */
  remoteImages: number;
}

interface Options {
  field?: string;
  /** With a file beside it, a message may say nothing. */
  mayBeEmpty?: boolean;
}

/** Deeper than any mail that people write; hostile ones nest by the ten thousand. */
const NESTING_LIMIT = 60;

/** Open tags at one time that are still parsed. */
const DEEPEST = 2_000;
const CLOSED_BY_ITSELF = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd td th tr option'.split(' '),
);

/** Pictures come with the message or from our own storage: a remote one would tell its sender who reads, and when. */
const OWN_IMAGE =
  /^(cid:|data:image\/(png|jpe?g|gif|webp|avif);base64,|\/(?!\/)(?!.*\.\.)[^?#]*(?:storage\/uploads|files\/[\w-]+\/main\/ticketingAttachments)\/)/i;
const REMOTE_IMAGE = /^https?:\/\/[^\s"'<>\\]{1,2000}$/i;
/** Nobody looks at so small a picture: it counts readers. */
const isPixel = ({ width, height }: Readonly<Record<string, string>>) =>
  [width, height].some((side) => side !== undefined && Number.parseInt(side, 10) <= 2);

const LINK = { target: '_blank', rel: 'noopener noreferrer nofollow' };

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'div', 'br', 'hr', 'span', 'blockquote', 'pre', 'code', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'mark', 'kbd', 'abbr', 'q', 'cite'],
    ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'a', 'img', 'figure', 'figcaption'],
    ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title', 'target', 'rel'],
    img: ['src', 'alt', 'title', 'width', 'height', 'data-remote-src'],
    th: ['colspan', 'rowspan', 'align'],
    td: ['colspan', 'rowspan', 'align'],
    ol: ['start'],
    div: [QUOTE_MARK],
    blockquote: [QUOTE_MARK],
    '*': ['dir', 'lang'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
  nestingLimit: NESTING_LIMIT,
  transformTags: {
    a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, ...LINK } }),
    img: (tagName, { 'data-remote-src': known = '', src = known, ...attribs }) => {
      const isRemote = REMOTE_IMAGE.test(src) && !isPixel(attribs);
      return { tagName, attribs: { ...attribs, ...(isRemote ? { 'data-remote-src': src } : { src }) } };
    },
    div: markQuote,
    blockquote: markQuote,
  },
  exclusiveFilter: ({ tag, attribs }) =>
    tag === 'img' && !OWN_IMAGE.test(attribs.src ?? '') && !('data-remote-src' in attribs),
};

function markQuote(tagName: string, { [QUOTE_MARK]: known, ...attribs }: sanitizeHtml.Attributes) {
  const quotes = known !== undefined || beginsQuote(tagName, attribs);
  return { tagName, attribs: quotes ? { ...attribs, [QUOTE_MARK]: '' } : attribs };
}

const BREAKS = /<br \/>|<hr \/>|<\/(?:p|div|li|tr|h[1-6]|blockquote|pre|table|ul|ol|dt|dd|figure)>/g;
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/** Characters that take no room: words made of them say nothing. */
const INVISIBLE =
  /[\s\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0]/g;

/**
 * Makes what somebody wrote safe to show.
 * @throws TicketingError 422 FIELD_REQUIRED when nothing is left to read, FIELD_TOO_LONG
 */
export function prepareBody(html: unknown, { field = 'body', mayBeEmpty = false }: Options = {}): PreparedBody {
  if ((html == null || html === '') && mayBeEmpty) return { body: '', bodyText: '', original: null, remoteImages: 0 };
  if (html == null || html === '') throw fieldRequired(field);
  if (typeof html !== 'string') throw fieldInvalid(field);
  if (html.length > MAX_BODY_LENGTH) throw fieldTooLong(field, MAX_BODY_LENGTH);
  if (isNestedTooDeep(html)) throw fieldInvalid(field);
  const given = cleanText(html);
  const body = wrapQuote(sanitizeHtml(given, OPTIONS).trim());
  const bodyText = textOf(body);
  if (bodyText.replace(INVISIBLE, '') === '' && !body.includes('<img') && !mayBeEmpty) throw fieldRequired(field);
  return {
    body,
    bodyText,
    original: essence(given) === essence(body) ? null : given,
    remoteImages: body.match(/<img[^>]* data-remote-src="/g)?.length ?? 0,
  };
}

/** What two spellings of the same HTML have in common. */
const essence = (html: string) =>
  html
    .replace(/<br\s*\/?>/gi, '<br>')
    .replaceAll(` target="${LINK.target}"`, '')
    .replaceAll(` rel="${LINK.rel}"`, '')
    .replaceAll('&quot;', '"')
    .trim();

/** Parsing takes time with the square of the depth: a megabyte of open tags would hold up everybody for half a minute. */
function isNestedTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, tag] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (CLOSED_BY_ITSELF.has(tag.toLowerCase())) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** @param html as the sanitiser leaves it: well-formed, no `>` inside attributes */
function textOf(html: string): string {
  return html
    .replace(BREAKS, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity])
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
