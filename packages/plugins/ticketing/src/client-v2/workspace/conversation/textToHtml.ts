const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const LINK = /\bhttps?:\/\/[^\s<>"']{1,2000}[^\s<>"'.,;:!?)\]]/g;

const escape = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character]);

/** Addresses of the web become links; everything else is text. */
function withLinks(text: string): string {
  let html = '';
  let end = 0;
  for (const { 0: link, index } of text.matchAll(LINK)) {
    html += `${escape(text.slice(end, index))}<a href="${escape(link)}">${escape(link)}</a>`;
    end = index + link.length;
  }
  return html + escape(text.slice(end));
}

const QUOTED = /^> ?/;

/** Plain text as paragraphs: an empty line parts them, a single line break stays one, `> ` before lines is a quote. */
export function textToHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => {
      const lines = paragraph.split('\n');
      const isQuote = lines.every((line) => line.startsWith('>'));
      const html = lines.map((line) => withLinks(isQuote ? line.replace(QUOTED, '') : line)).join('<br />');
      return isQuote ? `<blockquote><p>${html}</p></blockquote>` : `<p>${html}</p>`;
    })
    .join('');
}

/** A text as somebody else's words: what `textToHtml` makes a quote of. */
export const quoted = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
