/** Reads the field paths out of the many shapes in which the platform takes them. */
import { isObject } from '../filters';

export type Path = readonly string[];

/** Deeper filters are nobody's: the query would not finish either. */
const MAX_DEPTH = 40;

/** A parameter that the guard cannot read; refused, since the platform might. */
export class UnreadableParam extends Error {}

/** `appends`, `fields`, `sort`: a list, an object with numbers as keys, `a,b`, or JSON. */
export function listOfPaths(param: unknown): Path[] {
  return strings(param).map((text) => text.replace(/^-/, '').split('(')[0].split('.'));
}

function strings(param: unknown): string[] {
  if (param === undefined || param === null || param === '') return [];
  if (typeof param === 'string') {
    const text = param.trim();
    return /^[[{]/.test(text) ? strings(parseJson(text)) : text.split(',').map((item) => item.trim());
  }
  if (Array.isArray(param)) return param.flatMap(strings);
  if (isObject(param)) return Object.values(param).flatMap(strings);
  throw new UnreadableParam();
}

/** Every path that a filter compares, operators included: `{a: {$and: [{'b.c': 1}]}}` is a.$and.0.b.c. */
export function pathsOfFilter(filter: unknown): Path[] {
  if (filter === undefined || filter === null || filter === '') return [];
  const parsed = typeof filter === 'string' ? parseJson(filter) : filter;
  const paths: Path[] = [];
  collect(parsed, [], paths);
  return paths;
}

function collect(value: unknown, path: Path, paths: Path[]): void {
  if (path.length > MAX_DEPTH) throw new UnreadableParam();
  if (Array.isArray(value)) {
    if (!value.some((item) => typeof item === 'object' && item !== null)) paths.push(path);
    else for (const item of value) collect(item, path, paths);
  } else if (isObject(value)) {
    const entries = Object.entries(value);
    if (entries.length === 0) paths.push(path);
    for (const [key, inner] of entries) collect(inner, [...path, ...key.split('.')], paths);
  } else {
    paths.push(path);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableParam();
  }
}
