import { acceptsArguments, filterOf } from './filters';
import { parseTemplate } from './parse';
import type { Expression, TemplateNode, TemplateValue, TemplateVariables } from './syntax';
import { writeValue, type Writing } from './writing';

export interface RenderOptions extends Writing {
  /** What the text is: `html` escapes every value, so that none of them is markup. */
  escape: 'html' | 'text';
}

/**
 * Fills in a text. It never fails: a variable that is not there is empty, a filter that does not exist changes nothing,
 * and what is no placeholder stays as it was written. Who saves a text asks `templateProblems` first.
 */
export function renderTemplate(text: string, variables: TemplateVariables, options: RenderOptions): string {
  const write = options.escape === 'html' ? escapeHtml : (value: string) => value;
  const pieces: string[] = [];
  const walk = (nodes: readonly TemplateNode[]): void => {
    for (const node of nodes) {
      if (node.kind === 'text') pieces.push(node.text);
      else if (node.kind === 'value') pieces.push(write(valueOf(node.expression, variables, options)));
      else walk(valueOf(node.condition, variables, options) === '' ? node.otherwise : node.then);
    }
  };
  walk(parseTemplate(text).nodes);
  return pieces.join('');
}

function valueOf({ source, filters }: Expression, variables: TemplateVariables, writing: Writing): string {
  let value: TemplateValue = 'text' in source ? source.text : own(variables, source.variable);
  for (const { name, args } of filters) {
    const filter = filterOf(name);
    if (filter && acceptsArguments(filter, args)) value = filter.apply(value, args, writing);
  }
  return writeValue(value, writing);
}

/** By its whole name in a list of our own making: no prototype, no property of a value is ever reached. */
const own = (variables: TemplateVariables, name: string): TemplateValue =>
  Object.hasOwn(variables, name) ? variables[name] : undefined;

const HTML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '<br />',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"'\n]/g, (character) => HTML[character]);
