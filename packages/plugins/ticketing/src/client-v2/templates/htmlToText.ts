/** The words of a text with formatting, a line for each paragraph. Nothing of it is shown as HTML. */
export function htmlToText(html: string | null | undefined): string {
  if (!html) return '';
  const page = new DOMParser().parseFromString(
    html.replace(/<br\s*\/?>/gi, '\n').replace(/<\/p>\s*/gi, '</p>\n'),
    'text/html',
  );
  return (page.body.textContent ?? '').trimEnd();
}
