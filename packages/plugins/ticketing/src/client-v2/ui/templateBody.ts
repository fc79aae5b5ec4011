import { textToHtml } from '../workspace';

/** A body as people edit it: as plain text, unless that would lose something of it. */
export interface EditedBody {
  text: string;
  isHtml: boolean;
}

export function editedBody(html: string | null | undefined): EditedBody {
  if (!html) return { text: '', isHtml: false };
  const text = plainText(html);
  const same = (a: string) =>
    a
      .replace(/<br ?\/?>/g, '<br />')
      .replace(/\s+/g, ' ')
      .trim();
  return same(textToHtml(text)) === same(html) ? { text, isHtml: false } : { text: html, isHtml: true };
}

export const bodyOf = ({ text, isHtml }: EditedBody): string => (isHtml ? text : textToHtml(text));

/** Parsed into a document that is not shown: nothing of it is loaded or run. */
export function plainText(html: string): string {
  const marked = html.replace(/<br ?\/?>/g, '\n').replace(/<\/(p|div|li|blockquote|h[1-6]|tr)>/g, '$&\n\n');
  const { body } = new DOMParser().parseFromString(marked, 'text/html');
  return (body.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim();
}
