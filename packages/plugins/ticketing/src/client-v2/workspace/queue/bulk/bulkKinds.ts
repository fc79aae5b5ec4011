import type { BulkAction } from '../../../../shared/bulk';
import type { TicketAction } from '../../useMay';

/** What an agent chooses to do with the marked tickets. */
export interface BulkKind {
  key: string;
  action: BulkAction;
  /** Key in the locale files. */
  label: string;
  /** The right that the role must have, as `useMay` knows it. */
  right: TicketAction;
  isDangerous?: boolean;
}

export const BULK_KINDS: readonly BulkKind[] = [
  { key: 'status', action: 'transition', label: 'Change status', right: 'transition' },
  { key: 'assign', action: 'assign', label: 'Assign', right: 'assign' },
  { key: 'priority', action: 'update', label: 'Change priority', right: 'update' },
  { key: 'tag', action: 'tag', label: 'Tags', right: 'tag' },
  { key: 'macro', action: 'applyMacro', label: 'Apply macro', right: 'note' },
  { key: 'note', action: 'note', label: 'Add note', right: 'note' },
  { key: 'follow', action: 'follow', label: 'Follow', right: 'follow' },
  { key: 'snooze', action: 'snooze', label: 'Snooze', right: 'snooze' },
  { key: 'merge', action: 'merge', label: 'Merge into one', right: 'merge' },
  { key: 'destroy', action: 'destroy', label: 'Delete', right: 'destroy', isDangerous: true },
];

export interface BulkParamsProps {
  kind: BulkKind;
  count: number;
  isDisabled: boolean;
  /** Undefined as long as something is missing. */
  onChange: (params: Record<string, unknown> | undefined) => void;
}
