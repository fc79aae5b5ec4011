/** No form of anybody goes deeper; documents of the page editor do not come this way. */
const DEEPEST = 60;

/** Whether lists and objects lie in each other deeper than anything that reads them by calling itself could bear. */
export function isNestedTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return false;
}
