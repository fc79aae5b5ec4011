import type { Collection, Database } from '@nocobase/database';
import { forbidden } from '../../kernel/errors';
import { isObject } from '../filters';
import type { Rights } from '../rights';
import { listOfPaths, pathsOfFilter, UnreadableParam, type Path } from './paths';
import { PathWalker } from './walk';

export type Params = Record<string, unknown>;

/** Not `except`: it only takes away. */
const LISTS = ['appends', 'fields', 'sort'] as const;

/**
 * Looks at everything in a request's parameters that names fields.
 * @returns the walker, which knows whether the request reaches into the desk
 * @throws FORBIDDEN with the path at fault
 */
export function checkReadParams(db: Database, rights: Rights, root: Collection, params: Params): PathWalker {
  const walker = new PathWalker(db, rights, root);
  for (const name of LISTS) readable(name, () => listOfPaths(params[name])).forEach((path) => walker.walk(path));
  const filters = [params.filter, ...compositeKeys(params.filterByTk)];
  for (const filter of filters)
    readable('filter', () => pathsOfFilter(filter)).forEach((path) => walker.walkFilter(path));
  readable('filterKeys', () => listOfPaths(params.filterKeys)).forEach((path) => walker.walkFilter(path));
  return walker;
}

/** Columns of an export: `[{dataIndex: ['assignee', 'nickname']}]`, as an array or as JSON. */
export function checkColumns(walker: PathWalker, columns: unknown): void {
  const list: unknown = typeof columns === 'string' ? readable('columns', () => JSON.parse(columns)) : columns;
  if (!Array.isArray(list)) return;
  for (const column of list) {
    const dataIndex = isObject(column) ? column.dataIndex : column;
    for (const path of dataIndexPaths(dataIndex)) walker.walk(path);
  }
}

function dataIndexPaths(dataIndex: unknown): Path[] {
  if (!Array.isArray(dataIndex)) return readable('columns', () => listOfPaths(dataIndex));
  return [dataIndex.flatMap((segment) => String(segment).split('.'))];
}

/** Collections with one key take an object too, and hand it to the database as it is. */
function compositeKeys(filterByTk: unknown): unknown[] {
  return [filterByTk].flat().filter(isObject);
}

function readable<T>(param: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableParam || error instanceof SyntaxError) throw forbidden(param);
    throw error;
  }
}
