import type { EditableStatus } from '../../shared/flowDocument';
import type { StatusCategory } from '../../shared/statusCategories';

/** A key of its own from the label, as far as that is written in Latin letters: keys are for scripts. */
export function keyFor(label: string, taken: readonly string[]): string {
  const base =
    label
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^_+|_+$/g, '')
      .slice(0, 48) || 'status';
  if (!taken.includes(base)) return base;
  let count = 2;
  while (taken.includes(`${base}_${count}`)) count += 1;
  return `${base}_${count}`;
}

export function newStatus(
  label: string,
  category: StatusCategory,
  color: string | null,
  statuses: readonly EditableStatus[],
): EditableStatus {
  return {
    key: keyFor(
      label,
      statuses.map(({ key }) => key),
    ),
    category,
    label: label.trim(),
    customerLabel: null,
    color,
    translations: null,
    position: Math.max(0, ...statuses.map(({ position }) => position)) + 10,
  };
}
