/** Filters as the platform's repositories take them: nested objects, paths with dots, operators that begin with `$`. */
export type Filter = Readonly<Record<string, unknown>>;

export const eitherOf = (a: Filter, b: Filter): Filter => ({ $or: [a, b] });

export const bothOf = (a: Filter | null | undefined, b: Filter | null | undefined): Filter | undefined =>
  a && b ? { $and: [a, b] } : (a ?? b ?? undefined);

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isLogical = (key: string) => key === '$and' || key === '$or' || key === '$not';

/** The same conditions, asked of a related record. */
export function within(relation: string, filter: Filter): Filter {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) =>
      isLogical(key) ? [key, eachWithin(relation, value)] : [`${relation}.${key}`, value],
    ),
  );
}

function eachWithin(relation: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => eachWithin(relation, item));
  return isObject(value) ? within(relation, value) : value;
}
