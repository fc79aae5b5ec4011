import { theme } from 'antd';
import { memo, type KeyboardEvent } from 'react';
import type { Ends } from '../draft';
import type { EdgePath } from './edgePath';

export type LineLook = 'plain' | 'strong' | 'faded' | 'selected' | 'wrong';

interface Props {
  ends: Ends;
  path: EdgePath;
  look: LineLook;
  label: string;
  onSelect(ends: Ends): void;
  onKeyDown(event: KeyboardEvent, ends: Ends): void;
  onHover(ends: Ends | null): void;
}

/** A step in the drawing: an arrow that can be clicked anywhere near it. */
export const StepLine = memo(function StepLine({ ends, path, look, label, onSelect, onKeyDown, onHover }: Props) {
  const color = useLineColor(look);
  const width = look === 'selected' ? 2.6 : look === 'strong' || look === 'wrong' ? 2 : 1.4;
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      aria-pressed={look === 'selected'}
      className="ticketing-flow-line"
      data-testid={`ticketing-flow-edge-${ends.fromKey}-${ends.toKey}`}
      data-problem={look === 'wrong' || undefined}
      style={{ cursor: 'pointer', opacity: look === 'faded' ? 0.25 : 1, transition: 'opacity 120ms', outline: 'none' }}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={() => onSelect(ends)}
      onKeyDown={(event) => onKeyDown(event, ends)}
      onPointerEnter={() => onHover(ends)}
      onPointerLeave={() => onHover(null)}
    >
      <path d={path.line} fill="none" stroke="transparent" strokeWidth={16} pointerEvents="stroke" />
      <path className="ticketing-flow-focus" d={path.line} fill="none" stroke="transparent" strokeWidth={7} />
      <path d={path.line} fill="none" stroke={color} strokeWidth={width} strokeLinecap="round" />
      <polygon points={path.head} fill={color} stroke={color} strokeWidth={1} strokeLinejoin="round" />
    </g>
  );
});

export function useLineColor(look: LineLook): string {
  const { token } = theme.useToken();
  if (look === 'wrong') return token.colorError;
  if (look === 'selected' || look === 'strong') return token.colorPrimary;
  return token.colorTextQuaternary;
}
