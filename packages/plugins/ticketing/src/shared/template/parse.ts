import { parseExpression } from './expression';
import type { Fault, TemplateNode, TemplateProblemCode } from './syntax';

/** Placeholders in one text. With the longest value they bound how much a text can grow. */
export const MAX_TAGS = 500;
/** Characters between the braces. */
export const MAX_TAG_LENGTH = 500;
/** Conditions within conditions. */
export const MAX_DEPTH = 10;

const OPEN = '{{';
const CLOSE = '}}';
const IF = /^#if\s+(.+)$/s;

export interface Parsed {
  nodes: readonly TemplateNode[];
  faults: readonly Fault[];
}

/** A condition whose end has not come yet. */
interface OpenIf {
  node: Extract<TemplateNode, { kind: 'if' }>;
  then: TemplateNode[];
  otherwise: TemplateNode[];
  inElse: boolean;
}

/**
 * Takes a text apart. What is no placeholder stays text, also where somebody meant one: a text in use must never fail.
 */
export function parseTemplate(text: string): Parsed {
  const reader = new Reader();
  let position = 0;
  for (let tags = 0; ; tags += 1) {
    const start = text.indexOf(OPEN, position);
    const end = start < 0 ? -1 : text.indexOf(CLOSE, start + OPEN.length);
    if (start < 0 || end < 0 || tags === MAX_TAGS) {
      if (start >= 0) reader.fault(end < 0 ? 'unclosed' : 'tooMany', excerpt(text, start), start);
      reader.add({ kind: 'text', text: text.slice(position) });
      return reader.finish();
    }
    reader.add({ kind: 'text', text: text.slice(position, start) });
    position = end + CLOSE.length;
    reader.tag(text.slice(start + OPEN.length, end), start);
  }
}

class Reader {
  private readonly root: TemplateNode[] = [];
  private readonly open: OpenIf[] = [];
  private readonly faults: Fault[] = [];

  fault(code: TemplateProblemCode, name: string, offset: number): void {
    this.faults.push({ code, name, offset });
  }

  add(node: TemplateNode): void {
    if (node.kind !== 'text' || node.text !== '') this.target.push(node);
  }

  tag(raw: string, offset: number): void {
    const content = raw.length > MAX_TAG_LENGTH ? '' : raw.trim();
    if (content === 'else' || content === '#else') return this.otherwise(raw, offset);
    if (content === '/if') return this.close(raw, offset);
    const condition = IF.exec(content)?.[1];
    const expression = parseExpression(condition ?? content);
    if (!expression) return this.asWritten('syntax', raw, offset);
    if (condition === undefined) return this.add({ kind: 'value', expression, offset });
    if (this.open.length === MAX_DEPTH) return this.asWritten('tooDeep', raw, offset);
    const then: TemplateNode[] = [];
    const otherwise: TemplateNode[] = [];
    const node = { kind: 'if', condition: expression, offset, then, otherwise } as const;
    this.add(node);
    this.open.push({ node, then, otherwise, inElse: false });
  }

  /** A condition that nobody closed reaches to the end. */
  finish(): Parsed {
    for (const { node } of this.open) this.fault('unbalanced', '#if', node.offset);
    return { nodes: this.root, faults: this.faults };
  }

  private get target(): TemplateNode[] {
    const inner = this.open.at(-1);
    if (!inner) return this.root;
    return inner.inElse ? inner.otherwise : inner.then;
  }

  private otherwise(raw: string, offset: number): void {
    const inner = this.open.at(-1);
    if (!inner || inner.inElse) return this.asWritten('unbalanced', raw, offset);
    inner.inElse = true;
  }

  private close(raw: string, offset: number): void {
    if (!this.open.pop()) this.asWritten('unbalanced', raw, offset);
  }

  private asWritten(code: TemplateProblemCode, raw: string, offset: number): void {
    this.fault(code, excerpt(raw, 0), offset);
    this.add({ kind: 'text', text: `${OPEN}${raw}${CLOSE}` });
  }
}

const EXCERPT = 40;
const excerpt = (text: string, start: number): string =>
  text
    .slice(start, start + EXCERPT)
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed();
