import sanitizeHtml from 'sanitize-html';
import { MAX_BODY_LENGTH } from '../../shared/ticketFields';
import { cleanText } from '../kernel/cleanText';
import { fieldInvalid, fieldRequired } from '../kernel/errors';
import { fieldTooLong } from '../kernel/parseInput';

export interface PreparedBody {
  /** HTML that is safe to show. */
  body: string;
  /** What a reader sees of it, for previews and search. */
  bodyText: string;
}

/** Deeper than any mail that people write; hostile ones nest by the ten thousand. */
const NESTING_LIMIT = 60;

/** Open tags at one time that are still parsed. */
const DEEPEST = 2_000;
const CLOSED_BY_ITSELF = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd td th tr option'.split(' '),
);

/** Pictures come with the message or from our own storage: a remote one would tell its sender who reads, and when. */
const OWN_IMAGE = /^(cid:|data:image\/(png|jpe?g|gif|webp|avif);base64,|\/(?!\/)(?!.*\.\.)[^?#]*storage\/uploads\/)/i;

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...['p', 'div', 'br', 'hr', 'span', 'blockquote', 'pre', 'code', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'mark', 'kbd', 'abbr', 'q', 'cite'],
    ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'a', 'img', 'figure', 'figcaption'],
    ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title', 'target', 'rel'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    th: ['colspan', 'rowspan', 'align'],
    td: ['colspan', 'rowspan', 'align'],
    ol: ['start'],
    '*': ['dir', 'lang'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
  nestingLimit: NESTING_LIMIT,
  transformTags: {
    a: (tagName, attribs) => ({
      tagName,
      attribs: { ...attribs, target: '_blank', rel: 'noopener noreferrer nofollow' },
    }),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !OWN_IMAGE.test(attribs.src ?? ''),
};

const BREAKS = /<br \/>|<hr \/>|<\/(?:p|div|li|tr|h[1-6]|blockquote|pre|table|ul|ol|dt|dd|figure)>/g;
const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };

/**
 * Makes what somebody wrote safe to show.
 * @throws TicketingError 422 FIELD_REQUIRED when nothing is left to read, FIELD_TOO_LONG
 */
export function prepareBody(html: unknown, field = 'body'): PreparedBody {
  if (html == null || html === '') throw fieldRequired(field);
  if (typeof html !== 'string') throw fieldInvalid(field);
  if (html.length > MAX_BODY_LENGTH) throw fieldTooLong(field, MAX_BODY_LENGTH);
  if (isNestedTooDeep(html)) throw fieldInvalid(field);
  const body = sanitizeHtml(cleanText(html), OPTIONS).trim();
  const bodyText = textOf(body);
  if (bodyText === '' && !body.includes('<img')) throw fieldRequired(field);
  return { body, bodyText };
}

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
