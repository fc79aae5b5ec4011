const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Plain text as paragraphs: an empty line parts them, a single line break stays one. */
export function textToHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .map(
      (paragraph) => `<p>${paragraph.replace(/[&<>"]/g, (character) => ESCAPES[character]).replace(/\n/g, '<br>')}</p>`,
    )
    .join('');
}
