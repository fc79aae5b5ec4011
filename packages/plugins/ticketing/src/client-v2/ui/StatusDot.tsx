import { statusColor } from './statusColor';
import type { StatusLike } from './StatusTag';
import { useTint } from './tint';

/** A status as a dot in its colour, beside words that name it. */
export function StatusDot({ status }: { status: StatusLike }) {
  const tint = useTint(statusColor(status));
  return (
    <span
      aria-hidden="true"
      style={{ display: 'inline-block', width: 8, height: 8, borderRadius: '50%', background: tint.solid }}
    />
  );
}
