import { createElement, Fragment, useMemo, type ReactNode } from 'react';

/**
 * Shows HTML that others wrote. The server has sanitised it already; here it is parsed into an inert document and rebuilt
 * from a list of allowed elements, so that whatever got through still cannot run or load anything.
 */
export function SafeHtml({ html, quoteLabel = '', remoteImages = 'hidden', remoteLabel = '' }: Props) {
  return useMemo(
    () => <>{rebuild(html, { quoteLabel, showsRemote: remoteImages === 'shown', remoteLabel })}</>,
    [html, quoteLabel, remoteImages, remoteLabel],
  );
}

interface Props {
  html: string;
  /** What opens the part that quotes; without it, that part is not folded. */
  quoteLabel?: string;
  /** Pictures on foreign servers tell their owner who reads, and when: shown only to whoever asks for them. */
  remoteImages?: 'hidden' | 'shown';
  /** In the place of such a picture. */
  remoteLabel?: string;
}

interface Look {
  quoteLabel: string;
  showsRemote: boolean;
  remoteLabel: string;
}

const ELEMENTS = new Set([
  ...['p', 'div', 'br', 'hr', 'span', 'blockquote', 'pre', 'code', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'mark', 'kbd', 'abbr', 'q', 'cite'],
  ...['ul', 'ol', 'li', 'dl', 'dt', 'dd', 'a', 'img', 'figure', 'figcaption'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
]);
/** Of these not even the text is shown; of any other unknown element the content is. */
const DROPPED = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'title',
]);
const VOID = new Set(['br', 'hr', 'img']);

const LINK = /^(https?:|mailto:|tel:)/i;
const PICTURE = /^(data:image\/(png|jpe?g|gif|webp|avif);base64,|\/(?!\/))/i;

const MAX_DEPTH = 80;
const MAX_NODES = 20_000;

function rebuild(html: string, look: Look): ReactNode {
  let budget = MAX_NODES;

  const children = (parent: Node, depth: number): ReactNode[] =>
    Array.from(parent.childNodes, (child, index) => node(child, depth, index));

  const node = (source: Node, depth: number, key: number): ReactNode => {
    budget -= 1;
    if (budget < 0) return null;
    if (source.nodeType === Node.TEXT_NODE) return source.textContent;
    if (!(source instanceof Element)) return null;
    const name = source.localName;
    if (DROPPED.has(name)) return null;
    if (depth > MAX_DEPTH) return source.textContent;
    if (!ELEMENTS.has(name)) return <Fragment key={key}>{children(source, depth + 1)}</Fragment>;
    if (name === 'blockquote' && look.quoteLabel && source.hasAttribute('data-quote')) {
      return (
        <details key={key}>
          <summary>{look.quoteLabel}</summary>
          <blockquote>{children(source, depth + 1)}</blockquote>
        </details>
      );
    }
    if (name === 'img' && source.hasAttribute('data-remote-src')) return remoteImage(source, key, look);
    const props = propsOf(source);
    if (!props) return null;
    return createElement(name, { key, ...props }, ...(VOID.has(name) ? [] : children(source, depth + 1)));
  };

  return children(new DOMParser().parseFromString(html, 'text/html').body, 0);
}

const REMOTE = /^https?:\/\//i;

function remoteImage(source: Element, key: number, { showsRemote, remoteLabel }: Look): ReactNode {
  const src = source.getAttribute('data-remote-src') ?? '';
  const alt = source.getAttribute('alt') ?? '';
  if (!REMOTE.test(src)) return null;
  if (showsRemote) return <img key={key} src={src} alt={alt} referrerPolicy="no-referrer" loading="lazy" />;
  return remoteLabel || alt ? <em key={key}>[{alt || remoteLabel}]</em> : null;
}

/** The few attributes that survive; null drops the element. */
function propsOf(source: Element): Record<string, string | number> | null {
  const dir = source.getAttribute('dir');
  const props: Record<string, string | number> = dir === 'rtl' || dir === 'ltr' ? { dir } : {};
  switch (source.localName) {
    case 'a': {
      const href = source.getAttribute('href')?.trim() ?? '';
      return LINK.test(href) ? { ...props, href, target: '_blank', rel: 'noopener noreferrer nofollow' } : props;
    }
    case 'img': {
      const src = source.getAttribute('src')?.trim() ?? '';
      return PICTURE.test(src) ? { ...props, src, alt: source.getAttribute('alt') ?? '', loading: 'lazy' } : null;
    }
    case 'td':
    case 'th':
      return { ...props, ...span(source, 'colspan', 'colSpan'), ...span(source, 'rowspan', 'rowSpan') };
    default:
      return props;
  }
}

function span(source: Element, attribute: string, prop: string): Record<string, number> {
  const value = Number(source.getAttribute(attribute));
  return Number.isInteger(value) && value > 1 && value <= 100 ? { [prop]: value } : {};
}
