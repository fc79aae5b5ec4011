import { createHash } from 'node:crypto';
import type { EditableStatus, FlowLayout, FlowStep } from '../../shared/flowDocument';

/**
 * A version made of what it is a version of, so that a change by any way makes a new one, a stock form's among them. In two
 * halves: who only draws steps is not disturbed by somebody who renames a status.
 */
export function flowVersion(
  statuses: readonly EditableStatus[],
  steps: readonly FlowStep[],
  layout: FlowLayout,
): string {
  const rows = [...statuses]
    .sort((a, b) => compare(a.key, b.key))
    .map(({ key, category, label, customerLabel, color, translations, position }) => [
      ...[key, category, label, customerLabel, color, position],
      sorted(translations ?? {}),
    ]);
  const drawn = [...steps]
    .sort((a, b) => compare(`${a.fromKey} ${a.toKey}`, `${b.fromKey} ${b.toKey}`))
    .map(({ fromKey, toKey, roles, requiredFields, commentRequired, confirm, confirmText, position }) => [
      ...[fromKey, toKey, roles, requiredFields, commentRequired, confirm, confirmText ?? null, position],
    ]);
  return `${digest(rows)}.${digest([drawn, sorted(layout)])}`;
}

/** @param touchesStatuses whether whoever names the version changes statuses as well */
export function isStaleVersion(seen: string, current: string, touchesStatuses: boolean): boolean {
  return touchesStatuses ? seen !== current : seen.split('.')[1] !== current.split('.')[1];
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The same for the same content, in whichever order a database keeps keys. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value)
    .sort(([a], [b]) => compare(a, b))
    .map(([key, inner]) => [key, sorted(inner)]);
}
