import { acceptsArguments, filterOf, FILTER_NAMES } from './filters';
import { parseTemplate } from './parse';
import type { Expression, Fault, TemplateNode, TemplateProblem } from './syntax';

/** Nobody reads more of them. */
const MOST_TOLD = 20;
/** Letters that a name may be off to be taken for a known one. */
const NEARLY = 3;

/**
 * What is wrong with a text, for whoever saves it.
 * @param known names of the variables that there are
 */
export function templateProblems(text: string, known: Iterable<string>): TemplateProblem[] {
  const names = new Set(known);
  const { nodes, faults } = parseTemplate(text);
  const found = [...faults, ...faultsOf(nodes, names)];
  found.sort((a, b) => a.offset - b.offset);
  return found.slice(0, MOST_TOLD).map((fault) => {
    const candidates = fault.code === 'unknownVariable' ? [...names] : FILTER_NAMES;
    const isName = fault.code === 'unknownVariable' || fault.code === 'unknownFilter';
    const suggestion = isName ? nearest(fault.name, candidates) : undefined;
    return { ...fault, ...placeOf(text, fault.offset), ...(suggestion ? { suggestion } : {}) };
  });
}

function faultsOf(nodes: readonly TemplateNode[], known: ReadonlySet<string>): Fault[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [];
    if (node.kind === 'value') return faultsIn(node.expression, node.offset, known);
    return [
      ...faultsIn(node.condition, node.offset, known),
      ...faultsOf(node.then, known),
      ...faultsOf(node.otherwise, known),
    ];
  });
}

function faultsIn({ source, filters }: Expression, offset: number, known: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  if ('variable' in source && !known.has(source.variable)) {
    faults.push({ code: 'unknownVariable', name: source.variable, offset });
  }
  for (const { name, args } of filters) {
    const filter = filterOf(name);
    if (!filter) faults.push({ code: 'unknownFilter', name, offset });
    else if (!acceptsArguments(filter, args)) faults.push({ code: 'badArgument', name, offset });
  }
  return faults;
}

function placeOf(text: string, offset: number) {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  return { line: before.split('\n').length, column: offset - lastBreak };
}

function nearest(name: string, candidates: readonly string[]): string | undefined {
  const wanted = name.slice(0, 64).toLowerCase();
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = distanceBetween(wanted, candidate.slice(0, 64).toLowerCase());
    if (distance <= NEARLY && distance < (best?.distance ?? Infinity)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** Levenshtein's: how many letters to add, drop or change. */
function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change));
    }
    row = next;
  }
  return row[b.length];
}
