import type { StatusLike } from './StatusTag';

/** For statuses that have no colour of their own. */
const CATEGORY_COLORS: Record<string, string> = {
  new: 'blue',
  open: 'geekblue',
  pending: 'orange',
  onHold: 'purple',
  resolved: 'green',
};

export function statusColor(status: StatusLike | null | undefined): string | undefined {
  return status?.color || CATEGORY_COLORS[status?.category ?? ''];
}
