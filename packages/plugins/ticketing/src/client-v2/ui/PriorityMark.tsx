import { theme, Tooltip } from 'antd';
import { useT } from '../locale';
import { useTint } from './tint';

export interface PriorityLike {
  key?: string;
  /** A text or a translation expression. */
  label?: string | null;
  color?: string | null;
  /** The higher, the more urgent; the seeded ones are 10 (low) to 40 (urgent). */
  weight?: number | null;
}

const BARS = [5, 8, 11] as const;

/** Signal bars that rise with the priority; the highest gets a filled mark, so that it stands out in a column of bars. */
export function PriorityMark({
  priority,
  withLabel,
}: {
  priority: PriorityLike | null | undefined;
  withLabel?: boolean;
}) {
  const t = useT();
  const { token } = theme.useToken();
  const tint = useTint(priority?.color);
  if (!priority) return null;
  const label = t(priority.label || priority.key || '');
  const level = Math.max(0, Math.min(4, Math.round((priority.weight ?? 20) / 10)));
  const mark = (
    <svg width="14" height="14" viewBox="0 0 14 14" role="img" aria-label={label} style={{ flex: 'none' }}>
      {level >= 4 ? (
        <>
          <rect width="14" height="14" rx="3" fill={tint.solid} />
          <path d="M7 3v5M7 10v1" stroke={token.colorBgContainer} strokeWidth="2" strokeLinecap="square" />
        </>
      ) : (
        BARS.map((height, index) => (
          <rect
            key={height}
            x={1 + index * 4.5}
            y={12.5 - height}
            width="3"
            height={height}
            rx="1"
            fill={index < level ? tint.solid : token.colorFill}
          />
        ))
      )}
    </svg>
  );
  if (!withLabel) return <Tooltip title={label}>{mark}</Tooltip>;
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: token.marginXXS }}>
      {mark}
      {label}
    </span>
  );
}
